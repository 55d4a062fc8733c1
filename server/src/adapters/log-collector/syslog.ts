import net from 'node:net'
import tls from 'node:tls'
import type { Collector, CollectorAnswer, ExportedLine } from '../../domains/log-export/collector-port.ts'

const PATIENCE_MS = 10_000
/** Facility 13 of RFC 5424 is "log audit". */
const FACILITY = 13
const SEVERITIES = { info: 6, warning: 4, error: 3 } as const
/** An id of one's own needs an enterprise number; 32473 is the one kept for those who have none (RFC 5612). */
const DATA_ID = 'seloste@32473'

/** A receiver of syslog: RFC 5424 over TCP with octet counting (RFC 6587), or over TLS (RFC 5425). */
export function syslogCollector(options: {
  readonly host: string
  readonly port: number
  readonly isEncrypted: boolean
  /** Whose host the lines name. */
  readonly sender: string
  /** For tests: the authority that signed the receiver's certificate. */
  readonly ca?: string
}): Collector {
  const { host, port, isEncrypted, sender, ca } = options
  return {
    target: `syslog${isEncrypted ? '+tls' : ''}://${host}:${port}`,
    async send(lines, signal) {
      const frames = lines.map((line) => frameOf(line, sender)).join('')
      return (await hand(() => connect(), frames, signal))
        ? { status: 'taken', unwanted: 0 }
        : ({ status: 'away', retryAfterMs: null } satisfies CollectorAnswer)
    },
  }

  function connect(): net.Socket {
    // The receiver's certificate must be of the name that was asked for; Node's default, said aloud.
    if (isEncrypted)
      return tls.connect({
        ...{ host, port, rejectUnauthorized: true, minVersion: 'TLSv1.2' },
        ...(net.isIP(host) ? {} : { servername: host }),
        ...(ca === undefined ? {} : { ca }),
      })
    return net.connect({ host, port })
  }
}

/**
 * Syslog has no answer. So each batch has a connection of its own, which we end and the receiver ends in its turn: an end in order
 * says that it has read all before it, and a receiver that died on the way breaks the connection instead. Resolves to whether it ended so.
 */
function hand(connect: () => net.Socket, frames: string, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect()
    let isEnded = false
    const give = (): void => void socket.destroy()
    socket.setTimeout(PATIENCE_MS, give)
    signal.addEventListener('abort', give, { once: true })
    socket.on('error', () => {})
    socket.on('end', () => {
      // An end before all was handed over is a receiver that hung up.
      isEnded = socket.writableFinished
    })
    socket.on('close', (hadError) => {
      signal.removeEventListener('abort', give)
      resolve(isEnded && !hadError)
    })
    socket.resume()
    socket.end(frames)
    if (signal.aborted) give()
  })
}

/** One message behind its length in bytes. It has no text: everything stands in the structured data. */
function frameOf({ at, severity, fields }: ExportedLine, sender: string): string {
  const data = fields.map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join('')
  const when = at.toISOString().replace('.000Z', 'Z')
  const message = `<${FACILITY * 8 + SEVERITIES[severity]}>1 ${when} ${sender} seloste - access-log [${DATA_ID}${data}]`
  return `${Buffer.byteLength(message)} ${message}`
}

const escaped = (value: string): string => value.replace(/["\\\]]/g, '\\$&')
