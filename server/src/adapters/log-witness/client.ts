import type { Witness } from '../../platform/access-log/tree/witness-port.ts'

const PATIENCE_MS = 3_000

/** A witness at an address (C2SP tlog-witness, `add-checkpoint`). */
export const logWitness = (url: string): Witness => ({
  async add({ oldSize, proof, note }) {
    const lines = [`old ${oldSize}`, ...proof.map((hash) => hash.toString('base64')), '', note]
    try {
      const response = await fetch(`${url}/add-checkpoint`, {
        method: 'POST',
        body: lines.join('\n'),
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      const text = await response.text()
      if (response.status === 200) return { status: 'signed', lines: text.split(/(?<=\n)/) }
      const size = /^(0|[1-9]\d{0,15})\n$/.exec(text)?.[1]
      if (response.status === 409 && size !== undefined) return { status: 'conflict', size: Number(size) }
      return response.status >= 500 ? { status: 'away' } : { status: 'refused', code: response.status }
    } catch {
      // Any failure of the network is the same to the log: it goes on, and its head stays without the witness's line.
      return { status: 'away' }
    }
  },
})
