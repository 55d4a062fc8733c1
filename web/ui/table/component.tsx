import type { ComponentChild } from 'preact'
import './style.css'

export interface Column<Row> {
  readonly name: string
  readonly draw: (row: Row) => ComponentChild
  /** Amounts stand to the right, so that their digits are one under the other. */
  readonly look?: 'text' | 'amount'
}

/**
 * Rows of one kind under a caption. The first column names its row. On a phone each row becomes a card with the
 * column's name before each value, so that nothing has to be scrolled sideways.
 */
export function Table<Row>(props: {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** When the heading above says the same. */
  readonly captionHidden?: boolean
}) {
  return (
    <table class="table">
      <caption class={props.captionHidden ? 'visually-hidden' : undefined}>{props.caption}</caption>
      <thead>
        <tr>
          {props.columns.map((column) => (
            <th key={column.name} scope="col" class={cellClass(column)}>
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={props.rowKey(row)}>
            {props.columns.map((column, at) =>
              at === 0 ? (
                <th key={column.name} scope="row" class={cellClass(column)}>
                  {column.draw(row)}
                </th>
              ) : (
                <td key={column.name} data-column={column.name} class={cellClass(column)}>
                  {column.draw(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const cellClass = (column: { readonly look?: 'text' | 'amount' }): string | undefined =>
  column.look === 'amount' ? 'table__amount' : undefined
