import { useEffect } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { listOwnMessages, readOwnMessages } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { call } from '../../session/state.ts'
import { ButtonLink } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Instant } from '../../ui/values/component.tsx'
import type { Matter } from '../clients/matters.tsx'
import { Reading } from '../reading.tsx'
import { messageTexts } from './texts.ts'

type Message = OutputOf<typeof listOwnMessages>['messages'][number]

/** What the service has told the client. Shown is read: the marks stay on this page until it is left. */
export function MessagesPage(props: { readonly matter: Matter }) {
  const t = useTexts(messageTexts)
  const { register, clientId } = props.matter
  const messages = useQuery(listOwnMessages, { register, client: clientId })
  const found = messages.status === 'ready' ? messages.value.messages : []
  const newest = found.some((one) => !one.isRead) ? found[0]?.id : undefined
  useEffect(() => {
    if (newest !== undefined) void call(readOwnMessages, { register, client: clientId, newest })
  }, [newest, register, clientId])
  return (
    <Page title={t('title')}>
      <Reading
        query={messages}
        draw={(list) =>
          list.messages.length === 0 ? (
            <EmptyState title={t('none')}>
              <p>{t('noneWhy')}</p>
            </EmptyState>
          ) : (
            <ol class="plain-list stack">
              {list.messages.map((message) => (
                <li key={message.id}>
                  <OneMessage message={message} register={register} />
                </li>
              ))}
            </ol>
          )
        }
      />
    </Page>
  )
}

function OneMessage(props: { readonly message: Message; readonly register: string }) {
  const t = useTexts(messageTexts)
  const language = useLanguage()
  const { message } = props
  return (
    <Card
      level={2}
      title={t(message.kind)}
      tag={message.isRead ? undefined : <StatusTag look="attention">{t('isNew')}</StatusTag>}
    >
      <p class="quiet">
        <Instant at={message.sentAt} />
      </p>
      {message.text ? <p class="as-written">{message.text[language]}</p> : null}
      {message.kind === 'log-answer' ? (
        <>
          <p>{t('readAnswer')}</p>
          <p>
            <a href={pathTo('/client/r/:register/access-log', { register: props.register })}>{t('toLog')}</a>
          </p>
        </>
      ) : null}
    </Card>
  )
}

/** On the client's first page: only that there is something new, never what. */
export function NewMessages(props: { readonly matter: Matter }) {
  const t = useTexts(messageTexts)
  const { register, clientId } = props.matter
  const messages = useQuery(listOwnMessages, { register, client: clientId })
  if (messages.status !== 'ready') return null
  const count = messages.value.messages.filter((one) => !one.isRead).length
  if (count === 0) return null
  return (
    <Notification kind="info" title={t('newOnes', { count })}>
      <ButtonLink look="secondary" href={pathTo('/client/r/:register/messages', { register })}>
        {t('toMessages')}
      </ButtonLink>
    </Notification>
  )
}
