import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import fc from 'fast-check'
import { plainDate } from '../../../platform/time/plain-date.ts'
import { aCode, invented, noon } from '../given.ts'
import { inventedPeople } from '../invented-people.ts'
import { type GateFault, PopulationRegisterError } from '../port.ts'
import type { DomesticHome, RegisteredPerson } from '../registered-person.ts'
import { populationChanges } from './client.ts'
import type { ChangeBatch, ChangeKey } from './port.ts'
import { startChangesSimulator } from './simulator.ts'

const account = { user: 'seloste', password: 'a:long word' }
const reported: GateFault[] = []

async function aFeed(pageSize = 100) {
  const simulator = await startChangesSimulator({ port: 0, people: inventedPeople, now: noon, account, pageSize })
  const client = { instance: 'FI-TEST', memberClass: 'MUN', memberCode: '2012345-4', subsystem: 'seloste-test' }
  const options = { url: simulator.url, tls: null, client, ...account, pauseMs: 1, timeOutMs: 1000 }
  const changes = populationChanges({ ...options, report: (fault) => reported.push(fault) })
  return { simulator, changes }
}

const { simulator, changes } = await aFeed()
after(() => simulator.stop())

const aino = '140385-912T'
const saara = '220990-930N'
const today = plainDate('2026-11-24')
const tomorrow = plainDate('2026-11-25')
let key: ChangeKey

beforeEach(async () => {
  simulator.fail(null)
  for (const person of inventedPeople) simulator.setPerson(person)
  key = await changes.firstKeyOf(tomorrow)
  reported.length = 0
})

const since = (...codes: string[]): Promise<ChangeBatch> => changes.changesSince(key, codes.map(aCode))

const homeIn = (code: string): DomesticHome => {
  const { home } = invented(code)
  return home?.in === 'finland' ? home : assert.fail()
}

const veikkosHome = homeIn('120741-9055')
const moved = (code: string, more: Partial<RegisteredPerson> = {}): RegisteredPerson => ({
  ...invented(code),
  home: { ...veikkosHome, since: plainDate('2026-11-20') },
  ...more,
})

test('nothing has changed until something changes, and the counter stands', async () => {
  assert.deepEqual(await since(aino), { nextKey: key, upToDate: true, changes: [], unreadable: 0, notAsked: 0 })
})

test('PSOP-25, PSOP-48: a death comes with its day, and its withdrawal comes too', async () => {
  simulator.setPerson({ ...invented(aino), deathDay: plainDate('2026-11-19') })
  simulator.setPerson(invented(aino))
  const batch = await since(aino)
  assert.deepEqual(
    batch.changes.map((change) => [change.identityCode, change.events]),
    [
      [aino, [{ kind: 'death', day: '2026-11-19' }]],
      [aino, [{ kind: 'death-withdrawn' }]],
    ],
  )
  assert.equal(batch.nextKey, key + 2)
  assert.deepEqual(batch.changes[0]?.contact, { kind: 'none' })
})

test('PSOP-24, PSOP-48: a move tells the day of moving out and the new home', async () => {
  simulator.setPerson(moved(aino))
  const [change] = (await since(aino)).changes
  assert.deepEqual(change?.contact, {
    kind: 'told',
    events: [
      {
        kind: 'address',
        since: '2026-11-20',
        address: {
          streetAddress: 'Kuvitelmankatu 22 B 9',
          poBox: null,
          streetName: 'Kuvitelmankatu',
          apartmentNumber: '9',
          apartmentLetter: 'B',
          splitLetter: null,
          postalCode: '01900',
          postTown: 'NURMIJÄRVI',
          specifier: null,
          municipality: '543',
          countryCode: '246',
        },
      },
      { kind: 'home-municipality', number: '543', movedInDay: '2026-11-20' },
      { kind: 'moved-out', number: '106', movedOutDay: '2026-11-20' },
    ],
  })
})

test('PSOP-48: a move abroad, a new name and new guardians come', async () => {
  simulator.setPerson({ ...invented(aino), home: invented('080972-924T').home })
  simulator.setPerson({ ...invented(aino), familyName: 'Ääri-Virtanen' })
  simulator.setPerson({ ...invented('050616A904B'), guardians: [aCode(aino)] })
  const batch = await since(aino, '050616A904B')
  const contact = batch.changes[0]?.contact
  assert.deepEqual(contact?.kind === 'told' && contact.events.map((event) => event.kind), ['address', 'moved-out'])
  assert.deepEqual(batch.changes[1]?.events, [{ kind: 'name', givenNames: 'Aino Maria', familyName: 'Ääri-Virtanen' }])
  assert.deepEqual(batch.changes[2]?.events, [{ kind: 'relations' }])
})

