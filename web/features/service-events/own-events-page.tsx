import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { listOwnServiceEvents } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatTimeOfDay, formatWeekday, todayInFinland } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { Card } from '../../ui/card/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Money, Quantity } from '../../ui/values/component.tsx'
import type { Matter } from '../clients/matters.tsx'
import { Reading } from '../reading.tsx'
import { causeTexts } from './cause-texts.ts'
import { MonthSwitch } from './month-switch.tsx'
import { ownEventTexts } from './own-event-texts.ts'
import { RespondTo } from './respond.tsx'

type Event = OutputOf<typeof listOwnServiceEvents>['events'][number]

/** What providers have recorded of a month, for the client to confirm or to dispute. */
export function OwnEventsPage(props: { readonly matter: Matter }) {
  const t = useTexts(ownEventTexts)
  const { register, clientId } = props.matter
  const [month, setMonth] = useState(todayInFinland().slice(0, 7))
  const found = useQuery(listOwnServiceEvents, { register, clientId, month })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <MonthSwitch month={month} onMonth={setMonth} />
      <Reading
        query={found}
        draw={({ events }, reload) => {
          const given = events.filter((event) => event.kind === 'delivery').toReversed()
          const standing = given.filter((event) => event.reversed_by === null)
          const share = standing.reduce((sum, event) => sum + event.share_cents, 0)
          return given.length === 0 ? (
            <EmptyState title={t('none')}>
              <p>{t('noneWhy')}</p>
            </EmptyState>
          ) : (
            <>
              <p>
                {t('sum', { count: standing.length })}{' '}
                <strong>
                  <Money cents={share} />
                </strong>
              </p>
              {given.map((event) => (
                <OwnEvent key={event.id} event={event} matter={props.matter} onChanged={reload} />
              ))}
            </>
          )
        }}
      />
    </Page>
  )
}

function OwnEvent(props: { readonly event: Event; readonly matter: Matter; readonly onChanged: () => void }) {
  const t = useTexts(ownEventTexts)
  const cause = useTexts(causeTexts)
  const language = useLanguage()
  const { event, matter } = props
  const open = event.reversed_by === null && event.verdict === null
  return (
    <Card level={2} title={formatWeekday(event.day, language)} tag={<State event={event} />}>
      <DefinitionList
        items={[
          { name: t('service'), value: userText(event.service_name, language) },
          { name: t('provider'), value: event.provider_name },
          {
            name: t('quantity'),
            value: (
              <>
                <Quantity quantity={event.quantity} unit={event.unit} />
                {event.start_minute === null ? '' : ` ${t('startedAt', { time: formatTimeOfDay(event.start_minute) })}`}
              </>
            ),
          },
          { name: t('share'), value: <Money cents={event.share_cents} /> },
          ...(event.note ? [{ name: t('note'), value: event.note }] : []),
          ...(event.verdict === 'adjusted'
            ? [
                {
                  name: t('approvedPart'),
                  value: <Quantity quantity={event.replaced_quantity ?? 0} unit={event.unit} />,
                },
              ]
            : []),
          ...(event.verdict_cause ? [{ name: t('verdictReason'), value: cause(event.verdict_cause) }] : []),
          ...(event.verdict_reason ? [{ name: t('verdictReason'), value: event.verdict_reason }] : []),
        ]}
      />
      {open ? <RespondTo event={event} matter={matter} onDone={props.onChanged} /> : null}
    </Card>
  )
}

function State(props: { readonly event: Event }) {
  const t = useTexts(ownEventTexts)
  const { event } = props
  if (event.verdict === 'adjusted') return <StatusTag look="neutral">{t('adjusted')}</StatusTag>
  if (event.verdict === 'rejected') return <StatusTag look="bad">{t('rejected')}</StatusTag>
  if (event.reversed_by !== null) return <StatusTag look="neutral">{t('takenBack')}</StatusTag>
  if (event.verdict === 'approved') return <StatusTag look="good">{t('approved')}</StatusTag>
  if (event.response === 'disputed') return <StatusTag look="attention">{t('disputed')}</StatusTag>
  if (event.response === 'confirmed') return <StatusTag look="good">{t('confirmed')}</StatusTag>
  return <StatusTag look="waiting">{t('recorded')}</StatusTag>
}
