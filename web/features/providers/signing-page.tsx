import type { OutputOf } from '../../api/endpoint.ts'
import { showSigning, signApplication } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { type Reading as Read, useForm } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Card } from '../../ui/card/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Instant } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { companyTexts } from './company-texts.ts'
import { signingTexts } from './signing-texts.ts'

type Shown = OutputOf<typeof showSigning>
type Application = Shown['applications'][number]

/** For the person with signing right (PSOP-32): what was checked, and the applications that wait for a signature. */
export function SigningPage(props: { readonly register: string }) {
  const t = useTexts(signingTexts)
  const c = useTexts(companyTexts)
  const { register } = props
  const found = useQuery(showSigning, { register })
  return (
    <Page title={t('title')}>
      <Reading
        query={found}
        draw={({ company, name, signingRight, email, checkedAt, applications }, reload) => {
          const isWaiting = (one: Application): boolean => one.status === 'received' && one.signed_at === null
          const waiting = applications.filter(isWaiting)
          const others = applications.filter((one) => !isWaiting(one))
          return (
            <>
              <DefinitionList
                items={[
                  { name: t('company'), value: company.name },
                  { name: c('businessId'), value: <span class="number">{company.businessId}</span> },
                  { name: t('you'), value: name },
                  { name: t('right'), value: t(signingRight) },
                  { name: t('checked'), value: <Instant at={checkedAt} /> },
                ]}
              />
              <p>{t('holds')}</p>
              <Section title={t('waiting')}>
                {waiting.length === 0 ? (
                  <EmptyState title={t('none')}>
                    <p>{t('noneWhy')}</p>
                  </EmptyState>
                ) : null}
                {waiting.map((one) => (
                  <ToSign key={one.id} register={register} application={one} email={email} onDone={reload} />
                ))}
              </Section>
              {others.length > 0 ? <Others applications={others} /> : null}
            </>
          )
        }}
      />
    </Page>
  )
}

function ToSign(props: {
  readonly register: string
  readonly application: Application
  readonly email: string | null
  readonly onDone: () => void
}) {
  const t = useTexts(signingTexts)
  const { register, application: one } = props
  const initial: { readonly email: string } = { email: props.email ?? '' }
  const form = useForm({
    key: `signing:${register}:${one.id}`,
    initial,
    read: (typed): Read<typeof initial, { readonly email: string }> => {
      const email = typed.email.trim()
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? { value: { email } } : { errors: { email: t('emailWrong') } }
    },
    send: ({ email }) => call(signApplication, { register, id: one.id, email }),
    done: () => {
      announce(t('done'))
      props.onDone()
    },
  })
  return (
    <Card title={`${one.organiser}: ${one.service_code}`}>
      <DefinitionList
        items={[
          { name: t('made'), value: <Instant at={one.made_at} /> },
          { name: t('documents'), value: one.documents.map((document) => document.name).join(', ') || '–' },
        ]}
      />
      <Form form={form} submit={t('signOf', { service: one.service_code })}>
        <TextInput {...form.field('email')} label={t('email')} hint={t('emailHint')} kind="email" maxLength={200} />
      </Form>
    </Card>
  )
}

function Others(props: { readonly applications: readonly Application[] }) {
  const t = useTexts(signingTexts)
  return (
    <Section title={t('others')}>
      <Table
        caption={t('others')}
        captionHidden
        rows={props.applications}
        rowKey={(one) => one.id}
        columns={[
          { name: t('service'), draw: (one) => one.service_code },
          { name: t('organiser'), draw: (one) => one.organiser },
          { name: t('state'), draw: (one) => t(one.status) },
          {
            name: t('signed'),
            draw: (one) =>
              one.signed_at ? (
                <StatusTag look="good">
                  <Instant at={one.signed_at} />
                </StatusTag>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </Section>
  )
}
