import { listCountedEvents } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { pathTo } from '../../router/path.ts'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Day, Instant, Quantity } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { causeTexts } from '../service-events/cause-texts.ts'
import { boardTexts } from './board-texts.ts'
import { boardPath } from './paths.ts'

const counts = ['recorded', 'late', 'adjusted', 'rejected'] as const

/** The events behind a count of the board: what was recorded beside what was approved, and nobody's name. */
export function CountedPage(props: { readonly register: string; readonly provider: string; readonly counted: string }) {
  const { register, provider } = props
  const t = useTexts(boardTexts)
  const cause = useTexts(causeTexts)
  const language = useLanguage()
  const counted = counts.find((one) => one === props.counted) ?? 'recorded'
  const found = useQuery(listCountedEvents, { register, provider, counted })
  const title = found.status === 'ready' ? `${found.value.provider}: ${t(counted)}` : t('events')
  return (
    <Page title={title} lead={t('eventsLead')} above={[{ href: pathTo(boardPath, { register }), label: t('way') }]}>
      <Reading
        query={found}
        draw={({ events }) =>
          events.length === 0 ? (
            <EmptyState title={t('noEvents')}>
              <p>{t('noEventsAbout')}</p>
            </EmptyState>
          ) : (
            <Table
              caption={title}
              captionHidden
              rows={events}
              rowKey={(event) => event.id}
              columns={[
                { name: t('day'), draw: (event) => <Day day={event.day} /> },
                { name: t('service'), draw: (event) => userText(event.service_name, language) },
                { name: t('recordedAt'), draw: (event) => <Instant at={event.recorded_at} /> },
                {
                  name: t('quantity'),
                  look: 'amount',
                  draw: (event) => <Quantity quantity={event.quantity} unit={event.unit} />,
                },
                {
                  name: t('approved'),
                  look: 'amount',
                  draw: ({ verdict, quantity, replaced_quantity: part, unit }) => {
                    if (verdict === null) return '–'
                    const approved = { approved: quantity, adjusted: part ?? 0, rejected: 0 }[verdict]
                    return <Quantity quantity={approved} unit={unit} />
                  },
                },
                {
                  name: t('why'),
                  draw: ({ verdict_cause: why, verdict_reason: words }) => (why ? cause(why) : (words ?? '–')),
                },
              ]}
            />
          )
        }
      />
    </Page>
  )
}
