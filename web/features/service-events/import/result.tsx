import type { Problem } from '../../../api/problem.ts'
import { useLanguage, useTexts } from '../../../i18n/language.ts'
import { pathTo } from '../../../router/path.ts'
import { Button, ButtonLink } from '../../../ui/button/component.tsx'
import { Details } from '../../../ui/details/component.tsx'
import { Figures } from '../../../ui/figures/component.tsx'
import { Notification } from '../../../ui/notification/component.tsx'
import { Section } from '../../../ui/page/component.tsx'
import { ProblemNotice } from '../../../ui/problem/component.tsx'
import { offerCsv } from './offer.ts'
import { RowsTable, reasonOf } from './rows-table.tsx'
import type { Row } from './standing.ts'
import { importTexts } from './texts.ts'

/** What became of each row, and the way on: to go on with what was not sent, and to mend what was refused. */
export function ImportResult(props: {
  readonly register: string
  readonly headings: readonly string[]
  readonly rows: readonly Row[]
  readonly problem: Problem | undefined
  readonly onGoOn: () => void
  readonly onOther: () => void
}) {
  const t = useTexts(importTexts)
  const language = useLanguage()
  const of = (...kinds: readonly Row['standing']['is'][]): readonly Row[] =>
    props.rows.filter(({ standing }) => kinds.includes(standing.is))
  const recorded = of('recorded')
  const before = of('recorded-before')
  const refused = of('unreadable', 'would-refuse', 'refused')
  const unsent = of('unsent')
  return (
    <>
      <div role="status">
        {unsent.length > 0 ? (
          <Notification kind="warning" title={t('stopped')}>
            <p>{t('stoppedWhat')}</p>
          </Notification>
        ) : refused.length > 0 ? (
          <Notification kind="warning" title={t('doneSome')}>
            <p>{t('doneSomeWhat')}</p>
          </Notification>
        ) : (
          <Notification kind="success" title={t('done')} />
        )}
      </div>
      {props.problem ? <ProblemNotice problem={props.problem} of="sending" /> : null}
      <Figures
        items={[
          { name: t('recordedCount'), value: recorded.length },
          ...(before.length > 0 ? [{ name: t('before'), value: before.length }] : []),
          ...(refused.length > 0 ? [{ name: t('wouldNot'), value: refused.length }] : []),
          ...(unsent.length > 0 ? [{ name: t('unsentCount'), value: unsent.length }] : []),
        ]}
      />
      <div class="row">
        {unsent.length > 0 ? <Button onPress={props.onGoOn}>{t('goOn')}</Button> : null}
        {refused.length + unsent.length > 0 ? (
          <Button
            look={unsent.length > 0 ? 'secondary' : 'primary'}
            onPress={() =>
              offerCsv(t('fetchName'), [
                [...props.headings, t('reason')],
                ...[...refused, ...unsent].map((row) => [
                  ...props.headings.map((_heading, at) => row.cells[at] ?? ''),
                  reasonOf(row, language),
                ]),
              ])
            }
          >
            {t('fetch')}
          </Button>
        ) : null}
        <Button look="secondary" onPress={props.onOther}>
          {t('other')}
        </Button>
        <ButtonLink look="secondary" href={pathTo('/provider/r/:register/events', { register: props.register })}>
          {t('toEvents')}
        </ButtonLink>
      </div>
      {refused.length > 0 ? (
        <Section title={t('wouldNot')}>
          <RowsTable caption={t('wouldNot')} rows={refused} last="why" />
        </Section>
      ) : null}
      {recorded.length > 0 ? (
        <Details summary={`${t('recordedCount')} (${recorded.length})`}>
          {() => <RowsTable caption={t('recordedCount')} rows={recorded} last="left" />}
        </Details>
      ) : null}
    </>
  )
}