test('PSOP-46, PSOP-48: a new identity code comes under the code that was followed', async () => {
  const feed = await aFeed()
  const next = { ...invented(aino), identityCode: aCode('250693-921N'), formerCodes: [aCode(aino)] }
  feed.simulator.changeCode(aino, next)
  const batch = await feed.changes.changesSince(await feed.changes.firstKeyOf(today), [aCode(aino)])
  assert.deepEqual(batch.changes[0]?.events, [{ kind: 'code-changed', newCode: '250693-921N' }])
  assert.equal(batch.changes[0]?.identityCode, aino)
  await feed.simulator.stop()
})

test('PSOP-47: an order that begins is told, and no contact data with it', async () => {
  simulator.setPerson({ ...invented(aino), hasOrder: true })
  const [change] = (await since(aino)).changes
  assert.deepEqual(change?.events, [{ kind: 'order-set' }])
  assert.equal(change?.contact.kind, 'none')
})

const traces = ['Kuvitelmankatu', 'Nurmij', 'NURMIJ', '01900', '543', '186', '2026-11-20', 'Suojatie']

test('PSOP-47, INV-41: a protected person moves, and nothing of it comes out', async () => {
  simulator.setPerson(moved(saara))
  const batch = await since(saara)
  assert.deepEqual(
    batch.changes.map((change) => change.contact),
    [{ kind: 'withheld' }],
  )
  for (const trace of traces) assert.ok(!JSON.stringify(batch).includes(trace), trace)
  assert.deepEqual(reported, [])
})

test('PSOP-53, INV-41: the feed gives a protected address without a mark: dropped and reported', async () => {
  simulator.setPerson(moved(saara), { leaks: true })
  const batch = await since(saara)
  assert.deepEqual(
    batch.changes.map((change) => change.contact),
    [{ kind: 'withheld' }],
  )
  for (const trace of [...traces, saara])
    assert.ok(!JSON.stringify([batch.changes.map((change) => change.contact), reported]).includes(trace), trace)
  assert.equal(reported[0]?.fault, 'contact-despite-order')
  assert.deepEqual(reported[0]?.groups, ['VAKINAINEN_KOTIMAINEN_OSOITE', 'VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS'])
})

test('INV-41: an order that begins in the same batch hides the move before it', async () => {
  simulator.setPerson(moved(aino))
  simulator.setPerson(moved(aino, { hasOrder: true }))
  const batch = await since(aino)
  assert.deepEqual(
    batch.changes.map((change) => change.contact.kind),
    ['withheld', 'none'],
  )
})

test('INV-43: when an order ends the address is not taken from the feed', async () => {
  simulator.setPerson({ ...invented(saara), hasOrder: false })
  const batch = await since(saara)
  assert.deepEqual(batch.changes[0]?.events, [{ kind: 'order-ended' }])
  assert.deepEqual(batch.changes[0]?.contact, { kind: 'withheld' })
  assert.deepEqual(reported, [])
})

test('INV-41: an order that ended in the same batch still hides the move made under it', async () => {
  simulator.setPerson(moved(saara), { leaks: true })
  simulator.setPerson(moved(saara, { hasOrder: false }))
  const batch = await since(saara)
  assert.deepEqual(
    batch.changes.map((change) => change.contact.kind),
    ['withheld', 'withheld'],
  )
})

test('INV-41: when the register does not say whether there is an order, the move is withheld', async () => {
  simulator.setPerson(moved(aino))
  simulator.fail({ kind: 'no-basics' })
  assert.deepEqual((await since(aino)).changes[0]?.contact, { kind: 'withheld' })
})

test('INV-41: whoever moves and however the feed leaks, a protected move stays inside', async () => {
  const people = inventedPeople.filter((one) => one.home?.in === 'finland')
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...people), fc.boolean(), fc.boolean(), async (one, hasOrder, leaks) => {
      simulator.setPerson({ ...one, hasOrder })
      const start = await changes.firstKeyOf(tomorrow)
      simulator.setPerson(moved(one.identityCode, { hasOrder }), { leaks })
      const batch = await changes.changesSince(start, [one.identityCode])
      simulator.setPerson(one)
      const isHere = JSON.stringify(batch).includes('Kuvitelmankatu 22 B 9')
      assert.equal(isHere, !hasOrder)
    }),
    { numRuns: 60 },
  )
})

