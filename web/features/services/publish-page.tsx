import type { OutputOf } from '../../api/endpoint.ts'
import { listKinds, listServices, publishService } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { navigate } from '../../router/navigation.ts'
import { pathTo } from '../../router/path.ts'
import { call } from '../../session/state.ts'
import { Checkbox, CheckboxGroup } from '../../ui/checkbox/component.tsx'
import { DateInput } from '../../ui/date-input/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { NumberInput } from '../../ui/number-input/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { TextArea } from '../../ui/textarea/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Reading } from '../reading.tsx'
import { servicesPath } from './paths.ts'
import { readService, type Service, typedFrom } from './read-service.ts'
import { serviceTexts } from './texts.ts'
import { ValueRuleFields } from './value-rule-fields.tsx'

type Kind = OutputOf<typeof listKinds>['kinds'][number]

/** Publishes a service, or the next version of one: then everything stands there as it was. */
export function PublishServicePage(props: { readonly register: string; readonly code?: string }) {
  const { register, code } = props
  const t = useTexts(serviceTexts)
  const language = useLanguage()
  const services = useQuery(listServices, { register })
  const kinds = useQuery(listKinds, { register })
  const versions = services.status === 'ready' ? services.value.services.filter((one) => one.code === code) : []
  const latest = versions.sort((a, b) => (a.valid_from < b.valid_from ? -1 : 1)).at(-1)
  return (
    <Page
      title={latest ? t('newVersionOf', { name: userText(latest.name, language) }) : t('publishNew')}
      lead={t('unchanged')}
      above={[{ href: pathTo(servicesPath, { register }), label: t('way') }]}
    >
      <Reading
        query={services}
        draw={() =>
          code !== undefined && !latest ? (
            <EmptyState title={t('unknown')} />
          ) : (
            <Reading
              query={kinds}
              draw={(named) => <ServiceForm register={register} latest={latest} kinds={named.kinds} />}
            />
          )
        }
      />
    </Page>
  )
}

function ServiceForm(props: {
  readonly register: string
  readonly latest: Service | undefined
  readonly kinds: readonly Kind[]
}) {
  const { register, latest, kinds } = props
  const t = useTexts(serviceTexts)
  const language = useLanguage()
  const form = useForm({
    key: `service.publish:${register}:${latest?.version_id ?? 'new'}`,
    initial: typedFrom(latest),
    read: (typed) => readService(typed, latest, t),
    send: (service, id) => call(publishService, { register, id, ...service }),
    done: () => {
      announce(t('published'))
      navigate(pathTo(servicesPath, { register }))
    },
  })
  return (
    <Form form={form} submit={t('publish')}>
      {latest ? null : <TextInput {...form.field('code')} label={t('code')} hint={t('codeHint')} maxLength={61} />}
      <DateInput {...form.field('validFrom')} label={t('validFrom')} />
      <TextInput {...form.field('nameFi')} label={t('nameFi')} maxLength={200} width="wide" />
      <TextArea {...form.field('descriptionFi')} label={t('descriptionFi')} maxLength={4_000} />
      <TextArea {...form.field('ruleBookFi')} label={t('ruleBookFi')} maxLength={20_000} rows={8} />
      <Details summary={t('swedish')}>
        <div class="stack">
          <TextInput {...form.field('nameSv')} label={t('nameSv')} maxLength={200} width="wide" optional />
          <TextArea {...form.field('descriptionSv')} label={t('descriptionSv')} maxLength={4_000} optional />
          <TextArea {...form.field('ruleBookSv')} label={t('ruleBookSv')} maxLength={20_000} rows={8} optional />
        </div>
      </Details>
      <CheckboxGroup
        {...form.field('kinds')}
        label={t('kinds')}
        options={kinds.map((kind) => ({ value: kind.code, label: userText(kind.name, language) }))}
      />
      <ValueRuleFields form={form} earlier={latest?.value_rule.kind} />
      <Checkbox {...form.field('freeOfCharge')} label={t('freeOfCharge')} hint={t('freeHint')} />
      <RadioGroup
        {...form.field('review')}
        label={t('review')}
        options={[
          { value: 'none', label: t('reviewNone') },
          { value: 'each', label: t('reviewEach') },
        ]}
      />
      <NumberInput {...form.field('answerDays')} label={t('answerDays')} unit={t('days')} />
      <TextInput
        {...form.field('twoPeopleOver')}
        label={t('twoPeopleOver')}
        hint={t('twoPeopleOverHint')}
        width="short"
        optional
      />
      <TextInput {...form.field('publicFee')} label={t('publicFee')} hint={t('publicFeeHint')} width="short" optional />
      <RadioGroup
        {...form.field('publicFeePer')}
        label={t('publicFeePer')}
        options={[
          { value: 'unit', label: t('feeByUnit') },
          { value: 'month', label: t('feeByMonth') },
        ]}
      />
      <TextInput {...form.field('vatNote')} label={t('vatNote')} maxLength={70} width="wide" />
    </Form>
  )
}
