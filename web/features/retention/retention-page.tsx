import type { OutputOf } from '../../api/endpoint.ts'
import { showRetention } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatMonth } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { Bar } from '../../ui/bar/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Day, Instant } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { Holds } from './holds.tsx'
import { retentionTexts } from './texts.ts'

type Shown = OutputOf<typeof showRetention>

const isScope = (scope: string): scope is Shown['oldest'][number]['scope'] => Object.hasOwn(retentionTexts, scope)

/** What falls when, what is held and what has been destroyed: for the records manager. Counts alone, but for those who are held. */
export function RetentionPage(props: { readonly register: string }) {
  const t = useTexts(retentionTexts)
  const { register } = props
  const shown = useQuery(showRetention, { register })
  return (
    <Page title={t('way')} lead={t('lead')}>
      <Reading
        query={shown}
        draw={(found, reload) => (
          <>
            <Falling {...found} />
            <Oldest {...found} />
            <Holds register={register} holds={found.holds} reload={reload} />
            <Runs {...found} />
            <Certificates {...found} />
          </>
        )}
      />
    </Page>
  )
}

function Falling({ falling: { counts, atOnce, months } }: Shown) {
  const t = useTexts(retentionTexts)
  const language = useLanguage()
  const most = Math.max(...months.map(({ count }) => count), 1)
  return (
    <Section title={t('falling')}>
      {atOnce > 0 ? <p>{t('atOnce', { count: atOnce })}</p> : null}
      {months.length === 0 ? (
        atOnce === 0 ? (
          <p>{t(counts === 'none' ? 'none' : 'nothingFalls')}</p>
        ) : null
      ) : (
        <>
          <p>{t(counts)}</p>
          <Table
            caption={t('falling')}
            captionHidden
            rows={months}
            rowKey={({ month }) => month}
            columns={[
              { name: t('month'), draw: ({ month }) => formatMonth(month, language) },
              { name: t('clients'), look: 'amount', draw: ({ count }) => count },
              { name: t('length'), draw: ({ count }) => <Bar value={count} most={most} /> },
            ]}
          />
        </>
      )}
    </Section>
  )
}

function Oldest({ oldest }: Shown) {
  const t = useTexts(retentionTexts)
  return (
    <Section title={t('oldest')}>
      {oldest.length === 0 ? (
        <p>{t('nothingKept')}</p>
      ) : (
        <Table
          caption={t('oldest')}
          captionHidden
          rows={oldest}
          rowKey={({ scope }) => scope}
          columns={[
            { name: t('what'), draw: ({ scope }) => t(scope) },
            { name: t('started'), draw: ({ startedOn }) => <Day day={startedOn} /> },
            { name: t('lastDay'), draw: ({ lastDay }) => <Day day={lastDay} /> },
            { name: t('daysLeft'), look: 'amount', draw: ({ daysLeft }) => daysLeft },
          ]}
        />
      )}
    </Section>
  )
}

function Runs({ runs }: Shown) {
  const t = useTexts(retentionTexts)
  return (
    <Section title={t('runs')}>
      {runs.length === 0 ? (
        <p>{t('noRuns')}</p>
      ) : (
        <Table
          caption={t('runs')}
          captionHidden
          rows={runs}
          rowKey={({ day, finishedAt }) => `${day} ${finishedAt ?? ''}`}
          columns={[
            { name: t('day'), draw: ({ day }) => <Day day={day} /> },
            { name: t('looked'), look: 'amount', draw: ({ looked }) => looked },
            { name: t('fallen'), look: 'amount', draw: ({ fallen }) => fallen },
            { name: t('aged'), look: 'amount', draw: ({ aged }) => aged },
            {
              name: t('finished'),
              draw: ({ finishedAt }) =>
                finishedAt ? <Instant at={finishedAt} /> : <StatusTag look="attention">{t('unfinished')}</StatusTag>,
            },
          ]}
        />
      )}
    </Section>
  )
}

function Certificates({ certificates }: Shown) {
  const t = useTexts(retentionTexts)
  if (certificates.length === 0)
    return (
      <Section title={t('certificates')}>
        <p>{t('noCertificates')}</p>
      </Section>
    )
  return (
    <Details summary={t('certificates')}>
      <p>{t('certificatesLead')}</p>
      <Table
        caption={t('certificates')}
        captionHidden
        rows={certificates}
        rowKey={({ id }) => id}
        columns={[
          { name: t('setAt'), draw: ({ madeAt }) => <Instant at={madeAt} /> },
          { name: t('what'), draw: ({ scope }) => (isScope(scope) ? t(scope) : scope) },
          { name: t('clients'), look: 'amount', draw: ({ subjects }) => subjects },
          {
            name: t('rows'),
            look: 'amount',
            draw: ({ rows }) => rows.reduce((sum, { count }) => sum + count, 0),
          },
          {
            name: t('keys'),
            draw: ({ keysDestroyedAt }) =>
              keysDestroyedAt ? (
                <Instant at={keysDestroyedAt} />
              ) : (
                <StatusTag look="attention">{t('unfinished')}</StatusTag>
              ),
          },
        ]}
      />
    </Details>
  )
}