test('PSOP-52: only the people asked about are sent to the register, and others are not kept', async () => {
  simulator.setPerson({ ...invented('030683-915P'), familyName: 'Muu' })
  assert.deepEqual((await since(aino)).changes, [])
  assert.deepEqual(simulator.askedAbout().at(-1), [aino])
  simulator.write({ henkilotunnus: '030683-915P', muutospv: '2026-11-24T10:00:00Z', tietoryhmat: [] }, aino)
  const batch = await since(aino)
  assert.deepEqual([batch.changes.length, batch.notAsked], [0, 1])
})

test('pages are read on until the feed is up to date, and each counter goes on from the last', async () => {
  const feed = await aFeed(2)
  for (const name of ['A', 'B', 'C', 'D', 'E']) feed.simulator.setPerson({ ...invented(aino), familyName: name })
  let at = await feed.changes.firstKeyOf(today)
  const names: unknown[] = []
  const up: boolean[] = []
  for (let more = true; more; ) {
    const batch = await feed.changes.changesSince(at, [aCode(aino)])
    names.push(
      ...batch.changes.flatMap((change) => change.events.map((event) => event.kind === 'name' && event.familyName)),
    )
    up.push(batch.upToDate)
    more = !batch.upToDate
    at = batch.nextKey
  }
  assert.deepEqual(
    [names, up],
    [
      ['A', 'B', 'C', 'D', 'E'],
      [false, false, true],
    ],
  )
  await feed.simulator.stop()
})

const entry = (...tietoryhmat: object[]) => ({ henkilotunnus: aino, muutospv: '2026-01-07T22:00:00.000Z', tietoryhmat })
const day = (arvo: string) => ({ arvo, tarkkuus: 'PAIVA' })
const address = (more: object) => ({
  tietoryhma: 'VAKINAINEN_KOTIMAINEN_OSOITE',
  katunimi: { fi: 'Mallitie' },
  katunumero: '11',
  postinumero: '02230',
  ...more,
})

test('old values, contexts and unknown groups are no changes; a removal tells what is valid again', async () => {
  simulator.write(
    entry(
      { tietoryhma: 'JOKU_MUU', muutosattribuutti: 'LISATTY', uusi: { kentta: 1 } },
      { tietoryhma: 'HENKILON_NIMI', muutosattribuutti: 'LISATIETO', etunimi: 'Aino', sukunimi: 'Virtanen' },
      address({ muutosattribuutti: 'MUUTETTU', loppupv: day('2025-12-31') }),
      { tietoryhma: 'KOTIKUNTA', muutosattribuutti: 'LISATIETO', kuntakoodi: '091' },
      {
        tietoryhma: 'KOTIKUNTA',
        muutosattribuutti: 'POISTETTU',
        kuntakoodi: '049',
        voimassaolevatTiedot: [{ tietoryhma: 'KOTIKUNTA', kuntakoodi: '091', kuntaanMuuttopv: day('2020-01-01') }],
      },
      address({ muutosattribuutti: 'MUUTETTU', katunumero: '12', loppupv: day('2999-02-28') }),
    ),
    aino,
  )
  const [change] = (await since(aino)).changes
  assert.deepEqual(change?.events, [])
  const contact = change?.contact
  assert.ok(contact?.kind === 'told')
  assert.deepEqual(contact.events[0], { kind: 'home-municipality', number: '091', movedInDay: '2020-01-01' })
  const second = contact.events[1]
  assert.equal(second?.kind === 'address' && second.address.streetAddress, 'Mallitie 12')
  assert.equal(contact.events.length, 2)
})

