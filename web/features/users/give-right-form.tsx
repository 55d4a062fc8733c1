import type { OutputOf } from '../../api/endpoint.ts'
import { giveRole, type listAssignments, listServices } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay, isDay, todayInFinland } from '../../format/day.ts'
import { useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { DateInput } from '../../ui/date-input/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { Select } from '../../ui/select/component.tsx'
import { Reading } from '../reading.tsx'
import { rightsTexts } from './rights-texts.ts'

type Account = OutputOf<typeof listAssignments>['accounts'][number]
type Role = OutputOf<typeof listAssignments>['roles'][number]
type Service = OutputOf<typeof listServices>['services'][number]

/** Gives a right to one of the organisation's own users. */
export function GiveRightForm(props: {
  readonly register: string
  readonly accounts: readonly Account[]
  readonly roles: readonly Role[]
  readonly close: () => void
  readonly done: () => void
}) {
  const services = useQuery(listServices, { register: props.register })
  return <Reading query={services} draw={(found) => <Fields {...props} services={found.services} />} />
}

function Fields(props: {
  readonly register: string
  readonly accounts: readonly Account[]
  readonly roles: readonly Role[]
  readonly services: readonly Service[]
  readonly close: () => void
  readonly done: () => void
}) {
  const { register, accounts, services } = props
  // A provider's people get their roles with the admission.
  const roles = props.roles.filter(({ side }) => side === 'organiser')
  const isOfService = (role: string): boolean => roles.some(({ code, scope }) => code === role && scope === 'service')
  const t = useTexts(rightsTexts)
  const language = useLanguage()
  const form = useForm({
    key: `assignment.give:${register}`,
    initial: { accountId: '', role: '', serviceId: '', validFrom: todayInFinland(), validTo: '' },
    read: (typed) => {
      const { accountId, role, validFrom, validTo } = typed
      const serviceId = isOfService(role) ? typed.serviceId : ''
      const errors: Record<string, string> = {}
      if (accountId === '') errors.accountId = t('chooseUser')
      if (role === '') errors.role = t('chooseRole')
      if (isOfService(role) && serviceId === '') errors.serviceId = t('chooseService')
      if (!isDay(validFrom)) errors.validFrom = t('dayMissing')
      const ends = accounts.find(({ id }) => id === accountId)?.valid_to ?? null
      if (ends !== null && (validTo === '' || validTo > ends))
        errors.validTo = t('outlives', { day: formatDay(ends, language) })
      if (validTo !== '' && !isDay(validTo)) errors.validTo = t('dayWrong')
      else if (validTo !== '' && validTo < validFrom) errors.validTo = t('daysCrossed')
      if (Object.keys(errors).length > 0) return { errors }
      return {
        value: {
          accountId,
          role,
          serviceId: serviceId || null,
          providerId: null,
          validFrom,
          validTo: validTo || null,
        },
      }
    },
    send: (right, id) => call(giveRole, { register, id, ...right }),
    done: props.done,
  })
  const names = new Map(services.map((one) => [one.id, userText(one.name, language)]))
  return (
    <Form
      form={form}
      submit={t('save')}
      others={
        <Button look="secondary" onPress={props.close}>
          {t('cancel')}
        </Button>
      }
    >
      <Select
        {...form.field('accountId')}
        label={t('user')}
        options={accounts.map((account) => ({ value: account.id, label: `${account.name} (${account.email})` }))}
      />
      <RadioGroup
        {...form.field('role')}
        label={t('role')}
        options={roles.map(({ code, name }) => ({ value: code, label: userText(name, language) }))}
      />
      {isOfService(form.typed.role) ? (
        <Select
          {...form.field('serviceId')}
          label={t('limits')}
          options={[...names].map(([value, label]) => ({ value, label }))}
        />
      ) : null}
      <DateInput {...form.field('validFrom')} label={t('validFrom')} />
      <DateInput {...form.field('validTo')} label={t('validTo')} hint={t('untilFurther')} optional />
    </Form>
  )
}
