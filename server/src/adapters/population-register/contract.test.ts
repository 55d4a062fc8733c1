import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { checkSchema } from './check-schema.ts'
import { aPair, invented } from './given.ts'
import { inventedPeople } from './invented-people.ts'
import type { Address, Contact, Person, PersonOutcome } from './port.ts'
import { dwellingCode } from './write-answer.ts'

const pair = await aPair()
const { simulator, ask } = pair
after(() => simulator.stop())
beforeEach(() => simulator.fail(null))

const aino = '140385-912T'
const kaarel = '110266-959N'
const timo = '310354-9212'

function found(outcome: PersonOutcome): Person {
  assert.equal(outcome.outcome, 'found')
  return outcome.outcome === 'found' ? outcome.person : assert.fail()
}

function contactOf(person: Person): Contact {
  return person.contact.protected ? assert.fail('is protected') : person.contact.contact
}

const noPart: Address = {
  streetAddress: null,
  poBox: null,
  streetName: null,
  apartmentNumber: null,
  apartmentLetter: null,
  splitLetter: null,
  postalCode: null,
  postTown: null,
  specifier: null,
  municipality: null,
  countryCode: null,
}

test("PSOP-40, PSOP-46: a query by identity code returns the person's current data", async () => {
  assert.deepEqual(await ask(aino), {
    outcome: 'found',
    person: {
      identityCode: aino,
      givenNames: 'Aino Maria',
      familyName: 'Virtanen',
      birthDay: '1985-03-14',
      sex: 'female',
      death: null,
      motherTongue: 'fi',
      serviceLanguage: 'fi',
      guardians: null,
      wards: null,
      contact: {
        protected: false,
        contact: {
          homeMunicipality: { number: '106', movedInDay: '2016-08-01', movedOutDay: null },
          address: {
            ...noPart,
            streetAddress: 'Mallikatu 6 B 23',
            streetName: 'Mallikatu',
            apartmentLetter: 'B',
            apartmentNumber: '23',
            postalCode: '05800',
            postTown: 'HYVINKÄÄ',
            municipality: '106',
            countryCode: '246',
          },
          postalAddress: null,
          temporaryAddress: null,
        },
      },
    },
  })
})

test('PSOP-21: each of the eleven parts of an address arrives', async () => {
  const divided = contactOf(found(await ask(kaarel)))
  assert.deepEqual(divided.address, {
    ...noPart,
    streetAddress: 'Keksityntie 6a-6b A 2a',
    streetName: 'Keksityntie',
    apartmentLetter: 'A',
    apartmentNumber: '2',
    splitLetter: 'a',
    postalCode: '00100',
    postTown: 'HELSINKI',
    municipality: '091',
    countryCode: '246',
  })
  const boxed = contactOf(found(await ask(timo)))
  const box = { ...noPart, poBox: 'PL 12', postalCode: '05801', postTown: 'HYVINKÄÄ', countryCode: '246' }
  assert.deepEqual(boxed.postalAddress, box)
  const waiting = contactOf(found(await ask('020264-967L')))
  assert.equal(waiting.address, null)
  assert.equal(waiting.postalAddress?.specifier, 'Poste restante')

  const seen = [divided.address, boxed.postalAddress, waiting.postalAddress]
  const parts = Object.keys(noPart) as (keyof Address)[]
  assert.equal(parts.length, 11)
  for (const part of parts)
    assert.ok(
      seen.some((address) => address?.[part]),
      part,
    )
})

test('PSOP-21: an address abroad keeps its street, place and country', async () => {
  assert.deepEqual(contactOf(found(await ask('080972-924T'))).address, {
    ...noPart,
    streetAddress: 'Påhittsgatan 3 lgh 1204',
    postTown: 'Göteborg',
    specifier: 'Göteborg, Ruotsi',
    countryCode: '752',
  })
})

test('PSOP-19, PSOP-22, PSOP-23, PSOP-24: every invented person comes back as the register has them', async () => {
  for (const one of inventedPeople) {
    const person = found(await ask(one.identityCode))
    assert.equal(person.givenNames ?? '', one.givenNames)
    assert.equal(person.familyName, one.familyName)
    assert.equal(person.sex, one.sex)
    assert.equal(person.death?.day ?? null, one.deathDay)
    assert.equal(person.contact.protected, one.hasOrder)
    if (one.hasOrder || one.home?.in !== 'finland') continue
    const { homeMunicipality, address } = contactOf(person)
    assert.equal(homeMunicipality?.number, one.home.municipality.number)
    assert.equal(homeMunicipality?.movedInDay, one.home.since)
    assert.equal(address?.apartmentNumber ?? null, one.home.apartmentNumber?.toString() ?? null)
    assert.equal(address?.streetName, one.motherTongue === 'sv' ? one.home.street.sv : one.home.street.fi)
    assert.equal(dwellingCode(one.home).length, 16)
  }
})

test('PSOP-25: a death and its day are told', async () => {
  assert.deepEqual(found(await ask('050140-911R')).death, { day: '2026-03-14' })
})

