import { z } from 'zod'
import { maybe, opening, type Write, writeAny, writeOne } from '../../platform/db/query.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import type { ToSeal } from '../../platform/db/to-seal.ts'
import { idSchema, type RegisterId } from '../../platform/ids.ts'
import { draftText, formDraftTable } from './tables.ts'

export const FormDraftId = idSchema('FormDraft')
/** What a form is about: an event, a request, a client. */
export const DraftThingId = idSchema('DraftThing')

/** Whose draft, of which form and thing. `thing` is a piece that gives its id. */
export interface DraftPlace {
  readonly register: RegisterId
  readonly writers: readonly string[]
  readonly form: string
  readonly thing: Sql
}

const ofPlace = ({ register, writers, form, thing }: DraftPlace): Sql =>
  sql`register_id = ${register} AND writer_id = ANY(${writers}::uuid[]) AND form = ${form} AND thing_id = (${thing})`

/** How a draft stands; its text stays sealed. */
export const draftAt = (place: DraftPlace) =>
  maybe(
    z.object({
      id: FormDraftId,
      client_id: z.string().nullable(),
      version: z.int(),
      keep_id: z.string(),
      kept_at: z.date(),
      has_text: z.boolean(),
    }),
    sql`SELECT id, client_id, version, keep_id, kept_at, text_sealed IS NOT NULL AS has_text FROM form_draft WHERE ${ofPlace(place)}`,
  )

/** A draft with its text, for its writer; null where it was sent or dropped. */
export const draftOpenedAt = (place: DraftPlace, id: string) =>
  opening(
    maybe(
      z.object({
        id: FormDraftId,
        client_id: z.string().nullable(),
        version: z.int(),
        kept_at: z.date(),
        text: z.instanceof(Uint8Array).nullable(),
      }),
      sql`SELECT id, client_id, version, kept_at, text_sealed AS text FROM form_draft WHERE ${ofPlace(place)} AND id = ${id}`,
    ),
    'text',
    draftText,
    (row) => ({ rowId: row.id, holder: row.client_id ?? row.id }),
  )

export interface KeptDraft {
  readonly register: RegisterId
  readonly id: string
  readonly keepId: string
  readonly text: ToSeal
  readonly keptAt: Date
  readonly goesAt: Date
}

export const insertDraft = (
  draft: KeptDraft,
  of: { readonly writer: string; readonly form: string; readonly thing: string; readonly client: string | null },
): Write =>
  writeOne(
    formDraftTable,
    sql`INSERT INTO form_draft (register_id, id, writer_id, form, thing_id, client_id, version, keep_id, text_sealed, kept_at, goes_at)
      VALUES (${draft.register}, ${draft.id}, ${of.writer}, ${of.form}, ${of.thing}, ${of.client}::uuid, 1, ${draft.keepId},
        ${draft.text}, ${draft.keptAt}, ${draft.goesAt})`,
  )

/** Touches the row only while it is at the version that the writer saw. */
export const replaceDraft = (draft: KeptDraft, after: number): Write =>
  writeOne(
    formDraftTable,
    sql`UPDATE form_draft SET version = version + 1, keep_id = ${draft.keepId}, text_sealed = ${draft.text}, kept_at = ${draft.keptAt},
        goes_at = ${draft.goesAt}
      WHERE register_id = ${draft.register} AND id = ${draft.id} AND version = ${after}`,
  )

/** The text goes now, the row in the next night. What another window kept later is not this one's to destroy. */
export const emptyDraft = (
  register: RegisterId,
  of: { readonly id: string; readonly upTo: number; readonly now: Date },
): Write =>
  writeAny(
    formDraftTable,
    sql`UPDATE form_draft SET version = version + 1, text_sealed = NULL, goes_at = ${of.now}
      WHERE register_id = ${register} AND id = ${of.id} AND version <= ${of.upTo} AND text_sealed IS NOT NULL`,
  )
