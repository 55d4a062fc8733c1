import { FileRefused } from './fault.ts'

/** All that is unpacked of one file together, in bytes: a bomb is stopped here, whatever sizes it tells of itself. */
const MOST_UNPACKED = 40_000_000
const MOST_ENTRIES = 2_000

export interface Zip {
  readonly names: readonly string[]
  /** The text of an entry, or undefined when there is none of the name. */
  readonly read: (name: string) => Promise<string | undefined>
}

interface Entry {
  readonly method: number
  readonly packed: number
  readonly start: number
}

/**
 * Opens a zip by its central directory. Only what is asked for is unpacked, by the browser's own inflate, and never more than a bound.
 * Encrypted entries and zip64 are refused: no spreadsheet of the size that is taken needs them. Throws `FileRefused`.
 */
export function openZip(bytes: Uint8Array<ArrayBuffer>): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readDirectory(view, bytes)
  let unpacked = 0
  return {
    names: [...entries.keys()],
    read: async (name) => {
      const entry = entries.get(name)
      if (!entry) return undefined
      const packed = bytes.subarray(entry.start, entry.start + entry.packed)
      const parts: Uint8Array[] = []
      for await (const part of unpack(packed, entry.method)) {
        unpacked += part.length
        if (unpacked > MOST_UNPACKED) throw new FileRefused('too-large')
        parts.push(part)
      }
      return new TextDecoder('utf-8').decode(await new Blob(parts as Uint8Array<ArrayBuffer>[]).arrayBuffer())
    },
  }
}

async function* unpack(packed: Uint8Array<ArrayBuffer>, method: number): AsyncGenerator<Uint8Array> {
  if (method === 0) {
    yield packed
    return
  }
  if (method !== 8) throw new FileRefused('not-a-table')
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new FileRefused('not-a-table')
      })
      if (done) return
      yield value
    }
  } finally {
    // Also when the caller has had enough: then nothing more is unpacked.
    await reader.cancel().catch(() => undefined)
  }
}

function readDirectory(view: DataView, bytes: Uint8Array): Map<string, Entry> {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  let place = view.getUint32(end + 16, true)
  if (count > MOST_ENTRIES) throw new FileRefused('too-large')
  const entries = new Map<string, Entry>()
  for (let at = 0; at < count; at++) {
    if (place + 46 > view.byteLength || view.getUint32(place, true) !== 0x02014b50) throw new FileRefused('not-a-table')
    const nameLength = view.getUint16(place + 28, true)
    const name = new TextDecoder('utf-8').decode(bytes.subarray(place + 46, place + 46 + nameLength))
    if ((view.getUint16(place + 8, true) & 1) === 1) throw new FileRefused('old-or-locked')
    entries.set(name, {
      method: view.getUint16(place + 10, true),
      packed: view.getUint32(place + 20, true),
      start: startOf(view, view.getUint32(place + 42, true)),
    })
    place += 46 + nameLength + view.getUint16(place + 30, true) + view.getUint16(place + 32, true)
  }
  return entries
}

/** Where the packed bytes begin, after the local header, whose lengths may differ from the directory's. */
function startOf(view: DataView, header: number): number {
  if (header + 30 > view.byteLength || view.getUint32(header, true) !== 0x04034b50) throw new FileRefused('not-a-table')
  return header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
}

/** The end of the central directory: the last 22 bytes and a comment of at most 65,535. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at
  throw new FileRefused('not-a-table')
}
