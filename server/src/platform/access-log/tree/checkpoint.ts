import { HASH_BYTES } from './hashing.ts'
import { BadNote, fromBase64 } from './note.ts'

/** A tree's head as C2SP tlog-checkpoint writes it: whose log, how many leaves, which root. */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Buffer
}

/** The text of a checkpoint's note. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`

/** Reads the text of a checkpoint's note; extension lines are refused, because our logs write none. Throws a `BadNote`. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin, size, root, end, ...more] = text.split('\n')
  const bytes = fromBase64(root ?? '')
  if (
    !origin ||
    !/^(0|[1-9]\d{0,15})$/.test(size ?? '') ||
    bytes?.length !== HASH_BYTES ||
    end !== '' ||
    more.length > 0
  )
    throw new BadNote('not a checkpoint')
  if (!Number.isSafeInteger(Number(size))) throw new BadNote('a checkpoint larger than 2^53')
  return { origin, size: Number(size), root: bytes }
}
