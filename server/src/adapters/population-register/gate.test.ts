import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import fc from 'fast-check'
import { guardContact, spreadOverHousehold } from './gate.ts'
import { aPair, invented, type Pair } from './given.ts'
import { inventedPeople } from './invented-people.ts'
import { type GateFault, type Person, PopulationRegisterError } from './port.ts'
import { readContact } from './read-address.ts'
import { parseXml } from './xml.ts'

const pair: Pair = await aPair()
const { simulator, ask, reported } = pair
after(() => simulator.stop())
beforeEach(() => simulator.fail(null))

const saara = '220990-930N'
const relations = ['none', 'guardians', 'wards'] as const

/** Every text that would tell where the person lives. */
const traces = ['Suojatie', '04400', 'JÄRVENPÄÄ', 'TRÄSKÄNDA', 'Järvenpää', '186', '20211115', '2021-11-15']

test('PSOP-47: with the order on, no part of the contact data comes out of the adapter', async () => {
  for (const which of relations) {
    const outcome = await ask(saara, which)
    assert.deepEqual(outcome.outcome === 'found' && outcome.person.contact, { protected: true, because: 'own-order' })
    const text = JSON.stringify(outcome)
    for (const trace of traces) assert.ok(!text.includes(trace), trace)
  }
})

test('PSOP-53, INV-41: an answer with the order and an address is a fault, dropped and reported', async () => {
  simulator.fail({ kind: 'leaks-protected-contact' })
  for (const which of relations) {
    const before = reported.length
    const text = JSON.stringify(await ask(saara, which))
    for (const trace of traces) assert.ok(!text.includes(trace), trace)
    assert.equal(reported.length, before + 1)
    const fault = reported.at(-1)
    assert.equal(fault?.fault, 'contact-despite-order')
    assert.ok(fault?.groups.includes('VakinainenKotimainenLahiosoite'))
    assert.ok(fault?.groups.includes('VakinainenAsuinpaikka'))
    for (const trace of [...traces, saara]) assert.ok(!JSON.stringify(fault).includes(trace), trace)
  }
})

test('PSOP-53: no fault is reported when the register holds the address back, or when there is no order', async () => {
  const before = reported.length
  await ask(saara)
  simulator.fail({ kind: 'leaks-protected-contact' })
  await ask('140385-912T')
  assert.equal(reported.length, before)
})

test('INV-41: an order that begins later protects at the next query', async () => {
  const iida = invented('300519A932B')
  const first = await ask(iida.identityCode)
  assert.equal(first.outcome === 'found' && first.person.contact.protected, false)
  simulator.setPerson({ ...iida, hasOrder: true })
  const second = await ask(iida.identityCode)
  simulator.setPerson(iida)
  assert.equal(second.outcome === 'found' && second.person.contact.protected, true)
})

test('INV-41: an answer that does not tell about the order is not used at all', async () => {
  simulator.fail({ kind: 'omits-order' })
  await assert.rejects(ask('140385-912T'), { code: 'population-register.order-not-told' })
})

test('INV-41: whoever the person and whatever the product, a leaked address never comes out', async () => {
  simulator.fail({ kind: 'leaks-protected-contact' })
  const homes = inventedPeople.filter((one) => one.home !== null)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...homes),
      fc.constantFrom(...relations),
      fc.string({ minLength: 6 }),
      async (one, which, noise) => {
        const street = `Salaisuus ${noise.replaceAll(/[^a-zåäö]/g, '')}`
        if (one.home?.in !== 'finland') return
        simulator.setPerson({ ...one, hasOrder: true, home: { ...one.home, street: { fi: street, sv: street } } })
        const before = reported.length
        const outcome = await ask(one.identityCode, which)
        simulator.setPerson(one)
        assert.equal(outcome.outcome === 'found' && outcome.person.contact.protected, true)
        assert.ok(!JSON.stringify(outcome).includes('Salaisuus'))
        assert.equal(reported.length, before + 1)
      },
    ),
    { numRuns: 60 },
  )
})

const order = (inside: string): string => `<Turvakielto>${inside}</Turvakielto>`
const home = '<VakinainenKotimainenLahiosoite><LahiosoiteS>Suojatie 4</LahiosoiteS></VakinainenKotimainenLahiosoite>'

function guard(inside: string) {
  const faults: GateFault[] = []
  const person = parseXml(Buffer.from(`<Henkilo>${inside}</Henkilo>`))
  const contact = guardContact({
    person,
    messageId: 'm',
    read: () => readContact(person, 'S'),
    report: (fault) => faults.push(fault),
  })
  return { contact, faults }
}

test("INV-43: passing the order's end day alone reveals nothing", () => {
  const past = order(
    '<TurvakieltoTieto>1</TurvakieltoTieto><TurvakieltoPaattymispvm>20200101</TurvakieltoPaattymispvm>',
  )
  assert.deepEqual(guard(past + home).contact, { protected: true, because: 'own-order' })
})

test('an order is on for every value but the two that say that it is not', () => {
  for (const value of ['1', '2', '9', 'X', 'on'])
    assert.equal(guard(order(`<TurvakieltoTieto>${value}</TurvakieltoTieto>`) + home).contact.protected, true, value)
  for (const value of ['', '0', ' 0 '])
    assert.equal(guard(order(`<TurvakieltoTieto>${value}</TurvakieltoTieto>`) + home).contact.protected, false, value)
  assert.equal(guard(order('<Turvakieltokoodi>9</Turvakieltokoodi>') + home).contact.protected, true)
})

test('two groups that tell of the order are not an answer, for one could hide the other', () => {
  const both = order('<TurvakieltoTieto/>') + order('<TurvakieltoTieto>1</TurvakieltoTieto>')
  assert.throws(() => guard(both + home), PopulationRegisterError)
})

test('INV-38: the order of a household member inside the answer protects the person too', () => {
  const child = `<Huollettava>${order('<TurvakieltoTieto>1</TurvakieltoTieto>')}</Huollettava>`
  const { contact, faults } = guard(order('<TurvakieltoTieto>0</TurvakieltoTieto>') + home + child)
  assert.deepEqual(contact, { protected: true, because: 'household' })
  assert.deepEqual(faults[0]?.groups, ['VakinainenKotimainenLahiosoite'])
})

test('PSOP-53: a contact group that no schema knows yet is found as well', () => {
  const later =
    '<Sahkopostiosoite><Osoite>a@b.fi</Osoite></Sahkopostiosoite><Huoltaja><Puhelinnumero>040</Puhelinnumero></Huoltaja>'
  const { faults } = guard(order('<TurvakieltoTieto>1</TurvakieltoTieto>') + later)
  assert.deepEqual(faults[0]?.groups, ['Sahkopostiosoite', 'Puhelinnumero'])
})

test('INV-38: one order in a household takes the contact data of all, and none takes nothing', async () => {
  const person = async (code: string): Promise<Person> => {
    const outcome = await ask(code)
    return outcome.outcome === 'found' ? outcome.person : assert.fail()
  }
  const mother = await person(saara)
  const daughter = await person('300519A932B')
  const grandmother = await person('110355-934U')
  const spread = spreadOverHousehold([daughter, mother, grandmother])
  assert.deepEqual(
    spread.map((one) => one.contact),
    [
      { protected: true, because: 'household' },
      { protected: true, because: 'own-order' },
      { protected: true, because: 'household' },
    ],
  )
  for (const trace of traces) assert.ok(!JSON.stringify(spread).includes(trace), trace)
  assert.deepEqual(spreadOverHousehold([daughter, grandmother]), [daughter, grandmother])
})
