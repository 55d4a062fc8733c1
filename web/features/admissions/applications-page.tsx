import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { listApplications } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/language.ts'
import { Button } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Instant } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { AdmitForm, RefuseForm } from './decide-forms.tsx'
import { admissionTexts } from './texts.ts'

export type Application = OutputOf<typeof listApplications>['applications'][number]

/** Those who apply to be providers, with what the system checked; those that wait come first. */
export function ApplicationsPage(props: { readonly register: string }) {
  const { register } = props
  const t = useTexts(admissionTexts)
  const applications = useQuery(listApplications, { register })
  return (
    <Page title={t('title')}>
      <Reading
        query={applications}
        draw={(found, reload) =>
          found.applications.length === 0 ? (
            <EmptyState title={t('none')}>
              <p>{t('noneAbout')}</p>
            </EmptyState>
          ) : (
            found.applications.map((application) => (
              <OneApplication key={application.id} register={register} application={application} reload={reload} />
            ))
          )
        }
      />
    </Page>
  )
}

function OneApplication(props: {
  readonly register: string
  readonly application: Application
  readonly reload: () => void
}) {
  const { register, application, reload } = props
  const t = useTexts(admissionTexts)
  const [deciding, setDeciding] = useState<'admit' | 'refuse'>()
  const decided = (text: string): void => {
    setDeciding(undefined)
    announce(text)
    reload()
  }
  const close = (): void => setDeciding(undefined)
  return (
    <Card title={application.provider} level={2} tag={<ApplicationStatus status={application.status} />}>
      <DefinitionList
        items={[
          { name: t('service'), value: application.service_code },
          { name: t('businessId'), value: <span class="number">{application.business_id}</span> },
          { name: t('received'), value: <Instant at={application.received_at} /> },
          ...(application.decided_at ? [{ name: t('decided'), value: <Instant at={application.decided_at} /> }] : []),
          ...(application.reason ? [{ name: t('reason'), value: application.reason }] : []),
        ]}
      />
      {application.status === 'received' ? (
        <>
          <h3>{t('checks')}</h3>
          <Checks application={application} />
        </>
      ) : (
        <Details summary={t('checks')}>
          <Checks application={application} />
        </Details>
      )}
      {application.status === 'received' && !application.passes ? (
        <Notification kind="info" title={t('cannotAdmit')}>
          <p>{t('cannotAdmitAbout')}</p>
        </Notification>
      ) : null}
      {application.status === 'received' && deciding === undefined ? (
        <div class="row">
          {application.passes ? (
            <Button label={t('admitTitle', { provider: application.provider })} onPress={() => setDeciding('admit')}>
              {t('admit')}
            </Button>
          ) : null}
          <Button
            look="secondary"
            label={t('refuseTitle', { provider: application.provider })}
            onPress={() => setDeciding('refuse')}
          >
            {t('refuse')}
          </Button>
        </div>
      ) : null}
      {deciding === 'admit' ? (
        <AdmitForm register={register} application={application} close={close} done={() => decided(t('admitDone'))} />
      ) : null}
      {deciding === 'refuse' ? (
        <RefuseForm register={register} application={application} close={close} done={() => decided(t('refuseDone'))} />
      ) : null}
    </Card>
  )
}

function ApplicationStatus(props: { readonly status: Application['status'] }) {
  const t = useTexts(admissionTexts)
  switch (props.status) {
    case 'received':
      return <StatusTag look="waiting">{t('waiting')}</StatusTag>
    case 'admitted':
      return <StatusTag look="good">{t('admitted')}</StatusTag>
    case 'refused':
      return <StatusTag look="bad">{t('refused')}</StatusTag>
  }
}

function Checks(props: { readonly application: Application }) {
  const t = useTexts(admissionTexts)
  const { checks, users, signature, status } = props.application
  const missing = checks.missingDocuments.map((kind) => t(kind)).join(', ')
  const usersFault = checks.users === 'none' ? t('noUsers') : t(checks.users)
  return (
    <DefinitionList
      items={[
        {
          name: t('businessIdCheck'),
          value: <Verdict good={checks.businessId === 'ok'} text={t(checks.businessId)} />,
        },
        {
          name: t('registerNumber'),
          value: (
            <>
              <span class="number">{checks.registerNumberStated}</span>{' '}
              <Verdict good={checks.registerNumber === 'ok'} text={t(checks.registerNumber)} />
            </>
          ),
        },
        {
          name: t('documents'),
          value: <Verdict good={missing === ''} text={missing === '' ? t('ok') : t('missing', { what: missing })} />,
        },
        {
          name: t('given'),
          value: checks.documents.map((document) => `${t(document.kind)} (${document.name})`).join(', ') || '–',
        },
        ...(status === 'received' ? [{ name: t('signature'), value: <Signature signature={signature} /> }] : []),
        {
          name: t('users'),
          value: (
            <>
              {users.map((user) => `${user.name} (${t(user.role)})`).join(', ')}{' '}
              <Verdict good={checks.users === 'ok'} text={usersFault} />
            </>
          ),
        },
      ]}
    />
  )
}

function Signature(props: { readonly signature: Application['signature'] }) {
  const t = useTexts(admissionTexts)
  const { signature } = props
  if (!signature) return <StatusTag look="attention">{t('notSigned')}</StatusTag>
  return (
    <>
      {signature.name}, <span class="breakable">{signature.email}</span>: {t(signature.signingRight)}.{' '}
      {t('rightChecked')} <Instant at={signature.checkedAt} />. <StatusTag look="good">{t('signed')}</StatusTag>
    </>
  )
}

function Verdict(props: { readonly good: boolean; readonly text: string }) {
  const t = useTexts(admissionTexts)
  const { good, text } = props
  if (good) return <StatusTag look="good">{text}</StatusTag>
  return (
    <>
      <StatusTag look="attention">{t('notOk')}</StatusTag> {text}
    </>
  )
}
