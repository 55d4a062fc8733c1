import { type Hanging, type TableDeclaration, tableOf } from './tables.ts'

// Names come from declarations, which the schema test holds against the catalogue; nothing that a user wrote gets here.
const plainName = /^[a-z_]+$/

/** The name of a declared table or column, for the text of a statement. */
export function named(name: string): string {
  if (!plainName.test(name)) throw new TypeError('not the name of a table or column')
  return name
}

/** The condition under which a row, called by its alias, hangs on one of the persons of `$2` in the register of `$1`. */
export function hangsOn(table: TableDeclaration, alias: string): string {
  const arms = (table.retention?.hangs ?? []).map((hanging) => armOf(hanging, alias))
  if (arms.length === 0) throw new Error(`nothing says whose the rows of ${table.name} are`)
  return `(${arms.join(' OR ')})`
}

function armOf(hanging: Hanging, alias: string): string {
  const column = `${alias}.${named(hanging.by)}`
  const inner = `${alias}_`
  if ('lastOf' in hanging) {
    const { table, column: naming } = hanging.lastOf
    const named_ = hangsOn(tableOf(table), inner)
    const from = `SELECT ${inner}.${named(naming)} FROM ${named(table)} ${inner} WHERE ${inner}.register_id = $1`
    // Somebody else's row may still name the person, who then stays.
    return `(${column} IN (${from} AND ${named_}) AND ${column} NOT IN (${from} AND NOT ${named_}))`
  }
  if (hanging.of === undefined) return `${column} = ANY($2::uuid[])`
  return `${column} IN (SELECT ${inner}.id FROM ${named(hanging.of)} ${inner} WHERE ${inner}.register_id = $1 AND ${hangsOn(tableOf(hanging.of), inner)})`
}
