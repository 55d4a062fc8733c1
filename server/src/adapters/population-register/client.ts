import { randomUUID } from 'node:crypto'
import type https from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import { ExchangeError, exchange } from './http-exchange.ts'
import {
  type GateFault,
  type PersonOutcome,
  type PersonQuery,
  type PopulationRegister,
  PopulationRegisterError,
} from './port.ts'
import { readAnswer } from './read-answer.ts'
import { products, type Subsystem, writeRequest } from './wire.ts'

export type PopulationRegisterOptions = {
  /** One's own security server in X-Road. */
  readonly url: string
  readonly tls: https.AgentOptions | null
  readonly client: Subsystem
  readonly service: Subsystem
  readonly user: string
  readonly password: string
  /** Told when contact data of a protected person came in and was dropped (PSOP-53). Must not throw. */
  readonly report: (fault: GateFault) => void
  readonly timeOutMs?: number
  readonly attempts?: number
  readonly pauseMs?: number
}

/** The real keeper's subsystem. The instance is FI in production and FI-TEST in the test environment. */
export const populationRegisterService = (instance: 'FI' | 'FI-TEST'): Subsystem => ({
  instance,
  memberClass: 'GOV',
  memberCode: '0245437-2',
  subsystem: 'VTJkysely',
})

/** A megabyte: a person's answer is about 15 kB, and one with very many children a few times that. */
const maxAnswerBytes = 1_048_576

/** The client of VTJkysely (SOAP over X-Road). A query changes nothing there, so it may be sent again. */
export function populationRegister(options: PopulationRegisterOptions): PopulationRegister {
  const url = new URL(options.url)
  const attempts = options.attempts ?? 3
  return {
    async findPerson(query) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await askOnce(options, url, query)
        } catch (error) {
          const passing = error instanceof PopulationRegisterError && error.code === 'population-register.not-available'
          if (!passing || attempt >= attempts) throw error
          // Doubling, with chance, so that many waiting requests do not come back at once.
          await sleep((options.pauseMs ?? 200) * 2 ** (attempt - 1) * (0.5 + Math.random()))
        }
      }
    },
  }
}

async function askOnce(options: PopulationRegisterOptions, url: URL, query: PersonQuery): Promise<PersonOutcome> {
  const messageId = randomUUID()
  const body = writeRequest({
    id: messageId,
    client: options.client,
    service: options.service,
    userId: query.endUser,
    issue: query.issue,
    product: products[query.relations],
    user: options.user,
    password: options.password,
    endUser: query.endUser,
    identityCode: query.identityCode,
  })
  const answer = await send(options, url, body)
  // X-Road sends its faults as SOAP with status 500. Anything else that is not 200 is not an answer of this service.
  const isSoap = answer.status === 200 || (answer.status === 500 && answer.body.includes('Envelope'))
  if (!isSoap) {
    const passing = answer.status >= 500 || answer.status === 429
    throw new PopulationRegisterError(passing ? 'population-register.not-available' : 'population-register.refused', {
      theirCode: `HTTP ${answer.status}`,
    })
  }
  return readAnswer(answer.body, { identityCode: query.identityCode, messageId, report: options.report })
}

async function send(
  options: PopulationRegisterOptions,
  url: URL,
  body: string,
): Promise<{ status: number; body: Buffer }> {
  try {
    return await exchange({
      url,
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""', accept: 'text/xml' },
      body,
      timeOutMs: options.timeOutMs ?? 5000,
      maxAnswerBytes,
      tls: options.tls,
    })
  } catch (error) {
    if (!(error instanceof ExchangeError)) throw error
    throw error.reason === 'too-large'
      ? new PopulationRegisterError('population-register.unreadable-answer', { place: 'size' })
      : new PopulationRegisterError('population-register.not-available', { theirCode: error.reason })
  }
}
