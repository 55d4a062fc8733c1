import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { tries } from '../../platform/crypto/proving.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { startOfDay } from '../../platform/time/helsinki.ts'
import { addDays, plainDate } from '../../platform/time/plain-date.ts'
import type { Actor } from '../../platform/use-case/actor.ts'
import { cutGrant, endGrant } from '../grants/change-grant.ts'
import { acceptOrder } from '../orders/accept-order.ts'
import { endOwnContract } from '../orders/end-contract.ts'
import { type GivenChain, givenChain } from '../orders/given.ts'
import { sendOrder } from '../orders/send-order.ts'
import { openWorld, type World } from '../world.ts'
import { correctServiceEvent } from './correct-service-event.ts'
import { aCorrection, aVisit, faultsOfBooks } from './given.ts'
import { recordServiceEvent } from './record-service-event.ts'
import { respondToServiceEvent } from './respond-to-event.ts'
import { reviewServiceEvent } from './review-event.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

/** What may happen to a grant. Numbers pick among what there is, so that any shrunk history still means something. */
type Step =
  | { readonly do: 'order'; readonly quantity: number; readonly rival: boolean }
  | { readonly do: 'deliver'; readonly of: number; readonly quantity: number; readonly daysAgo: number }
  | { readonly do: 'correct'; readonly of: number; readonly quantity: number | null; readonly daysAgo: number }
  | { readonly do: 'dispute' | 'reject' | 'repeat' | 'end-contract'; readonly of: number }
  | { readonly do: 'adjust'; readonly of: number; readonly quantity: number }
  | { readonly do: 'cut'; readonly of: number; readonly to: number }
  | { readonly do: 'end-grant' }
  | { readonly do: 'days-pass'; readonly days: number }

