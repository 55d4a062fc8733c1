import { randomUUID } from 'node:crypto'
import type https from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import type { IdentityCode } from '../../../platform/formats/identity-code.ts'
import { ExchangeError, exchange } from '../http-exchange.ts'
import { type GateFault, PopulationRegisterError } from '../port.ts'
import type { Subsystem } from '../wire.ts'
import type { ChangeBatch, ChangeKey, PersonChange, PopulationChanges } from './port.ts'
import { type ReadEntry, readEntry, tellsOrder } from './read-changes.ts'
import { BasicsAnswer, ChangesAnswer, KeyAnswer, OrderFields } from './wire.ts'

export type PopulationChangesOptions = {
  /** One's own security server in X-Road; the path of the service is added to it. */
  readonly url: string
  readonly tls: https.AgentOptions | null
  readonly client: Subsystem
  readonly user: string
  readonly password: string
  /** Told when contact data of a protected person came in and was dropped (PSOP-53). Must not throw. */
  readonly report: (fault: GateFault) => void
  readonly timeOutMs?: number
  readonly attempts?: number
  readonly pauseMs?: number
}

const mostPeople = 100
/** A hundred people's changes; one with all groups is about 10 kB. */
const maxAnswerBytes = 16 * 1_048_576

/** The client of VTJ-muutosrajapinta (REST over X-Road). Reading changes nothing there, so it may be done again. */
export function populationChanges(options: PopulationChangesOptions): PopulationChanges {
  const { instance, memberClass, memberCode, subsystem } = options.client
  const base = new URL(`r1/${instance}/GOV/0245437-2/VTJmutpa/VTJmutpa/api/v1/`, options.url)
  const headers = {
    'x-road-client': [instance, memberClass, memberCode, subsystem].map(encodeURIComponent).join('/'),
    authorization: `Basic ${Buffer.from(`${options.user}:${options.password}`).toString('base64')}`,
    'content-type': 'application/json',
    accept: 'application/json',
  }

  const callOnce = async (path: string, body: object | null, messageId: string): Promise<unknown> => {
    const answer = await exchange({
      url: new URL(path, base),
      method: body ? 'POST' : 'GET',
      headers: { ...headers, 'x-road-id': messageId },
      body: body ? JSON.stringify(body) : null,
      timeOutMs: options.timeOutMs ?? 30_000,
      maxAnswerBytes,
      tls: options.tls,
    }).catch((error: unknown) => {
      if (!(error instanceof ExchangeError)) throw error
      throw error.reason === 'too-large' ? unreadable('size') : notAvailable(error.reason)
    })
    if (answer.status === 429 || answer.status >= 500) throw notAvailable(`HTTP ${answer.status}`)
    if (answer.status !== 200)
      throw new PopulationRegisterError('population-register.refused', { theirCode: `HTTP ${answer.status}` })
    return parseJson(answer.body)
  }

  const call = async <T>(path: string, body: object | null, schema: z.ZodType<T>, messageId: string): Promise<T> => {
    for (let attempt = 1; ; attempt++) {
      try {
        const read = schema.safeParse(await callOnce(path, body, messageId))
        if (!read.success) throw unreadable(path.split('/')[0] ?? '')
        return read.data
      } catch (error) {
        const passing = error instanceof PopulationRegisterError && error.code === 'population-register.not-available'
        if (!passing || attempt >= (options.attempts ?? 3)) throw error
        await sleep((options.pauseMs ?? 1000) * 2 ** (attempt - 1) * (0.5 + Math.random()))
      }
    }
  }

  /**
   * Whether an order is on now for each of these people. The feed itself tells of an order only when it changes, and to a
   * customer with the right to protected data it gives the values without a mark. Whoever is not told about is not in the map.
   */
  const ordersOf = async (people: readonly IdentityCode[]): Promise<ReadonlyMap<string, boolean>> => {
    if (people.length === 0) return new Map()
    const asked = { hetulista: people, tietoryhmat: ['TURVAKIELTO'] }
    const { perustiedot } = await call('perustiedot', asked, BasicsAnswer, randomUUID())
    return new Map(
      perustiedot.map((one) => {
        const groups = one.tietoryhmat.filter(tellsOrder)
        const isOn = groups.some((group) => OrderFields.safeParse(group).data?.turvakieltoAktiivinen !== false)
        return [one.henkilotunnus, isOn]
      }),
    )
  }

  return {
    async firstKeyOf(day) {
      const { viimeisinKirjausavain } = await call(`kirjausavain/${day}`, null, KeyAnswer, randomUUID())
      return viimeisinKirjausavain as ChangeKey
    },
    async changesSince(key, people): Promise<ChangeBatch> {
      if (people.length === 0 || people.length > mostPeople) throw new RangeError('one to a hundred people at a time')
      const messageId = randomUUID()
      const body = { viimeisinKirjausavain: key, hetulista: people }
      const answer = await call('muutokset', body, ChangesAnswer, messageId)
      if (answer.viimeisinKirjausavain < key) throw unreadable('viimeisinKirjausavain')
      const asked = new Set<string>(people)
      const read = answer.muutokset.map((entry) => readEntry(entry, asked))
      const entries = read.filter((entry): entry is ReadEntry => entry !== null && entry !== 'not-asked')
      const moved = entries.filter((entry) => !entry.orderTold && entry.contact.length > 0)
      const orders = await ordersOf([...new Set(moved.map((entry) => entry.identityCode))])
      // An order told in one entry of the person covers all of this answer.
      const told = new Set(entries.filter((entry) => entry.orderTold).map((entry) => entry.identityCode))
      return {
        nextKey: answer.viimeisinKirjausavain as ChangeKey,
        upToDate: answer.ajanTasalla,
        changes: entries.map((entry) => guard(entry, { told, orders, messageId, report: options.report })),
        unreadable: read.filter((entry) => entry === null).length,
        notAsked: read.filter((entry) => entry === 'not-asked').length,
      }
    },
  }
}

/** The gate: contact data leaves only when the register has just said that no order is on (PSOP-47, INV-41). */
function guard(
  entry: ReadEntry,
  by: {
    readonly told: ReadonlySet<string>
    readonly orders: ReadonlyMap<string, boolean>
    readonly messageId: string
    readonly report: (fault: GateFault) => void
  },
): PersonChange {
  const { identityCode, at, events } = entry
  const isOn = by.orders.get(identityCode)
  // After the end of an order the address is sent rightly; it is dropped all the same, and read anew by a query.
  const saysOn = entry.orderTold && !events.some((event) => event.kind === 'order-ended')
  if ((saysOn || isOn === true) && entry.contactGroups.length > 0)
    by.report({ fault: 'contact-despite-order', groups: entry.contactGroups, messageId: by.messageId })
  const mayTell = isOn === false && !by.told.has(identityCode)
  if (entry.contact.length === 0) return { identityCode, at, events, contact: { kind: 'none' } }
  return { identityCode, at, events, contact: mayTell ? { kind: 'told', events: entry.contact } : { kind: 'withheld' } }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw unreadable('document')
  }
}

const unreadable = (place: string): PopulationRegisterError =>
  new PopulationRegisterError('population-register.unreadable-answer', { place })

const notAvailable = (theirCode: string): PopulationRegisterError =>
  new PopulationRegisterError('population-register.not-available', { theirCode })
