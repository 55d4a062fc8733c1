import { z } from 'zod'

/** A code: lower-case words joined by `.` or `-`. */
export const code = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'a code is lower-case words joined by . or -')

/** A field code, or a whole branch of them: `address.*`. */
export const fieldPattern = z
  .string()
  .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?:\.\*)?$/, 'a field code, or a branch such as address.*')

/** The same, of one group of data subjects where the source gives it of no other: `provider-staff:contact.*`. */
export const givenPattern = z
  .string()
  .regex(
    /^(?:[a-z0-9-]+:)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?:\.\*)?$/,
    'a field code, or a branch such as address.*; before it, when it is so of one group only, that group and a colon',
  )

export const day = z.iso.date()

/** Every text that people read stands in the three languages. */
export const text = z.strictObject({ fi: z.string().min(1), sv: z.string().min(1), en: z.string().min(1) })
export type Text = z.infer<typeof text>

const normCode = z.string().regex(/^(?:\d+\/\d{4}|[a-z][a-z0-9-]*)$/, 'a norm is its number, such as 812/2000')

/** A norm of the catalogue: the whole of it, or its sections, chapters and time; `asWritten` when the notice writes it wrong. */
export const normRef = z.union([
  normCode,
  z.strictObject({
    norm: normCode,
    sections: z.array(z.string().min(1)).min(1).optional(),
    chapters: z.array(z.string().min(1)).min(1).optional(),
    from: day.optional(),
    to: day.optional(),
    asWritten: z.string().min(1).optional(),
  }),
])
export type NormRef = z.infer<typeof normRef>
export const normOf = (ref: NormRef): Exclude<NormRef, string> => (typeof ref === 'string' ? { norm: ref } : ref)

/** A list that may be missing: then the register has none. */
export const list = <T extends z.ZodType>(item: T) => z.array(item).max(300).default([])

/** The members that tell one entry of a list from another, so that a path through a definition needs no numbers. */
const IDENTIFYING = [
  'code',
  'group',
  'kind',
  'scope',
  'document',
  'norm',
  'measure',
  'organisation',
  'system',
  'request',
  'category',
  'form',
  'when',
] as const

/** What an entry of a list is called in a path: `subjects/client/fields/person.sex`. */
export function keyOf(entry: unknown): string {
  // A norm's number holds the sign that parts a path.
  if (typeof entry !== 'object' || entry === null) return String(entry).replaceAll('/', '-')
  for (const name of IDENTIFYING) {
    const value: unknown = Reflect.get(entry, name)
    if (typeof value === 'string') return value.replaceAll('/', '-')
  }
  throw new Error(`an entry of a list has none of ${IDENTIFYING.join(', ')}`)
}

/** One value in a definition: its place, and what stands there. */
export interface Leaf {
  readonly path: string
  readonly value: string | number | boolean
}

/** Every single value of a definition, with its path. A text in three languages is one value. */
export function leavesOf(node: unknown, path = ''): readonly Leaf[] {
  if (node === undefined || node === null) return []
  if (typeof node === 'string' || typeof node === 'number' || typeof node === 'boolean') return [{ path, value: node }]
  const below = (key: string): string => (path ? `${path}/${key}` : key)
  if (Array.isArray(node))
    return node.flatMap((entry) =>
      typeof entry === 'object' ? leavesOf(entry, below(keyOf(entry))) : [{ path: below(keyOf(entry)), value: entry }],
    )
  if (text.safeParse(node).success) return [{ path, value: text.parse(node).fi }]
  return Object.entries(node).flatMap(([key, value]) => leavesOf(value, below(key)))
}

/** What stands at a path, or undefined. */
export function valueAt(root: unknown, path: string): unknown {
  return path.split('/').reduce<unknown>((node, step) => {
    if (Array.isArray(node)) return node.find((entry) => keyOf(entry) === step)
    return typeof node === 'object' && node !== null ? Reflect.get(node, step) : undefined
  }, root)
}
