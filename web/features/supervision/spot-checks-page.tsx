import type { OutputOf } from '../../api/endpoint.ts'
import { listSpotChecks } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay, formatPeriod } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { Details } from '../../ui/details/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Day } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { spotCheckPath } from './paths.ts'
import { spotTexts } from './spot-texts.ts'
import './style.css'

type Found = OutputOf<typeof listSpotChecks>
type Round = Found['rounds'][number]
export type Check = Round['checks'][number]

/** The draws, newest first: what was drawn, who looks into it, what came of it, and the seed by which anybody draws again. */
export function SpotChecksPage(props: { readonly register: string }) {
  const t = useTexts(spotTexts)
  const { register } = props
  const found = useQuery(listSpotChecks, { register })
  return (
    <Page title={t('way')}>
      <Reading
        query={found}
        draw={({ rhythm, rounds }) => (
          <>
            <Rhythm rhythm={rhythm} />
            {rounds.length === 0 ? (
              <EmptyState title={t('noRounds')}>{rhythm ? <p>{t('noRoundsAbout')}</p> : null}</EmptyState>
            ) : null}
            {rounds.map((round) => (
              <RoundOf key={round.id} register={register} round={round} />
            ))}
          </>
        )}
      />
    </Page>
  )
}

function Rhythm(props: { readonly rhythm: Found['rhythm'] }) {
  const t = useTexts(spotTexts)
  const language = useLanguage()
  const { rhythm } = props
  if (!rhythm) return <p>{t('noRhythm')}</p>
  const { handlings, everyMonths: months, nextOn } = rhythm
  const day = formatDay(nextOn, language)
  return (
    <p class="page__lead">
      {months === 1 ? t('leadMonthly', { handlings, day }) : t('lead', { handlings, months, day })}
    </p>
  )
}

function RoundOf(props: { readonly register: string; readonly round: Round }) {
  const t = useTexts(spotTexts)
  const language = useLanguage()
  const { register, round } = props
  const { checks, population } = round
  const title = t('round', { days: formatPeriod(round.from, round.to, language) })
  const decided = checks.filter((one) => one.outcome !== null).length
  return (
    <Section title={title}>
      <p>{checks.length === 0 ? t('nobodyDrawn') : t('drawnAmong', { count: checks.length, population, decided })}</p>
      {checks.length === 0 ? null : (
        <Table
          caption={title}
          captionHidden
          rows={checks}
          rowKey={(one) => one.id}
          columns={[
            {
              name: t('number'),
              draw: (one) => (
                <a href={pathTo(spotCheckPath, { register, check: one.id })}>{t('check', { place: one.place })}</a>
              ),
            },
            { name: t('worker'), draw: ({ worker }) => `${worker.name}, ${worker.organisation}` },
            { name: t('owner'), draw: (one) => <Owner check={one} /> },
            { name: t('due'), draw: (one) => <Day day={one.dueOn} /> },
            { name: t('state'), draw: (one) => <CheckState check={one} /> },
            { name: t('consequence'), draw: (one) => (one.consequence ? t(one.consequence) : '–') },
          ]}
        />
      )}
      <Details summary={t('seed')}>
        <p>{t('seedAbout')}</p>
        <p class="seed number">{round.seed}</p>
      </Details>
    </Section>
  )
}

export function Owner(props: { readonly check: Pick<Check, 'owner' | 'isOwn'> }) {
  const t = useTexts(spotTexts)
  const { owner, isOwn } = props.check
  if (!owner) return <StatusTag look="bad">{t('noOwner')}</StatusTag>
  return <>{isOwn ? t('you', { name: owner.name }) : owner.name}</>
}

const looks = { 'in-order': 'good', unfounded: 'bad', unclear: 'attention' } as const

export function CheckState(props: { readonly check: Pick<Check, 'outcome' | 'isLate'> }) {
  const t = useTexts(spotTexts)
  const { outcome, isLate } = props.check
  if (outcome) return <StatusTag look={looks[outcome]}>{t(outcome)}</StatusTag>
  return <StatusTag look={isLate ? 'bad' : 'waiting'}>{t(isLate ? 'late' : 'open')}</StatusTag>
}
