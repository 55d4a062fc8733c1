import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { sql } from '../../platform/db/sql.ts'
import { newId } from '../../platform/ids.ts'
import { openTypesetter } from '../../platform/pdf/typesetter.ts'
import type { Print } from '../../platform/pdf/work.ts'
import { dayOf } from '../../platform/time/helsinki.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import type { Actor } from '../../platform/use-case/actor.ts'
import { watched } from '../evidence/given.ts'
import { messageEndpoints } from '../messages/own-messages.ts'
import { archiveFacts, readPdf } from '../notices/print/read-pdf.ts'
import { type GivenChain, type GivenContract, givenChain } from '../orders/given.ts'
import { openContract } from '../orders/open-contract.ts'
import { supervisionEndpoints } from '../supervision/endpoints.ts'
import { LogSearchId, WorkerId } from '../supervision/queries.ts'
import { openWorld, type World } from '../world.ts'
import { breachEndpoints } from './cases.ts'
import { BreachCaseId } from './queries.ts'

const typesetter = openTypesetter()
let world: World
let chain: GivenChain
let officer: Actor
let touched: readonly GivenContract[]
let spared: GivenContract
before(async () => {
  world = await openWorld()
  chain = await givenChain(world)
  officer = await chain.register.worker('data-protection-officer')
  touched = [await chain.contract(), await chain.contract()]
  spared = await chain.contract()
  for (const { contractId } of touched) {
    world.clock.advance({ minutes: 1 })
    await chain.register.call(openContract, chain.provider.recorder, { contract: contractId })
  }
})
after(() => world.close())

const days = { from: plainDate('2026-01-01'), to: plainDate('2026-01-31') }
const breaches = () => breachEndpoints(world.platform.logSealer)
const id = () => BreachCaseId.parse(newId(world.clock.now()))

/** A search of what a worker did, as supervision makes it. */
async function searched(worker: string) {
  const search = LogSearchId.parse(newId(world.clock.now()))
  const { searchUse } = supervisionEndpoints(world.platform.logSealer)
  const asked = { id: search, ground: 'breach', worker: WorkerId.parse(worker), ...days } as const
  await chain.register.call(searchUse, officer, asked)
  return search
}
async function started(worker = chain.provider.recorder.id) {
  const breach = id()
  const search = await searched(worker)
  return {
    breach,
    made: await chain.register.call(breaches().startBreach, officer, { id: breach, search, ...days, hoursAgo: 0 }),
  }
}
const see = (breach: ReturnType<typeof id>) => chain.register.call(breaches().openBreach, officer, { breach })
const assess = (breach: ReturnType<typeof id>, risk: 'unlikely' | 'likely' | 'high') =>
  chain.register.call(breaches().assessBreach, officer, {
    breach,
    risk,
    happened: 'Työntekijän tunnus oli ulkopuolisen käytössä.',
    consequences: 'Tietoja on voinut nähdä ulkopuolinen.',
    measures: 'Tunnus suljettiin.',
  })
const notItsTurn = { message: 'breach.not-its-turn' }

test('LOI-73: a case from a search of the log says whose data was touched, which kinds, and runs its clock of 72 hours', async () => {
  const { breach, made } = await started()
  assert.deepEqual([made.persons, made.handlings >= 2], [2, true])
  const seen = await see(breach)
  assert.equal(Date.parse(seen.dueAt) - Date.parse(seen.foundAt), 72 * 3_600_000)
  assert.deepEqual([seen.toDo, seen.isLate, seen.report], ['assess', false, null])
  assert.ok(
    seen.data.some(({ fi }) => fi === 'etunimet' || fi === 'sukunimi'),
    JSON.stringify(seen.data),
  )
  const log = await chain.register.log()
  const about = log.filter(({ action }) => action === 'breach.start').map(({ subjectId }) => subjectId)
  assert.deepEqual(new Set(about), new Set(touched.map(({ clientId }) => clientId)))
  world.clock.advance({ minutes: 72 * 60 + 1 })
  assert.equal((await see(breach)).isLate, true)
  await assert.rejects(
    started(chain.manager.id).then(() => started('019b0000-0000-7000-8000-000000000009')),
    {
      message: 'request.not-found',
    },
  )
})

