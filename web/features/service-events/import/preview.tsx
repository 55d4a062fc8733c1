import { useTexts } from '../../../i18n/language.ts'
import { otherOnDay } from '../../../outbox/sending.ts'
import { Button } from '../../../ui/button/component.tsx'
import { Checkbox } from '../../../ui/checkbox/component.tsx'
import { Details } from '../../../ui/details/component.tsx'
import { EmptyState } from '../../../ui/empty-state/component.tsx'
import { Figures } from '../../../ui/figures/component.tsx'
import { Section } from '../../../ui/page/component.tsx'
import { RowsTable } from './rows-table.tsx'
import type { Row } from './standing.ts'
import { importTexts } from './texts.ts'

/** What recording would do to each row, told by the server, before anything is saved. */
export function ImportPreview(props: {
  readonly rows: readonly Row[]
  readonly besides: boolean
  readonly onBesides: (besides: boolean) => void
  readonly onSend: () => void
}) {
  const t = useTexts(importTexts)
  const of = (kind: Row['standing']['is']): readonly Row[] => props.rows.filter(({ standing }) => standing.is === kind)
  const recorded = of('would-record')
  const before = of('recorded-before')
  const refused = props.rows.filter(({ standing }) => standing.is === 'would-refuse' || standing.is === 'unreadable')
  const meets = refused.some(({ standing }) => standing.is === 'would-refuse' && standing.code === otherOnDay)
  return (
    <>
      <Figures
        items={[
          { name: t('wouldRecord'), value: recorded.length },
          { name: t('before'), value: before.length },
          { name: t('wouldNot'), value: refused.length },
        ]}
      />
      {meets || props.besides ? (
        <Checkbox
          id="import-besides"
          name="besides"
          label={t('besides')}
          hint={t('besidesHint')}
          value={props.besides}
          error={undefined}
          onValue={props.onBesides}
        />
      ) : null}
      {recorded.length > 0 ? (
        <div class="row">
          <Button onPress={props.onSend}>{t('send', { count: recorded.length })}</Button>
        </div>
      ) : (
        <EmptyState title={t('nothing')} />
      )}
      {refused.length > 0 ? (
        <Section title={t('wouldNot')}>
          <RowsTable caption={t('wouldNot')} rows={refused} last="why" />
        </Section>
      ) : null}
      {recorded.length > 0 ? (
        <Section title={t('wouldRecord')}>
          <RowsTable caption={t('wouldRecord')} rows={recorded} last="left" />
        </Section>
      ) : null}
      {before.length > 0 ? (
        <Details summary={`${t('before')} (${before.length})`}>
          {() => <RowsTable caption={t('before')} rows={before} last="none" />}
        </Details>
      ) : null}
    </>
  )
}
