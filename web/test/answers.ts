import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SessionAnswer, SignedIn } from '../session/session.ts'

/** Somebody invented, with rights in two registers. */
export const worker: SignedIn = {
  signedIn: true,
  kind: 'worker',
  name: 'Aava Esimerkki',
  language: 'fi',
  registers: [
    {
      code: 'lummelampi',
      name: 'Sosiaalihuollon asiakasrekisteri',
      controller: 'Lummelammen hyvinvointialue',
      roles: ['social-worker'],
    },
    {
      code: 'kuusilehto',
      name: 'Kuntouttavan työtoiminnan rekisteri',
      controller: 'Kuusilehdon säätiö',
      roles: ['social-worker'],
    },
  ],
  token: 'token-1',
  idleSeconds: 900,
}

/** What the pages of a browser test are answered. The test changes it as it goes. */
export interface World {
  session: SessionAnswer
  /** When the session ends, in milliseconds of `performance.now()`. */
  endsAt: number
  /** Recordings are carried out, but their answers get lost. */
  answersLost: boolean
  /** The rest of the recordings are refused for want of a session. */
  sessionEnded: boolean
  extended: number
  /** Every recording as it arrived, the repeated ones too. */
  readonly sent: { id: string; day: string; minutes: number; token: string | undefined }[]
  readonly visits: Map<string, { id: string; day: string; minutes: number }>
}

export const newWorld = (session: SessionAnswer = { signedIn: false, profile: 'demo' }): World => ({
  session,
  answersLost: false,
  endsAt: performance.now() + (session.signedIn ? session.idleSeconds * 1000 : 0),
  sessionEnded: false,
  extended: 0,
  sent: [],
  visits: new Map(),
})

const faultOfServer = {
  fi: 'Rekisterin tietoja ei saatu haettua.',
  sv: 'Registrets uppgifter kunde inte hämtas.',
  en: 'The data of the register could not be read.',
}

/** A length that the form lets through and the server does not. */
export const refusedMinutes = 599

const faultOfInput = {
  fi: 'Korjaa merkityt kohdat.',
  sv: 'Rätta de markerade ställena.',
  en: 'Correct the marked places.',
}

/** Answers the calls of the pages from a world; gives false for anything else. */
export function answerFrom(world: World, request: IncomingMessage, body: string, response: ServerResponse): boolean {
  const json = (value: unknown): boolean => {
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end(JSON.stringify(value))
    return true
  }
  switch (`${request.method} ${request.url}`) {
    case 'GET /session':
      return json(
        world.session.signedIn
          ? { ...world.session, idleSeconds: Math.round((world.endsAt - performance.now()) / 1000) }
          : world.session,
      )
    case 'POST /session/extend':
      world.extended += 1
      world.endsAt = performance.now() + 900_000
      return json({ idleSeconds: 900 })
    case 'POST /sign-out':
      world.session = { signedIn: false }
      return json({})
    case 'GET /r/sample/sample-visits':
      return json({ visits: [...world.visits.values()] })
    case 'GET /r/broken/sample-visits':
      response.writeHead(500, { 'content-type': 'application/problem+json' })
      response.end(JSON.stringify({ status: 500, code: 'fault', detail: faultOfServer, correlation: '7f3a-91c2' }))
      return true
    case 'POST /r/sample/sample-visits':
      return record(world, request, body, response) || json({ minutesLeft: 270 })
    default:
      return false
  }
}

/** Takes a recording; gives true when it has answered, or cut the line, itself. */
function record(world: World, request: IncomingMessage, body: string, response: ServerResponse): boolean {
  if (world.sessionEnded) {
    response.writeHead(401, { 'content-type': 'application/problem+json' }).end('{}')
    return true
  }
  const { id, day, minutes } = JSON.parse(body)
  if (minutes === refusedMinutes) {
    const places = [{ path: 'minutes', rule: 'custom' }]
    response.writeHead(422, { 'content-type': 'application/problem+json' })
    response.end(JSON.stringify({ status: 422, code: 'request.invalid', detail: faultOfInput, places }))
    return true
  }
  world.sent.push({ id, day, minutes, token: request.headers['x-seloste-token']?.toString() })
  world.visits.set(id, { id, day, minutes })
  if (!world.answersLost) return false
  request.socket.destroy()
  return true
}