test('LOI-73: assessed, reported, told and closed in the order of the law, each step once and by whom; the report and the letter say what is kept', async () => {
  const { breach } = await started()
  const { reportBreach, tellPersons, closeBreach } = breaches()
  const call = chain.register.call
  for (const step of [
    () => call(reportBreach, officer, { breach }),
    () => call(tellPersons, officer, { breach }),
    () => call(closeBreach, officer, { breach, reason: 'handled' }),
  ])
    await assert.rejects(step(), notItsTurn)
  await assess(breach, 'likely')
  await assess(breach, 'high')
  await assert.rejects(call(closeBreach, officer, { breach, reason: 'handled' }), notItsTurn)
  await call(reportBreach, officer, { breach })
  await assert.rejects(assess(breach, 'unlikely'), notItsTurn)
  await assert.rejects(call(closeBreach, officer, { breach, reason: 'no-breach' }), notItsTurn)
  assert.equal((await see(breach)).toDo, 'tell')
  assert.deepEqual(await call(tellPersons, officer, { breach }), { told: 2, gone: 0 })
  assert.deepEqual(await call(tellPersons, officer, { breach }), { told: 2, gone: 0 })
  const messagesOf = async ({ client, clientId }: GivenContract) =>
    (await call(messageEndpoints.listOwnMessages, client, { client: clientId })).messages
  for (const one of touched) {
    const [message, ...others] = (await messagesOf(one)).filter(({ aboutId }) => aboutId === breach)
    assert.equal(others.length, 0)
    assert.equal(message?.kind, 'breach')
    assert.match(message?.text?.fi ?? '', /tietoturvaloukkauksessa\. Työntekijän tunnus/)
    assert.match(message?.text?.fi ?? '', /Mitä tietoja: [^.]*sukunimi/)
  }
  assert.deepEqual(await messagesOf(spared), [])
  await call(closeBreach, officer, { breach, reason: 'handled' })
  const closed = await see(breach)
  assert.deepEqual([closed.toDo, closed.closeReason, closed.risk], [null, 'handled', 'high'])
  for (const text of Object.values(closed.report ?? {}))
    assert.match(text, /33[\s\S]*Työntekijän tunnus oli ulkopuolisen käytössä\.[\s\S]*Tunnus suljettiin\./)
  assert.match(closed.report?.fi ?? '', /asiakkaita 2\./)
  assert.match(closed.report?.fi ?? '', /tuli ilmi \d+\.\d+\.2026 klo \d+\.\d\d\./)
  for (const by of [closed.openedBy, closed.assessedBy, closed.reportedBy, closed.toldBy, closed.closedBy])
    assert.match(by ?? '', /^Työntekijä/)
  // Sealed: whoever reads the table learns nothing of what was said.
  const rows = await chain.register.rows('SELECT report_sealed::text AS text FROM breach_case')
  assert.ok(rows.every(({ text }) => !/tunnus/.test(String(text))))
  // Whatever a program might try, nothing is handled that the law's steps are not done for.
  const { id: register } = chain.register.register
  const other = (await started()).breach
  await assert.rejects(
    chain.write(
      sql`UPDATE breach_case SET closed_by = ${officer.id}, closed_at = ${world.clock.now()}, close_reason = 'handled'
        WHERE register_id = ${register} AND id = ${other}`,
    ),
    { constraint: 'breach_case_handled' },
  )
})

