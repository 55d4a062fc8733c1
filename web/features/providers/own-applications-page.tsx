import { endpoint, type InputOf, type OutputOf } from '../../api/endpoint.ts'
import { applyForAdmission, listOrganisers, listOwnApplications, listOwnUsers } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { type Reading as Read, useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { type UserText, userText } from '../../i18n/user-text.ts'
import { call } from '../../session/state.ts'
import { Card } from '../../ui/card/component.tsx'
import { CheckboxGroup } from '../../ui/checkbox/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { Select } from '../../ui/select/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Instant, Period } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { answerReason } from './answer-reasons.ts'
import { ownApplicationTexts } from './own-application-texts.ts'

type Application = OutputOf<typeof listOwnApplications>['applications'][number]
type Content = Omit<InputOf<typeof applyForAdmission>, 'register' | 'id'>

interface PublishedService {
  readonly code: string
  readonly name: UserText
}
interface PublishedServices {
  readonly register: string
  readonly services: readonly PublishedService[]
}

/** What organisers publish for anyone to read, without a register (569/2009 4 §). */
const listPublishedServices = endpoint<Record<string, never>, readonly PublishedServices[]>({
  method: 'GET',
  path: '/services',
})

type User = OutputOf<typeof listOwnUsers>['users'][number]

/** Applications to organisers' services with their answers, and the next one. */
export function OwnApplicationsPage(props: { readonly register: string }) {
  const t = useTexts(ownApplicationTexts)
  const { register } = props
  const found = useQuery(listOwnApplications, { register })
  const organisers = useQuery(listOrganisers, { register })
  const users = useQuery(listOwnUsers, { register })
  const catalogue = useQuery(listPublishedServices, {})
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Reading
        query={found}
        draw={({ applications }, reload) => (
          <>
            {applications.length === 0 ? (
              <EmptyState title={t('none')}>
                <p>{t('noneWhy')}</p>
              </EmptyState>
            ) : null}
            {applications.map((application) => (
              <OneApplication key={application.id} application={application} />
            ))}
            <Section title={t('newTitle')}>
              <Reading
                query={organisers}
                draw={(list) => (
                  <Reading
                    query={users}
                    draw={(own) => (
                      <Reading
                        query={catalogue}
                        draw={(services) => (
                          <ApplyForm
                            register={register}
                            organisers={list.organisers}
                            catalogue={services}
                            users={own.users}
                            onSent={reload}
                          />
                        )}
                      />
                    )}
                  />
                )}
              />
            </Section>
          </>
        )}
      />
    </Page>
  )
}

const looks = { sent: 'waiting', received: 'waiting', admitted: 'good', refused: 'bad', ended: 'neutral' } as const

function OneApplication(props: { readonly application: Application }) {
  const t = useTexts(ownApplicationTexts)
  const language = useLanguage()
  const { application: one } = props
  return (
    <Card
      level={2}
      title={`${one.organiser}: ${one.service_code}`}
      tag={<StatusTag look={looks[one.status]}>{t(one.status)}</StatusTag>}
    >
      <DefinitionList
        items={[
          { name: t('madeAt'), value: <Instant at={one.made_at} /> },
          ...(one.signed_at ? [{ name: t('signedAt'), value: <Instant at={one.signed_at} /> }] : []),
          ...(one.answered_at ? [{ name: t('answeredAt'), value: <Instant at={one.answered_at} /> }] : []),
          ...(one.valid_from
            ? [{ name: t('inForce'), value: <Period from={one.valid_from} to={one.valid_to ?? undefined} /> }]
            : []),
          ...(one.reason ? [{ name: t('reason'), value: answerReason(one.reason, language) }] : []),
        ]}
      />
    </Card>
  )
}

const documents = ['prepayment-register-extract', 'insurance-certificate', 'self-monitoring-plan'] as const
const noDocuments = {
  'prepayment-register-extract': '',
  'insurance-certificate': '',
  'self-monitoring-plan': '',
}
const nothing: typeof noDocuments & {
  readonly toRegister: string
  readonly serviceCode: string
  readonly offices: readonly string[]
  readonly recorders: readonly string[]
} = { ...noDocuments, toRegister: '', serviceCode: '', offices: [], recorders: [] }

function ApplyForm(props: {
  readonly register: string
  readonly organisers: OutputOf<typeof listOrganisers>['organisers']
  readonly catalogue: readonly PublishedServices[]
  readonly users: readonly User[]
  readonly onSent: () => void
}) {
  const t = useTexts(ownApplicationTexts)
  const language = useLanguage()
  const { register } = props
  const servicesOf = (organiser: string): readonly PublishedService[] =>
    props.catalogue.find((one) => one.register === organiser)?.services ?? []
  const published = (organiser: string): readonly string[] => servicesOf(organiser).map(({ code }) => code)
  const form = useForm({
    key: `apply:${register}`,
    initial: nothing,
    read: (typed): Read<typeof nothing, Content> => {
      const { serviceCode } = typed
      const errors = {
        ...(typed.toRegister ? {} : { toRegister: t('organiserMissing') }),
        ...(published(typed.toRegister).includes(serviceCode) ? {} : { serviceCode: t('serviceWrong') }),
        ...Object.fromEntries(
          documents.filter((kind) => typed[kind].trim() === '').map((kind) => [kind, t('documentMissing')]),
        ),
        ...(typed.offices.length > 0 ? {} : { offices: t('officeMissing') }),
      }
      if (Object.keys(errors).length > 0) return { errors }
      return {
        value: {
          toRegister: typed.toRegister,
          serviceCode,
          documents: documents.map((kind) => ({ kind, name: typed[kind].trim() })),
          users: [
            ...typed.offices.map((accountId) => ({ accountId, role: 'provider-office' as const })),
            ...typed.recorders.map((accountId) => ({ accountId, role: 'provider-recorder' as const })),
          ],
        },
      }
    },
    send: (value, id) => call(applyForAdmission, { register, id, ...value }),
    done: () => {
      announce(t('sentDone'))
      props.onSent()
    },
  })
  const people = props.users.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Form form={form} submit={t('send')}>
      <Select
        {...form.field('toRegister')}
        label={t('organiser')}
        options={props.organisers.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Select
        {...form.field('serviceCode')}
        label={t('serviceCode')}
        hint={t('serviceHint')}
        options={servicesOf(form.field('toRegister').value).map(({ code, name }) => ({
          value: code,
          label: userText(name, language),
        }))}
      />
      {documents.map((kind) => (
        <TextInput key={kind} {...form.field(kind)} label={t(kind)} hint={t('documentHint')} maxLength={200} />
      ))}
      <CheckboxGroup {...form.field('offices')} label={t('offices')} hint={t('officesHint')} options={people} />
      <CheckboxGroup {...form.field('recorders')} label={t('recorders')} hint={t('recordersHint')} options={people} />
    </Form>
  )
}
