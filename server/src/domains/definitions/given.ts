import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import type { NewOrganisation } from '../../installation/install.ts'
import { DEFINITION_CHANNEL } from '../../platform/definitions/store.ts'
import type { Id } from '../../platform/ids.ts'

export const registersFolder = path.resolve(import.meta.dirname, '../../../../registers')

/** The organisation that the voucher system's notice names as its issuer: known by its business ID. */
export const anIssuer = (id: Id<'Organisation'>): NewOrganisation => ({
  id,
  kind: 'administrator',
  businessId: '2362180-3',
  name: 'Selosteen laatija',
  street: 'Testikatu 1',
  postalCode: '00100',
  postTown: 'Helsinki',
  phone: '0100000000',
  email: 'testi@example.fi',
})

/** The text of a definition of `registers/` with parts changed; each part must be there. */
export function written(id: string, ...changes: readonly (readonly [from: string, to: string])[]): string {
  let text = readFileSync(path.join(registersFolder, `${id}.yaml`), 'utf8')
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`${id}.yaml has no ${from}`)
    text = text.replace(from, to)
  }
  return text
}

/** The next version of a definition from a day on, as its text. */
export const nextVersion = (
  id: string,
  version: number,
  validFrom: string,
  ...changes: readonly (readonly [from: string, to: string])[]
): string =>
  written(
    id,
    ['version: 1\n', `version: ${version}\n`],
    [/validFrom: .*/.exec(written(id))?.[0] ?? '', `validFrom: ${validFrom}`],
    ...changes,
  )

/** Enters a next version as the owner of the database does, for tests of what follows a publication. */
export async function enterNext(
  owner: pg.Client,
  next: {
    readonly id: string
    readonly version: number
    readonly validFrom: string
    readonly text: string
    readonly at: Date
  },
): Promise<void> {
  const { id, version, validFrom, text, at } = next
  await owner.query('BEGIN')
  await owner.query(
    `UPDATE definition_version SET status = 'superseded', valid_to = $2::date - 1 WHERE definition = $1 AND status = 'published'`,
    [id, validFrom],
  )
  await owner.query(
    `INSERT INTO definition_version (definition, version, status, valid_from, source, sha256, published_at)
      VALUES ($1, $2, 'published', $3, $4, $5, $6)`,
    [id, version, validFrom, text, createHash('sha256').update(text).digest(), at],
  )
  await owner.query(`NOTIFY ${DEFINITION_CHANNEL}`)
  await owner.query('COMMIT')
}