test('broken entries are counted and do not hide the others', async () => {
  simulator.write({ henkilotunnus: 'rikki', bogus: '2021-09-14T12:01:04.568Z' }, aino)
  simulator.write(
    entry({ tietoryhma: 'KUOLINPAIVA', muutosattribuutti: 'LISATTY', kuollut: true, kuolinpv: day('2026-02-30') }),
    aino,
  )
  simulator.write(entry({ tietoryhma: 'HENKILON_NIMI', muutosattribuutti: 'MUUTETTU', etunimi: 'A\u202Eb' }), aino)
  simulator.write(
    entry({ tietoryhma: 'TURVAKIELTO', muutosattribuutti: 'LISATTY', turvakieltoAktiivinen: 'kyllä' }),
    aino,
  )
  simulator.setPerson({ ...invented(aino), familyName: 'Uusi' })
  const batch = await since(aino)
  assert.equal(batch.unreadable, 4)
  assert.equal(batch.changes.length, 1)
})

const failures = [
  [{ kind: 'status', status: 429 }, 'population-register.not-available'],
  [{ kind: 'status', status: 502 }, 'population-register.not-available'],
  [{ kind: 'connection-cut' }, 'population-register.not-available'],
  [{ kind: 'status', status: 401 }, 'population-register.refused'],
  [{ kind: 'status', status: 302 }, 'population-register.refused'],
  [{ kind: 'body', body: '<html/>' }, 'population-register.unreadable-answer'],
  [{ kind: 'body', body: '{"viimeisinKirjausavain": "7"}' }, 'population-register.unreadable-answer'],
  [
    { kind: 'body', body: '{"viimeisinKirjausavain":-1,"ajanTasalla":true,"muutokset":[]}' },
    'population-register.unreadable-answer',
  ],
  [{ kind: 'body', body: ' '.repeat(17_000_000) }, 'population-register.unreadable-answer'],
  [{ kind: 'body', body: '['.repeat(1_000_000) }, 'population-register.unreadable-answer'],
] as const

for (const [fault, code] of failures) {
  const what = fault.kind === 'body' ? fault.body.slice(0, 60).trim() : JSON.stringify(fault)
  test(`${what} is ${code}, and the error tells of nobody`, async () => {
    simulator.fail(fault)
    const error = await since(aino).catch((thrown: unknown) => thrown)
    assert.ok(error instanceof PopulationRegisterError)
    assert.equal(error.code, code)
    assert.ok(!`${error.stack} ${JSON.stringify(error)}`.includes(aino))
  })
}

test('a fault that passes is not seen, and a counter that goes back is refused', async () => {
  simulator.fail({ kind: 'status', status: 503 }, 2)
  assert.equal((await since(aino)).upToDate, true)
  simulator.setPerson({ ...invented(aino), familyName: 'Uusi' })
  key = (await since(aino)).nextKey
  simulator.fail({ kind: 'body', body: '{"viimeisinKirjausavain":0,"ajanTasalla":true,"muutokset":[]}' })
  await assert.rejects(since(aino), { code: 'population-register.unreadable-answer', place: 'viimeisinKirjausavain' })
})

test('a broken feed is a batch or a coded error, never a crash, and never a protected address', async () => {
  const whole = {
    viimeisinKirjausavain: 100_000,
    ajanTasalla: true,
    muutokset: [
      entry(
        { tietoryhma: 'TURVAKIELTO', muutosattribuutti: 'LISATTY', turvakieltoAktiivinen: true },
        address({ muutosattribuutti: 'LISATTY' }),
      ),
      entry({ tietoryhma: 'KUOLINPAIVA', muutosattribuutti: 'LISATTY', kuollut: true, kuolinpv: day('2026-01-01') }),
    ],
  }
  const text = JSON.stringify(whole)
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: text.length }),
      fc.nat(400),
      fc.constantFrom('', 'null', '"', '{}', '[]', '1e999', ','),
      async (at, gone, put) => {
        simulator.fail({ kind: 'body', body: text.slice(0, at) + put + text.slice(at + gone) }, 1)
        try {
          const batch = await since(aino)
          assert.ok(batch.nextKey >= key)
          // The order may be cut away, and then the question about orders answers that Aino has none.
          const orderTold = batch.changes.some((change) => change.events.some((event) => event.kind === 'order-set'))
          if (orderTold) assert.ok(!JSON.stringify(batch).includes('Mallitie'))
        } catch (error) {
          assert.ok(error instanceof PopulationRegisterError, `${error}`)
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('more than a hundred people at a time are refused before anything is sent', async () => {
  const many = Array.from({ length: 101 }, () => aCode(aino))
  await assert.rejects(changes.changesSince(key, many), RangeError)
  await assert.rejects(changes.changesSince(key, []), RangeError)
})
