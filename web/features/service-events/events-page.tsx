import { useEffect, useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { listContracts, listServiceEvents } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay, todayInFinland } from '../../format/day.ts'
import { formatQuantity } from '../../format/quantity.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { Button } from '../../ui/button/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Day, Money, Quantity } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { causeTexts } from './cause-texts.ts'
import { CorrectForm } from './correct-form.tsx'
import { eventTexts } from './event-texts.ts'
import { seeEvents } from './keep.ts'
import { MonthSwitch } from './month-switch.tsx'
import { ReceivedQuestions } from './received-questions.tsx'

type Event = OutputOf<typeof listServiceEvents>['events'][number]

/** What the provider has recorded in a month, newest first, with the way to correct each at any time. */
export function EventsPage(props: { readonly register: string; readonly mayCorrect: boolean }) {
  const t = useTexts(eventTexts)
  const language = useLanguage()
  const { register } = props
  const [month, setMonth] = useState(todayInFinland().slice(0, 7))
  const [correcting, setCorrecting] = useState<Event>()
  const found = useQuery(listServiceEvents, { register, month })
  const clients = useQuery(listContracts, { register })
  const read = found.status === 'ready' ? found.value : undefined
  useEffect(() => {
    if (read && props.mayCorrect) seeEvents(register, read.events)
  }, [read, register])
  const nameOf = (event: Event): string => {
    const contract =
      clients.status === 'ready' ? clients.value.contracts.find((one) => one.id === event.contract_id) : undefined
    return contract ? `${contract.givenNames} ${contract.familyName}` : t('client')
  }
  if (correcting)
    return (
      <Page title={t('correctTitle')}>
        <p>
          {t('correctLead', {
            name: nameOf(correcting),
            day: formatDay(correcting.day, language),
            quantity: formatQuantity(correcting.quantity, correcting.unit, language),
          })}
        </p>
        <CorrectForm
          register={register}
          event={correcting}
          onBack={() => setCorrecting(undefined)}
          onDone={() => {
            setCorrecting(undefined)
            if (found.status === 'ready') found.reload()
          }}
        />
      </Page>
    )
  return (
    <Page title={t('title')}>
      <ReceivedQuestions register={register} />
      <MonthSwitch month={month} onMonth={setMonth} />
      <Reading
        query={found}
        draw={({ events }) =>
          events.length === 0 ? (
            <EmptyState title={t('none')}>
              <p>{t('noneWhy')}</p>
            </EmptyState>
          ) : (
            <Table
              caption={t('caption')}
              rows={events.toReversed()}
              rowKey={(event) => event.id}
              columns={[
                { name: t('client'), draw: nameOf },
                { name: t('day'), draw: (event) => <Day day={event.day} /> },
                { name: t('service'), draw: (event) => userText(event.service_name, language) },
                {
                  name: t('quantity'),
                  look: 'amount',
                  draw: (event) => <Quantity quantity={event.quantity} unit={event.unit} />,
                },
                { name: t('value'), look: 'amount', draw: (event) => <Money cents={event.value_cents} /> },
                { name: t('share'), look: 'amount', draw: (event) => <Money cents={event.share_cents} /> },
                { name: t('state'), draw: (event) => <State event={event} /> },
                ...(props.mayCorrect
                  ? [
                      {
                        name: t('correction'),
                        draw: (event: Event) =>
                          event.kind === 'delivery' && event.reversed_by === null ? (
                            <Button
                              look="quiet"
                              label={t('correctOf', { name: nameOf(event), day: formatDay(event.day, language) })}
                              onPress={() => setCorrecting(event)}
                            >
                              {t('correct')}
                            </Button>
                          ) : null,
                      },
                    ]
                  : []),
              ]}
            />
          )
        }
      />
    </Page>
  )
}

function State(props: { readonly event: Event }) {
  const t = useTexts(eventTexts)
  const cause = useTexts(causeTexts)
  const language = useLanguage()
  const { event } = props
  const reason = reasonOf(event.reason)
  if (event.kind === 'reversal')
    return (
      <StatusTag look="neutral">
        {t('reversal')}
        {reason ? `: ${t(reason)}` : ''}
      </StatusTag>
    )
  if (event.verdict === 'rejected' || event.verdict === 'adjusted') {
    const why = event.verdict_cause ? cause(event.verdict_cause) : event.verdict_reason
    const quantity = formatQuantity(event.replaced_quantity ?? 0, event.unit, language)
    return (
      <div>
        <StatusTag look={event.verdict === 'rejected' ? 'bad' : 'attention'}>
          {event.verdict === 'rejected' ? t('rejected') : t('adjustedTo', { quantity })}
        </StatusTag>
        {why ? <p class="quiet">{t('because', { reason: why })}</p> : null}
      </div>
    )
  }
  if (event.reversed_by !== null) return <StatusTag look="neutral">{t('corrected')}</StatusTag>
  if (event.settled) return <StatusTag look="good">{t('settled')}</StatusTag>
  if (event.verdict) return <StatusTag look="good">{t('approved')}</StatusTag>
  if (event.response === 'disputed') return <StatusTag look="attention">{t('disputed')}</StatusTag>
  if (event.response === 'confirmed') return <StatusTag look="good">{t('confirmed')}</StatusTag>
  return <StatusTag look="waiting">{t('recorded')}</StatusTag>
}

/** The provider’s own reasons. What the organiser took back says why on the event itself. */
const reasons = ['wrong-quantity', 'wrong-day', 'wrong-client', 'not-given', 'other'] as const
const reasonOf = (code: string | null) => reasons.find((one) => one === code)
