import type { OutputOf } from '../../api/endpoint.ts'
import { changeCompany, showCompany } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { type Reading as Read, useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { CheckboxGroup } from '../../ui/checkbox/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { languageName, namedLanguages } from '../grants/language-names.ts'
import { Reading } from '../reading.tsx'
import { CompanyChanges } from './company-changes.tsx'
import { companyTexts } from './company-texts.ts'

type Company = NonNullable<OutputOf<typeof showCompany>['company']>

/** What the provider says of itself. A change is a proposal to each organiser that the provider has applied to. */
export function CompanyPage(props: { readonly register: string }) {
  const t = useTexts(companyTexts)
  const { register } = props
  const found = useQuery(showCompany, { register })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Reading
        query={found}
        draw={({ company }, reload) => (
          <>
            {company ? null : <Notification kind="info" title={t('notYet')} />}
            <CompanyChanges register={register} key={JSON.stringify(company)} />
            <CompanyForm key={JSON.stringify(company)} register={register} company={company} onSaved={reload} />
          </>
        )}
      />
    </Page>
  )
}

const nothing: Omit<Company, 'languages'> = {
  businessId: '',
  name: '',
  street: '',
  postalCode: '',
  postTown: '',
  iban: '',
  bic: '',
  registerNumber: '',
}

function CompanyForm(props: {
  readonly register: string
  readonly company: Company | null
  readonly onSaved: () => void
}) {
  const t = useTexts(companyTexts)
  const language = useLanguage()
  const { register, company } = props
  const initial: typeof nothing & { readonly languages: readonly string[] } = {
    ...(company ?? nothing),
    languages: company?.languages ?? ['fi'],
  }
  const form = useForm({
    key: `company:${register}`,
    initial,
    read: (typed): Read<typeof initial, Company> => {
      const value = {
        businessId: typed.businessId.trim(),
        name: typed.name.trim(),
        street: typed.street.trim(),
        postalCode: typed.postalCode.trim(),
        postTown: typed.postTown.trim(),
        iban: typed.iban.replace(/\s/g, '').toUpperCase(),
        bic: typed.bic.trim().toUpperCase(),
        registerNumber: typed.registerNumber.trim(),
        languages: typed.languages,
      }
      const missing = (Object.keys(nothing) as readonly (keyof typeof nothing)[]).filter((name) => value[name] === '')
      const errors = {
        ...Object.fromEntries(missing.map((name) => [name, t('missing')])),
        ...(/^\d{7}-\d$/.test(value.businessId) ? {} : { businessId: t('businessIdWrong') }),
        ...(/^\d{5}$/.test(value.postalCode) ? {} : { postalCode: t('postalCodeWrong') }),
        ...(value.languages.length > 0 ? {} : { languages: t('languagesMissing') }),
      }
      return Object.keys(errors).length > 0 ? { errors } : { value }
    },
    send: (value) => call(changeCompany, { register, ...value }),
    done: () => {
      announce(t('saved'))
      props.onSaved()
    },
  })
  return (
    <Form form={form} submit={t('save')}>
      <TextInput {...form.field('businessId')} label={t('businessId')} hint={t('businessIdHint')} width="short" />
      <TextInput {...form.field('name')} label={t('name')} autocomplete="organization" maxLength={200} />
      <TextInput {...form.field('street')} label={t('street')} autocomplete="street-address" maxLength={200} />
      <TextInput {...form.field('postalCode')} label={t('postalCode')} autocomplete="postal-code" width="short" />
      <TextInput {...form.field('postTown')} label={t('postTown')} maxLength={100} />
      <TextInput {...form.field('iban')} label={t('iban')} hint={t('ibanHint')} />
      <TextInput {...form.field('bic')} label={t('bic')} width="short" />
      <TextInput
        {...form.field('registerNumber')}
        label={t('registerNumber')}
        hint={t('registerNumberHint')}
        maxLength={60}
      />
      <CheckboxGroup
        {...form.field('languages')}
        label={t('languages')}
        options={namedLanguages.map((value) => ({ value, label: languageName(value, language) }))}
      />
    </Form>
  )
}
