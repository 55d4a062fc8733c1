import { useTexts } from '../../../i18n/language.ts'
import { Details } from '../../../ui/details/component.tsx'
import { Section } from '../../../ui/page/component.tsx'
import { Select } from '../../../ui/select/component.tsx'
import { COLUMNS, type ColumnKind, type Columns, missingColumns } from './columns.ts'
import { importTexts } from './texts.ts'

const optional: ReadonlySet<ColumnKind> = new Set(['start', 'minutes', 'note'])

/** Which column holds what: open while something is missing, closed when the headings told all. */
export function ColumnChoice(props: {
  readonly headings: readonly string[]
  readonly columns: Columns
  readonly onColumns: (columns: Columns) => void
}) {
  const t = useTexts(importTexts)
  const { headings, columns } = props
  const missing = missingColumns(columns)
  const options = headings.map((heading, at) => ({
    value: String(at),
    label: heading || t('unnamed', { at: at + 1 }),
  }))
  const fields = (
    <div class="stack">
      <p>{t('columnsWhy')}</p>
      {COLUMNS.map((kind) => (
        <Select
          key={kind}
          id={`import-column-${kind}`}
          name={kind}
          label={t(kind)}
          optional={optional.has(kind)}
          error={missing.includes(kind) ? t('columnMissing') : undefined}
          value={columns[kind] === undefined ? '' : String(columns[kind])}
          options={options}
          onValue={(value) => {
            const { [kind]: _before, ...rest } = columns
            props.onColumns(value === '' ? rest : { ...rest, [kind]: Number(value) })
          }}
        />
      ))}
    </div>
  )
  return missing.length > 0 ? (
    <Section title={t('columns')}>{fields}</Section>
  ) : (
    <Details summary={t('columns')}>{fields}</Details>
  )
}
