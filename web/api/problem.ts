import type { Text } from '../i18n/texts.ts'

/** Why a call gave no answer. What the server refuses it explains itself, in every language. */
export type Problem =
  /** The server's own refusal or failure (RFC 9457). `correlation` finds it in the server's log. */
  | {
      readonly kind: 'told'
      readonly status: number
      readonly code: string
      readonly detail: Text
      readonly correlation: string
      /** The names of the inputs that the server's schema refused. */
      readonly places: readonly string[]
    }
  /** No answer came: the line is down, or the server is. What was sent may or may not have arrived. */
  | { readonly kind: 'no-answer' }
  /** The session has ended on the server. */
  | { readonly kind: 'signed-out' }
  /** An answer that is not of our server's making, such as a proxy's error page. */
  | { readonly kind: 'strange'; readonly status: number }

/** What the server says when there is no session, when it has ended, or when it ended it because the act needs a fresh one. */
const sessionEnded: ReadonlySet<unknown> = new Set([
  'request.not-signed-in',
  'request.sign-in-again',
  'request.many-files',
])

export type Answer<Output> =
  | { readonly ok: true; readonly value: Output }
  | { readonly ok: false; readonly problem: Problem }

/** Reads a refusal of the server. Whatever is not in our form is told apart, so that no page shows a foreign text. */
export async function readProblem(response: Response): Promise<Problem> {
  const unread: Problem =
    response.status === 401 ? { kind: 'signed-out' } : { kind: 'strange', status: response.status }
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return unread
  const body: unknown = await response.json().catch(() => undefined)
  if (!isRecord(body) || !isText(body.detail)) return unread
  const { code, detail, correlation } = body
  // Another 401 refuses a proof of who one is, such as a passkey, and says why.
  if (response.status === 401 && sessionEnded.has(code)) return { kind: 'signed-out' }
  return {
    kind: 'told',
    status: response.status,
    code: typeof code === 'string' ? code : 'unknown',
    detail: { fi: detail.fi, sv: detail.sv, en: detail.en },
    correlation: typeof correlation === 'string' ? correlation : '',
    places: readPlaces(body.places),
  }
}

/** Inputs may be deep; a field of a form is the first part of the path. */
function readPlaces(places: unknown): readonly string[] {
  if (!Array.isArray(places)) return []
  return places.flatMap((place: unknown) =>
    isRecord(place) && typeof place.path === 'string' ? (place.path.split('.')[0] ?? []) : [],
  )
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown): value is Text =>
  isRecord(value) && typeof value.fi === 'string' && typeof value.sv === 'string' && typeof value.en === 'string'
