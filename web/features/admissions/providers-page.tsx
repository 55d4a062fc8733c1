import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { endAdmission, listProviders } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay, isDay, todayInFinland } from '../../format/day.ts'
import { formatEuros } from '../../format/money.ts'
import { useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { DateInput } from '../../ui/date-input/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { Dialog } from '../../ui/dialog/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Period } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { useRoles } from '../roles.ts'
import { ProviderContacts } from './provider-contacts.tsx'
import { admissionTexts } from './texts.ts'

type Provider = OutputOf<typeof listProviders>['providers'][number]
type Admission = Provider['admissions'][number]

/** The providers that the organiser knows. Who may admit may also end; others only look. */
export function ProvidersPage(props: { readonly register: string }) {
  const { register } = props
  const t = useTexts(admissionTexts)
  const providers = useQuery(listProviders, { register })
  return (
    <Page title={t('providersTitle')}>
      <Reading
        query={providers}
        draw={(found, reload) =>
          found.providers.length === 0 ? (
            <EmptyState title={t('noProviders')}>
              <p>{t('noProvidersAbout')}</p>
            </EmptyState>
          ) : (
            found.providers.map((provider) => (
              <OneProvider key={provider.id} register={register} provider={provider} reload={reload} />
            ))
          )
        }
      />
    </Page>
  )
}

function OneProvider(props: { readonly register: string; readonly provider: Provider; readonly reload: () => void }) {
  const { register, provider, reload } = props
  const t = useTexts(admissionTexts)
  const [ending, setEnding] = useState<Admission>()
  const mayEnd = useRoles(register).includes('service-manager')
  const done = (): void => {
    setEnding(undefined)
    announce(t('endDone'))
    reload()
  }
  return (
    <Card title={provider.name} level={2}>
      <DefinitionList
        items={[
          { name: t('businessId'), value: <span class="number">{provider.business_id}</span> },
          { name: t('address'), value: `${provider.street}, ${provider.postal_code} ${provider.post_town}` },
        ]}
      />
      {provider.admissions.length === 0 ? (
        <p>{t('notAdmitted')}</p>
      ) : (
        <Table
          caption={provider.name}
          captionHidden
          rows={provider.admissions}
          rowKey={(admission) => admission.id}
          columns={[
            { name: t('service'), draw: (admission) => admission.service_code },
            { name: t('agreement'), draw: (admission) => admission.agreement },
            {
              name: t('validity'),
              draw: (admission) => <Period from={admission.valid_from} to={admission.valid_to ?? undefined} />,
            },
            { name: t('price'), look: 'amount', draw: (admission) => <PriceNow admission={admission} /> },
            {
              name: t('state'),
              draw: (admission) =>
                isOver(admission) ? (
                  <StatusTag look="neutral">{t('ended')}</StatusTag>
                ) : !mayEnd ? (
                  <StatusTag look="good">{t('admitted')}</StatusTag>
                ) : (
                  <Button
                    look="quiet"
                    label={t('endLabel', { provider: provider.name, service: admission.service_code })}
                    onPress={() => setEnding(admission)}
                  >
                    {t('end')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {provider.admissions.some((admission) => !isOver(admission)) ? (
        <Details summary={t('contactsOf', { provider: provider.name })}>
          {() => <ProviderContacts register={register} provider={provider.id} />}
        </Details>
      ) : null}
      {ending ? (
        <EndDialog register={register} admission={ending} close={() => setEnding(undefined)} done={done} />
      ) : null}
    </Card>
  )
}

const isOver = (admission: Admission): boolean =>
  admission.ended_at !== null || (admission.valid_to !== null && admission.valid_to < todayInFinland())

function PriceNow(props: { readonly admission: Admission }) {
  const t = useTexts(admissionTexts)
  const language = useLanguage()
  const newest = [...props.admission.prices].sort((a, b) => (a.valid_from < b.valid_from ? 1 : -1))[0]
  if (!newest) return <StatusTag look="attention">{t('noPrice')}</StatusTag>
  const money = formatEuros(newest.price_cents, language)
  return <>{t('priceFrom', { money, day: formatDay(newest.valid_from, language) })}</>
}

function EndDialog(props: {
  readonly register: string
  readonly admission: Admission
  readonly close: () => void
  readonly done: () => void
}) {
  const { register, admission } = props
  const t = useTexts(admissionTexts)
  const form = useForm({
    key: `admission.end:${register}:${admission.id}`,
    kept: { register, form: 'admission.end', thing: admission.id },
    initial: { reason: '', lastDay: '' },
    read: (typed) => {
      const reason = typed.reason.trim()
      const { lastDay } = typed
      const errors: Record<string, string> = {}
      if (reason === '') errors.reason = t('fillIn')
      if (lastDay !== '' && !isDay(lastDay)) errors.lastDay = t('dayWrong')
      return Object.keys(errors).length > 0 ? { errors } : { value: { reason, lastDay: lastDay || null } }
    },
    send: (ending) => call(endAdmission, { register, id: admission.id, ...ending }),
    done: props.done,
  })
  return (
    <Dialog title={t('endTitle')} onClose={props.close} buttons={null}>
      <p>{t('endAbout')}</p>
      <Form
        form={form}
        submit={t('end')}
        others={
          <Button look="secondary" onPress={props.close}>
            {t('cancel')}
          </Button>
        }
      >
        <TextInput {...form.field('reason')} label={t('reason')} maxLength={200} />
        <DateInput {...form.field('lastDay')} label={t('lastDay')} hint={t('endNow')} optional />
      </Form>
    </Dialog>
  )
}