test('LOI-73, INV-41: when the persons are told, letters are printed to those of whom an address is kept, never to a protected person, and each stands in its receiver’s log', async () => {
  const from = dayOf(world.clock.now())
  const home = {
    ...{
      streetAddress: 'Kuvitelmankatu 6 B 23',
      poBox: null,
      streetName: null,
      apartmentNumber: null,
      apartmentLetter: null,
    },
    ...{
      splitLetter: null,
      postalCode: '00990',
      postTown: 'Kuusikko',
      specifier: null,
      municipality: null,
      countryCode: '246',
    },
  }
  const receiver = await chain.contract({ familyName: 'Kirjeensaaja', address: home, from })
  const hidden = await chain.contract({
    familyName: 'Suojattu',
    address: home,
    from,
    nonDisclosure: true,
  })
  const reader = await chain.register.worker('provider-recorder', { providerId: chain.provider.id })
  for (const { contractId } of [receiver, hidden])
    await chain.register.call(openContract, reader, { contract: contractId })
  const { breach } = await started(reader.id)
  const { tellPersons, printBreachLetters, closeBreach } = breaches()
  const print = (after?: GivenContract['clientId']) =>
    chain.register.call(printBreachLetters, officer, { breach, ...(after ? { after } : {}) })
  await assess(breach, 'high')
  await assert.rejects(print(), notItsTurn)
  assert.deepEqual((await see(breach)).files, [])
  await chain.register.call(tellPersons, officer, { breach })
  const { files, withoutAddress } = await see(breach)
  assert.deepEqual([files, withoutAddress], [[{ after: null, letters: 1 }], 1])

  const letters = z.object({ name: z.string(), print: z.custom<Print>() }).parse(await print())
  assert.match(letters.name, /^kirjeet-2026-\d\d-\d\d-1\.pdf$/)
  const pdf = await typesetter.print(letters.print)
  const { parts, pages } = await readPdf(pdf)
  assert.equal(pages, 1)
  assert.deepEqual(archiveFacts(pdf).forbidden, [])
  const text = parts.map((part) => part.text).join(' ')
  for (const said of [
    /Testi Kirjeensaaja\s*Kuvitelmankatu 6 B 23\s*00990 KUUSIKKO/,
    /Tietojasi on mukana tietoturvaloukkauksessa\. Työntekijän tunnus/,
    /Dina uppgifter berörs/,
    /Your data is part/,
  ])
    assert.match(text, said)
  assert.doesNotMatch(text, /Suojattu/)

  const log = (await chain.register.log()).filter(
    ({ action, outcome, subjectId }) => action === 'breach.print-letters' && outcome === 'done' && subjectId !== breach,
  )
  assert.deepEqual(
    log.map(({ subjectId, groups }) => [subjectId, groups.filter((group) => group.startsWith('client.')).sort()]),
    [[receiver.clientId, ['client.contact', 'client.identity', 'client.protection']]],
  )
  await assert.rejects(print(receiver.clientId), { message: 'breach.no-letters' })
  const official = await chain.register.worker('official')
  await assert.rejects(chain.register.call(printBreachLetters, official, { breach }), { message: 'request.not-found' })
  await chain.register.call(breaches().reportBreach, officer, { breach })
  await chain.register.call(closeBreach, officer, { breach, reason: 'handled' })
  await assert.rejects(print(), notItsTurn)
})

test('LOI-73: a case is the officer’s alone, and one that is late shows under the notice’s sentence', async () => {
  const { breach } = await started()
  for (const role of ['official', 'main-user', 'finance']) {
    const worker = await chain.register.worker(role)
    await assert.rejects(chain.register.call(breaches().listBreaches, worker, {}), { message: 'request.not-permitted' })
    await assert.rejects(chain.register.call(breaches().openBreach, worker, { breach }), {
      message: 'request.not-found',
    })
  }
  const watch = await watched(world, chain.register)
  try {
    for (const { id: of } of (await chain.register.call(breaches().listBreaches, officer, {})).cases)
      await chain.register.call(breaches().closeBreach, officer, { breach: of, reason: 'no-breach' }).catch(() => null)
    const { breach: fresh } = await started()
    assert.equal((await watch.look('breaches.in-time')).verdict, 'kept')
    world.clock.advance({ minutes: 72 * 60 + 1 })
    assert.equal((await watch.look('breaches.in-time')).verdict, 'broken')
    await assess(fresh, 'unlikely')
    assert.equal((await watch.look('breaches.in-time')).verdict, 'kept')
  } finally {
    await watch.close()
  }
})
