import { formatQuantity } from '../../../format/quantity.ts'
import { useLanguage, useTexts } from '../../../i18n/language.ts'
import type { Language } from '../../../i18n/languages.ts'
import { translate } from '../../../i18n/texts.ts'
import { type Column, Table } from '../../../ui/table/component.tsx'
import { Day, Quantity } from '../../../ui/values/component.tsx'
import type { Row } from './standing.ts'
import { importTexts, rowFaultTexts } from './texts.ts'

/** As many as anybody reads; all of those that were refused can be fetched as a file. */
const MOST_SHOWN = 200

/** Rows of the file under their number in it. `last` is what is told of each: why not, or what is left. */
export function RowsTable(props: {
  readonly caption: string
  readonly rows: readonly Row[]
  readonly last: 'why' | 'left' | 'none'
}) {
  const t = useTexts(importTexts)
  const language = useLanguage()
  const shown = props.rows.slice(0, MOST_SHOWN)
  const told: Readonly<Record<'why' | 'left', Column<Row>>> = {
    why: { name: t('why'), draw: (row) => reasonOf(row, language) },
    left: { name: t('left'), look: 'amount', draw: (row) => leftOf(row, language) },
  }
  return (
    <>
      <Table
        caption={props.caption}
        captionHidden
        rows={shown}
        rowKey={(row) => String(row.at)}
        columns={[
          { name: t('row'), draw: (row) => String(row.at) },
          { name: t('client'), draw: (row) => (row.contract ? clientOf(row.contract) : '–') },
          { name: t('day'), draw: (row) => (row.day ? <Day day={row.day} /> : '–') },
          {
            name: t('quantity'),
            look: 'amount',
            draw: (row) =>
              row.contract && row.quantity !== undefined ? (
                <Quantity quantity={row.quantity} unit={row.contract.unit} />
              ) : (
                '–'
              ),
          },
          ...(props.last === 'none' ? [] : [told[props.last]]),
        ]}
      />
      {props.rows.length > MOST_SHOWN ? (
        <p class="quiet">{t('shownFirst', { shown: MOST_SHOWN, all: props.rows.length })}</p>
      ) : null}
    </>
  )
}

export const clientOf = (one: { readonly givenNames: string; readonly familyName: string }): string =>
  `${one.givenNames} ${one.familyName}`

/** Why a row was not recorded: the server's own words, or what could not be read. */
export function reasonOf({ standing }: Row, language: Language): string {
  switch (standing.is) {
    case 'unreadable':
      return translate(rowFaultTexts[standing.fault], language)
    case 'would-refuse':
    case 'refused':
      return standing.detail[language]
    case 'unsent':
      return translate(importTexts.notSent, language)
    default:
      return ''
  }
}

const leftOf = ({ standing, contract }: Row, language: Language): string =>
  contract && (standing.is === 'would-record' || standing.is === 'recorded')
    ? formatQuantity(standing.left, contract.unit, language)
    : ''
