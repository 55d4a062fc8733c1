import type { OutputOf } from '../../api/endpoint.ts'
import { showProviderBoard } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { pathTo } from '../../router/path.ts'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Instant, Period } from '../../ui/values/component.tsx'
import { reviewPath } from '../event-review/paths.ts'
import { Reading } from '../reading.tsx'
import { boardTexts } from './board-texts.ts'
import { applicationsPath, countedPath, proposalsPath, providersPath } from './paths.ts'

type Board = OutputOf<typeof showProviderBoard>
type Provider = Board['providers'][number]

/** Where each thing that waits is done. */
const ways = {
  account: proposalsPath,
  disputed: reviewPath,
  review: reviewPath,
  'ends-soon': providersPath,
  application: applicationsPath,
  price: proposalsPath,
  facts: proposalsPath,
} as const

/** How each provider stands, those first about whom something needs doing. */
export function BoardPage(props: { readonly register: string }) {
  const { register } = props
  const t = useTexts(boardTexts)
  const board = useQuery(showProviderBoard, { register })
  return (
    <Page title={t('title')}>
      <Reading
        query={board}
        draw={(found) =>
          found.providers.length === 0 ? (
            <EmptyState title={t('none')}>
              <p>{t('noneAbout')}</p>
            </EmptyState>
          ) : (
            <Providers register={register} board={found} />
          )
        }
      />
    </Page>
  )
}

function Providers(props: { readonly register: string; readonly board: Board }) {
  const { register, board } = props
  const t = useTexts(boardTexts)
  const language = useLanguage()
  return (
    <>
      <p>{t('lead', { day: formatDay(board.from, language) })}</p>
      <Table
        caption={t('title')}
        captionHidden
        rows={board.providers}
        rowKey={(provider) => provider.id}
        columns={[
          { name: t('provider'), draw: (provider) => provider.name },
          { name: t('toDo'), draw: ({ needs }) => <Needs register={register} needs={needs} /> },
          {
            name: t('services'),
            draw: ({ admissions }) =>
              admissions.length === 0 ? (
                t('notAdmitted')
              ) : (
                <ul class="plain-list">
                  {admissions.map((one) => (
                    <li key={one.id}>
                      {userText(one.service_name, language)},{' '}
                      <Period from={one.valid_from} to={one.valid_to ?? undefined} />
                    </li>
                  ))}
                </ul>
              ),
          },
          {
            name: t('recorded'),
            look: 'amount',
            draw: (provider) => <Count register={register} provider={provider} counted="recorded" />,
          },
          {
            name: t('late'),
            look: 'amount',
            draw: (provider) => <Count register={register} provider={provider} counted="late" />,
          },
          {
            name: t('adjusted'),
            look: 'amount',
            draw: (provider) => <Count register={register} provider={provider} counted="adjusted" />,
          },
          {
            name: t('rejected'),
            look: 'amount',
            draw: (provider) => <Count register={register} provider={provider} counted="rejected" />,
          },
          {
            name: t('last'),
            draw: ({ last }) =>
              last ? (
                <span>
                  {t(last.what)}, <Instant at={last.at} />
                </span>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </>
  )
}

/** A count that leads to its events, which are logged under their clients; of nothing there is no list. */
function Count(props: {
  readonly register: string
  readonly provider: Provider
  readonly counted: keyof NonNullable<Provider['events']>
}) {
  const { register, provider, counted } = props
  const t = useTexts(boardTexts)
  const count = provider.events?.[counted]
  if (count === 0) return <>0</>
  const what = { provider: provider.name, what: t(counted) }
  return (
    <a
      href={pathTo(countedPath, { register, provider: provider.id, counted })}
      aria-label={count === undefined ? t('fewerOf', what) : t('countedOf', { ...what, count })}
    >
      {count ?? t('fewer')}
    </a>
  )
}

function Needs(props: { readonly register: string; readonly needs: Provider['needs'] }) {
  const t = useTexts(boardTexts)
  if (props.needs.length === 0) return <>{t('nothing')}</>
  return (
    <ul class="plain-list">
      {props.needs.map(({ what, count }) => (
        <li key={what}>
          <a href={pathTo(ways[what], { register: props.register })}>{t(what, { count })}</a>
        </li>
      ))}
    </ul>
  )
}
