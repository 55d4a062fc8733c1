import { proofsFor, proofsOf, signExtract } from '../../platform/access-log/tree/extract.ts'
import type { LogKeys } from '../../platform/access-log/tree/keys.ts'
import { headToPublish, publishedOf, publishedRow } from '../../platform/access-log/tree/public.ts'
import type { LogSealer } from '../../platform/crypto/log-sealer.ts'
import { maybe } from '../../platform/db/query.ts'
import type { Language } from '../../platform/formats/text.ts'
import type { PlainDate } from '../../platform/time/plain-date.ts'
import type { Context, FileAnswer, Loaded, PaperAnswer } from '../../platform/use-case/endpoint.ts'
import type { clientById } from '../clients/public.ts'
import { FIRST_DAY, provableOfSubject } from './entries.ts'
import { type LogRow, type Look, openLogRow } from './line.ts'
import { logPrint } from './paper/log-paper.ts'

/** The format that `seloste-verify extract` reads. */
const FORMAT = 'seloste-log-extract/1'
/** The first byte of a sealed record that carries the hash of its plain bytes: 2 is from before the tree. */
const UNHASHED_RECORD = 2

/** The head and what proves the rows under it, for the `load` of an extract of so many rows. */
export const provenOf = (
  input: { readonly client: string; readonly from?: PlainDate | undefined; readonly to?: PlainDate | undefined },
  { register }: Context,
  most: number,
) => ({
  head: maybe(publishedRow, headToPublish(register.id)),
  ...proofsFor(
    register.id,
    provableOfSubject(register.id, input.client, { to: input.to, from: input.from ?? FIRST_DAY, most }),
  ),
})
type Proven = Loaded<ReturnType<typeof provenOf>> & { readonly rows: readonly LogRow[] }

/**
 * An extract of the log about one person, as a file: each line with the words of the page, the plain record, the entry that the
 * record's hash stands in, and the proof that this entry is a leaf under the signed head. Whoever has the log's public keys can verify
 * it without the server (INV-23); what it cannot show is that no line was left out.
 */
export function extractFile(
  { sealer, keys }: { readonly sealer: LogSealer; readonly keys: LogKeys },
  facts: Proven,
  shown: {
    readonly looks: readonly Look[]
    readonly openFrom: PlainDate
    readonly client: string
    readonly most: number
  },
  { register, today }: Context,
): FileAnswer {
  const head = facts.head && publishedOf(facts.head)
  const proofs = head ? proofsOf(facts, head.size) : new Map<string, never>()
  const rows = new Map(facts.rows.map((row) => [row.id, row]))
  const rowOf = (id: string): LogRow => {
    const row = rows.get(id)
    if (!row) throw new Error('a look without its row')
    return row
  }
  const provenLooks = shown.looks.filter(({ id }) => proofs.has(id))
  const content = {
    format: FORMAT,
    register: register.definition.name,
    controller: register.controller.name,
    registerId: register.id,
    subject: shown.client,
    madeOn: today,
    openFrom: shown.openFrom,
    isWhole: facts.rows.length < shown.most,
    checkpoint: head?.note ?? null,
    lines: provenLooks.map((words) => ({
      words,
      ...plainOf(sealer, register.id, rowOf(words.id)),
      ...proofs.get(words.id),
    })),
    // Younger than the head: the next file proves them.
    pending: shown.looks.filter(({ id }) => !proofs.has(id)).map((words) => ({ words })),
  }
  return {
    name: `kayttoloki-${today}.json`,
    type: 'application/json',
    bytes: signExtract(content, keys.of(register)),
  }
}

/** The same lines on paper, for reading: the proofs are in the file. */
export function extractPaper(
  facts: {
    readonly head: Proven['head']
    readonly rows: readonly LogRow[]
    readonly client: Loaded<{ client: ReturnType<typeof clientById> }>['client']
  },
  shown: { readonly looks: readonly Look[]; readonly openFrom: PlainDate; readonly most: number },
  language: Language,
  { register, today }: Context,
): PaperAnswer {
  const head = facts.head && publishedOf(facts.head)
  const identity = facts.client?.identity
  const logged = {
    client: identity ? `${identity.givenNames} ${identity.familyName}` : null,
    register: register.definition.name,
    controller: register.controller.name,
    madeOn: today,
    openFrom: shown.openFrom,
    head: head && { size: head.size, root: head.root.toString('base64') },
    looks: shown.looks,
    isCut: facts.rows.length === shown.most,
  }
  return { name: `kayttoloki-${today}-${language}.pdf`, type: 'application/pdf', print: logPrint(logged, language) }
}

/** What the record says, and its bytes, whose hash the entry holds. Of a record from before the tree neither can be shown. */
function plainOf(sealer: LogSealer, register: Context['register']['id'], row: LogRow) {
  if (row.record[0] === UNHASHED_RECORD) return { says: null, record: null }
  const record = sealer.open(register, row.id, row.record)
  return { says: openLogRow(sealer, register, row), record: record.toString('base64') }
}
