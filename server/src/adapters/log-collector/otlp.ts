import { z } from 'zod'
import type { Collector, CollectorAnswer, ExportedLine } from '../../domains/log-export/collector-port.ts'

const PATIENCE_MS = 10_000
/** An answer is a few bytes; whatever is longer is not read to its end. */
const MOST_ANSWER_BYTES = 65_536
/** The answers after which the protocol has the sender try again (OTLP 1.x, "Retryable Response Codes"). */
const RETRYABLE = [429, 502, 503, 504]
/** SeverityNumber of the OpenTelemetry log data model. */
const SEVERITIES = { info: 9, warning: 13, error: 17 } as const
const PREFIX = 'seloste.'

const Answer = z.object({
  // JSON of 64-bit numbers is a text; some receivers write a number all the same.
  partialSuccess: z.object({ rejectedLogRecords: z.coerce.number().int().nonnegative().default(0) }).nullish(),
})

/** A receiver of OpenTelemetry's protocol: OTLP/HTTP with JSON, `POST …/v1/logs`. */
export function otlpCollector(options: {
  readonly url: string
  /** The host that stands in the logs' names. */
  readonly host: string
  readonly token: string | null
}): Collector {
  const { url, host, token } = options
  const headers = {
    'content-type': 'application/json',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  }
  return {
    target: url,
    async send(lines, signal) {
      try {
        const response = await fetch(url, {
          method: 'POST',
          body: JSON.stringify(logsRequest(lines, host)),
          headers,
          redirect: 'error',
          signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
        })
        const text = await readSome(response)
        if (response.status === 200) return { status: 'taken', unwanted: unwantedIn(text) }
        if (RETRYABLE.includes(response.status))
          return { status: 'away', retryAfterMs: secondsOf(response.headers.get('retry-after')) }
        return { status: 'refused', code: response.status }
      } catch {
        // Any failure of the network is the same to the log: its lines wait where they are.
        return { status: 'away', retryAfterMs: null } satisfies CollectorAnswer
      }
    },
  }
}

/** The message `ExportLogsServiceRequest` in the JSON of OTLP: names in lowerCamelCase, 64-bit numbers as texts. */
function logsRequest(lines: readonly ExportedLine[], host: string) {
  return {
    resourceLogs: [
      {
        resource: { attributes: [attribute('service.name', 'seloste'), attribute('host.name', host)] },
        scopeLogs: [
          {
            scope: { name: 'seloste.access-log', version: '1' },
            logRecords: lines.map(({ at, severity, fields }) => ({
              timeUnixNano: `${at.getTime()}000000`,
              severityNumber: SEVERITIES[severity],
              severityText: severity.toUpperCase(),
              body: { stringValue: 'access-log' },
              attributes: fields.map(([name, value]) => attribute(`${PREFIX}${name}`, value)),
            })),
          },
        ],
      },
    ],
  }
}

const attribute = (key: string, value: string | number) => ({
  key,
  value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
})

/** How many lines the receiver did not want. The protocol forbids to send them again. */
function unwantedIn(text: string): number {
  try {
    return Answer.parse(JSON.parse(text)).partialSuccess?.rejectedLogRecords ?? 0
  } catch {
    // It said 200: the batch is taken, whatever its body is.
    return 0
  }
}

const secondsOf = (header: string | null): number | null =>
  header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : null

async function readSome(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    parts.push(part)
    length += part.length
    if (length > MOST_ANSWER_BYTES) break
  }
  return Buffer.concat(parts).toString()
}