const pick = fc.nat({ max: 50 })
const quantity = fc.integer({ min: 1, max: 300 })
// Mostly within the life of the contract, now and then before it.
const daysAgo = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 1, arbitrary: fc.integer({ min: -1, max: 30 }) },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('order' as const), quantity, rival: fc.boolean() }) },
  { weight: 24, arbitrary: fc.record({ do: fc.constant('deliver' as const), of: pick, quantity, daysAgo }) },
  {
    weight: 10,
    arbitrary: fc.record({ do: fc.constant('correct' as const), of: pick, quantity: fc.option(quantity), daysAgo }),
  },
  {
    weight: 10,
    arbitrary: fc.record({ do: fc.constantFrom('dispute' as const, 'reject', 'repeat', 'end-contract'), of: pick }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('adjust' as const), of: pick, quantity }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('cut' as const), of: pick, to: fc.nat({ max: 600 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end-grant' as const) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('days-pass' as const), days: fc.integer({ min: 1, max: 20 }) }) },
)

/** One client's grant of a register as it lives through a history. */
class Life {
  readonly #chain: GivenChain
  readonly #rival: GivenChain['provider']
  readonly #official: Actor
  readonly #grant: Awaited<ReturnType<GivenChain['grant']>>
  readonly #contracts: { contractId: string; recorder: Actor }[] = []
  readonly #visits: { visit: ReturnType<typeof aVisit>; recorder: Actor }[] = []
  readonly #periods: readonly string[]

  constructor(
    chain: GivenChain,
    rival: GivenChain['provider'],
    official: Actor,
    grant: Awaited<ReturnType<GivenChain['grant']>>,
    periods: readonly string[],
  ) {
    this.#chain = chain
    this.#rival = rival
    this.#official = official
    this.#grant = grant
    this.#periods = periods
  }

  /** Does the step. An expected refusal is a fine answer; anything else is not. Tells what came of it. */
  async live(step: Step): Promise<string> {
    try {
      return (await this.#do(step)) ? 'done' : 'nothing there'
    } catch (error) {
      if (error instanceof Refusal) return error.message
      throw error
    }
  }

  async #do(step: Step): Promise<boolean> {
    const { register } = this.#chain
    const { clientId, client, decisionId } = this.#grant
    const today = plainDate(world.clock.now().toISOString().slice(0, 10))
    const now = world.clock.now()
    switch (step.do) {
      case 'days-pass':
        world.clock.advance({ minutes: step.days * 24 * 60 })
        return true
      case 'order': {
        const provider = step.rival ? this.#rival : this.#chain.provider
        const order = sendOrder.input.parse({
          id: newId(now),
          clientId,
          decisionId,
          providerId: provider.id,
          quantity: step.quantity,
          wantedFrom: today,
        })
        await register.call(sendOrder, client, order)
        const { contractId } = await register.call(acceptOrder, provider.office, { order: order.id })
        this.#contracts.push({ contractId, recorder: provider.recorder })
        return true
      }
      case 'deliver': {
        const contract = this.#contracts[step.of % this.#contracts.length]
        if (!contract) return false
        const visit = aVisit(world.clock, contract, step.quantity, { day: addDays(today, -step.daysAgo) })
        await register.call(recordServiceEvent, contract.recorder, visit)
        this.#visits.push({ visit, recorder: contract.recorder })
        return true
      }
      case 'correct': {
        const of = this.#visits[step.of % this.#visits.length]
        if (!of) return false
        const correction = aCorrection(world.clock, of.visit, step.quantity, { day: addDays(today, -step.daysAgo) })
        await register.call(correctServiceEvent, of.recorder, correction)
        if (correction.replacement)
          this.#visits.push({
            visit: { ...correction.replacement, contractId: of.visit.contractId },
            recorder: of.recorder,
          })
        return true
      }
      case 'repeat': {
        const of = this.#visits[step.of % this.#visits.length]
        if (!of) return false
        await register.call(recordServiceEvent, of.recorder, of.visit)
        return true
      }
      case 'dispute':
      case 'reject': {
        const of = this.#visits[step.of % this.#visits.length]
        if (!of) return false
        const id = newId(now)
        if (step.do === 'dispute') {
          const input = { event: of.visit.id, clientId, id, response: 'disputed' }
          await register.call(respondToServiceEvent, client, respondToServiceEvent.input.parse(input))
        } else {
          const input = reviewServiceEvent.input.parse({
            event: of.visit.id,
            id,
            verdict: 'rejected',
            reason: 'Ei ollut',
          })
          await register.call(reviewServiceEvent, this.#chain.manager, input)
        }
        return true
      }
      case 'adjust': {
        const of = this.#visits[step.of % this.#visits.length]
        if (!of) return false
        const sent = {
          event: of.visit.id,
          id: newId(now),
          verdict: 'adjusted',
          quantity: step.quantity,
          cause: 'shorter-than-recorded',
        }
        const input = reviewServiceEvent.input.parse(sent)
        const { adjusted } = await register.call(reviewServiceEvent, this.#chain.manager, input)
        assert.ok(adjusted)
        // What was approved is an event as others are: it may be corrected by its provider.
        const visit = { ...of.visit, id: adjusted.id, quantity: adjusted.quantity }
        this.#visits.push({ visit, recorder: of.recorder })
        return true
      }
      case 'end-contract': {
        const contract = this.#contracts[step.of % this.#contracts.length]
        if (!contract) return false
        const input = endOwnContract.input.parse({ contract: contract.contractId, clientId })
        await register.call(endOwnContract, client, input)
        return true
      }
      case 'cut': {
        const periodId = this.#periods[step.of % this.#periods.length]
        const input = cutGrant.input.parse({ decision: decisionId, periodId, granted: step.to })
        await register.call(cutGrant, this.#official, input)
        return true
      }
      case 'end-grant':
        await register.call(endGrant, this.#official, endGrant.input.parse({ decision: decisionId }))
        return true
    }
  }
}

test('INV-48: through any history, alone or at once, the book sums to zero and each balance is its fold and its guarded row', async (t) => {
  const other = await givenChain(world)
  const outcomes = new Map<string, number>()
  const start = startOfDay(plainDate('2026-02-10'))
  const open = async () => {
    const chain = await givenChain(world)
    const rival = await chain.anotherProvider()
    return { chain, rival, official: await chain.register.worker('official', { serviceId: chain.serviceId }) }
  }
  const runs = tries(1_000)
  // The books are looked at as a whole after each history, so a register gets only so many.
  const registers: Awaited<ReturnType<typeof open>>[] = []
  for (let i = 0; i < Math.ceil(runs / 20); i += 1) registers.push(await open())
  let histories = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('month' as const, 'whole-time' as const),
      fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }),
      fc.boolean(),
      async (per, steps, atOnce) => {
        world.clock.set(start)
        const register = registers[Math.floor(histories / 20) % registers.length]
        assert.ok(register)
        histories += 1
        const { chain, rival, official } = register
        world.clock.advance({ minutes: 720 })
        const grant = await chain.grant({ per, quantity: 600, validTo: plainDate('2026-06-30') })
        const periods = await chain.register.rows(
          'SELECT id FROM grant_period WHERE decision_id = $1 ORDER BY period_from',
          [grant.decisionId],
        )
        const life = new Life(
          chain,
          rival,
          official,
          grant,
          periods.map((p) => String(p.id)),
        )
        const first: Step[] = [
          { do: 'order', quantity: 300, rival: false },
          { do: 'days-pass', days: 10 },
        ]
        const tell = (step: Step) => async (outcome: string) => {
          const key = `${step.do}: ${outcome}`
          outcomes.set(key, (outcomes.get(key) ?? 0) + 1)
        }
        for (const step of first) await life.live(step).then(tell(step))
        const width = atOnce ? 6 : 1
        for (let i = 0; i < steps.length; i += width)
          await Promise.all(steps.slice(i, i + width).map((step) => life.live(step).then(tell(step))))
        assert.deepEqual(await faultsOfBooks(chain.register), [])
      },
    ),
    { numRuns: runs },
  )
  for (const [outcome, count] of [...outcomes].sort()) t.diagnostic(`${count} ${outcome}`)
  // A history of refusals alone would prove nothing.
  for (const kind of ['order', 'deliver', 'correct', 'reject', 'adjust', 'repeat', 'end-contract', 'cut', 'end-grant'])
    assert.ok((outcomes.get(`${kind}: done`) ?? 0) > 0, `${kind} was never done`)
  assert.deepEqual(await other.register.rows('SELECT id FROM service_event'), [])
})