test('PSOP-26: the language of service is fi or sv as the mother tongue, and en for all others', async () => {
  const language = async (code: string) => found(await ask(code)).serviceLanguage
  assert.deepEqual(
    [await language(aino), await language('190578-941S'), await language('010195-953P')],
    ['fi', 'sv', 'en'],
  )
})

test('guardians and those in care are told by the products that have them', async () => {
  const child = found(await ask('050616A904B', 'guardians'))
  assert.deepEqual(
    child.guardians?.map((one) => one.identityCode),
    [aino, '030683-915P'],
  )
  assert.equal(child.wards, null)
  const mother = found(await ask(aino, 'wards'))
  assert.deepEqual(
    mother.wards?.map((one) => [one.givenNames, one.birthDay]),
    [
      ['Eero Otto', '2012-11-21'],
      ['Helmi Sofia', '2016-06-05'],
      ['Oiva Kaapo', '2026-08-17'],
    ],
  )
  assert.deepEqual(found(await ask(timo, 'wards')).wards, [])
})

test('PSOP-46: a replaced identity code tells the new one', async () => {
  const outcome = await ask('250693-921N')
  assert.equal(outcome.outcome, 'code-changed')
  if (outcome.outcome !== 'code-changed') return
  assert.equal(outcome.newCode, '250693-922P')
  assert.equal(outcome.person?.familyName, 'Salminen')
})

test('PSOP-46: a replaced code passes the gate too', async () => {
  simulator.setPerson({ ...invented('250693-922P'), hasOrder: true })
  simulator.fail({ kind: 'leaks-protected-contact' })
  const outcome = await ask('250693-921N')
  simulator.setPerson(invented('250693-922P'))
  assert.equal(outcome.outcome === 'code-changed' && outcome.person?.contact.protected, true)
  assert.ok(!JSON.stringify(outcome).includes('Keksityntie'))
})

test('an unknown code is not found, in both shapes that the service uses for it', async () => {
  assert.deepEqual(await ask('010101-999X'), { outcome: 'not-found' })
  for (const code of ['0001', '0006']) {
    simulator.fail({ kind: 'return-code', code, as: 'fault-code' })
    assert.deepEqual(await ask(aino), { outcome: 'not-found' })
  }
})

test('data that the register keeps to itself is told with the reason', async () => {
  const reasons = { '0007': 'dead', '0018': 'under-15', '0019': 'not-permitted' }
  for (const [code, reason] of Object.entries(reasons)) {
    simulator.fail({ kind: 'return-code', code, as: 'message' })
    assert.deepEqual(await ask(aino), { outcome: 'not-disclosed', reason })
  }
})

test('names keep their letters, and a newborn may have none', async () => {
  assert.equal(found(await ask('300180-960S')).givenNames, 'Áile Biret')
  assert.equal(found(await ask('271180-9408')).familyName, 'Åkerblom-Öhman')
  assert.equal(found(await ask('200926A9683')).givenNames, null)
})

test('a change in the register is seen by the next query', async () => {
  simulator.setPerson({ ...invented(aino), familyName: 'Virtanen-Ö' })
  assert.equal(found(await ask(aino)).familyName, 'Virtanen-Ö')
  simulator.setPerson(invented(aino))
})

test("every request and every answer is valid against the service's schema", async () => {
  for (const relations of ['none', 'guardians', 'wards'] as const) {
    for (const one of [...inventedPeople.map((person) => person.identityCode), '250693-921N']) {
      await ask(one, relations)
      const request = simulator.received().at(-1) ?? assert.fail()
      checkSchema(request, relations)
      const answer = await fetch(simulator.url, { method: 'POST', body: request })
      checkSchema(await answer.text(), relations)
    }
  }
})

test('the schema check itself refuses a message with one element too many', async () => {
  await ask(aino)
  const request = simulator.received().at(-1) ?? assert.fail()
  assert.throws(() => checkSchema(request.replace('<SoSoNimi>', '<Muu/><SoSoNimi>'), 'none'))
})

test('the simulator refuses what the schema refuses', async () => {
  await ask(aino)
  const request = simulator.received().at(-1) ?? assert.fail()
  const wrong = [
    request.replace('<SoSoNimi>', '<Muu/><SoSoNimi>'),
    request.replace('</Loppukayttaja>', '</Loppukayttaja><SoSoNimi>x</SoSoNimi>'),
    request.replace('objectType="SERVICE"', 'objectType="MEMBER"'),
    request.replace('http://xml.vrk.fi/ws/vtj/vtjkysely/1', 'http://xml.vrk.fi/ws/vtj/vtjkysely/2'),
    request.replace(/<x:id>.*?<\/x:id>/, ''),
    request.slice(0, -5),
  ]
  for (const body of wrong) {
    const answer = await fetch(simulator.url, { method: 'POST', body })
    assert.equal(answer.status, 500)
    assert.match(await answer.text(), /Client\.InvalidRequest/)
  }
})
