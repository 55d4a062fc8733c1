import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type IdentityCode, identityCheckCharacter, parseIdentityCode } from '../../platform/formats/identity-code.ts'
import { newId } from '../../platform/ids.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import { openWorld, type World } from '../world.ts'
import { changeCompany, showCompany } from './company.ts'
import { aCompany } from './given.ts'
import { addStaff, changeStaff, listStaff } from './staff.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

/** An identity code of nobody: individual numbers from 900 on are given to no person. */
function inventedCode(number: number): IdentityCode {
  const reading = parseIdentityCode(`010190-${number}${identityCheckCharacter(`010190${number}`)}`)
  assert.ok(reading.ok && reading.artificial)
  return reading.code
}

const aPerson = (number: number) => ({
  id: newId<'Staff'>(world.clock.now()),
  identityCode: inventedCode(number),
  name: 'Tuisku Keksitty',
  title: 'Lähihoitaja',
  jobDescription: 'Perhetyö kodeissa',
  registrationNumber: '12345678901',
  contactPerson: false,
  contact: null,
})
const contact = { phone: '0401234567', email: 'tuisku@example.fi' }

test('PSOP-34: staff are kept with five facts, sealed, and each reading names them in the log', async () => {
  const home = await world.register('provider')
  const office = await home.worker('provider-office')
  const person = aPerson(901)
  await home.call(addStaff, office, person)
  const { staff } = await home.call(listStaff, office, {})
  assert.deepEqual(staff, [{ ...person, endedOn: null }])
  const [row] = await home.rows(
    `SELECT encode(identity_sealed, 'escape') AS bytes FROM company_staff WHERE register_id = $1`,
    [home.register.id],
  )
  assert.ok(typeof row?.bytes === 'string' && !row.bytes.includes('Tuisku') && !row.bytes.includes(person.identityCode))
  assert.deepEqual(
    (await home.log()).map((event) => [event.action, event.subjectId, event.groups]),
    [
      ['staff.change', person.id, []],
      ['staff.list', person.id, ['company_staff.identity']],
    ],
  )
  assert.equal(addStaff.input.safeParse({ ...person, registrationNumber: '123' }).success, false)
})

test('PSOP-35: phone and e-mail only of contact persons; who stops being one, or leaves, loses them', async () => {
  const home = await world.register('provider')
  const office = await home.worker('provider-office')
  const person = aPerson(902)
  await assert.rejects(home.call(addStaff, office, { ...person, contact }), { message: 'staff.contact-of-others' })
  await assert.rejects(home.call(addStaff, office, { ...person, contactPerson: true }), {
    message: 'staff.contact-missing',
  })
  await home.call(addStaff, office, { ...person, contactPerson: true, contact })
  const { identityCode, ...work } = person
  assert.equal(identityCode, inventedCode(902))
  const kept = async () => (await home.call(listStaff, office, {})).staff.map((s) => [s.contactPerson, s.contact])
  assert.deepEqual(await kept(), [[true, contact]])
  await home.call(changeStaff, office, { ...work, endedOn: null })
  assert.deepEqual(await kept(), [[false, null]])
  await home.call(changeStaff, office, { ...work, contactPerson: true, contact, endedOn: null })
  await home.call(changeStaff, office, { ...work, contactPerson: true, contact, endedOn: plainDate('2026-01-31') })
  assert.deepEqual(await kept(), [[true, null]])
  const { staff } = await home.call(listStaff, office, {})
  assert.equal(staff[0]?.identityCode, identityCode)
})

test('PSOP-34: the same person is on the staff once, and another provider knows nothing of it', async () => {
  const [ours, theirs] = [await world.register('provider'), await world.register('provider')]
  const office = await ours.worker('provider-office')
  const person = aPerson(903)
  const tries = await Promise.all([1, 2].map(() => ours.call(addStaff, office, person)))
  assert.deepEqual(tries, [{ id: person.id }, { id: person.id }])
  const again = { ...person, id: newId<'Staff'>(world.clock.now()) }
  await assert.rejects(ours.call(addStaff, office, again), { message: 'staff.already-there' })
  const stranger = await theirs.worker('provider-office')
  await theirs.call(addStaff, stranger, again)
  const { identityCode: _code, ...work } = person
  await assert.rejects(theirs.call(changeStaff, stranger, { ...work, endedOn: null }), { message: 'request.not-found' })
  await assert.rejects(ours.call(listStaff, stranger, {}), { message: 'request.not-permitted' })
})

test('the company is kept as its own register says; another business ID is refused', async () => {
  const home = await world.register('provider')
  const other = await world.register('provider')
  const office = await home.worker('provider-office')
  assert.deepEqual(await home.call(showCompany, office, {}), { company: null })
  await assert.rejects(home.call(changeCompany, office, aCompany(other)), { message: 'company.another-business-id' })
  await home.call(changeCompany, office, aCompany(home))
  const moved = aCompany(home, { street: 'Uusikuja 4' })
  await home.call(changeCompany, office, moved)
  assert.deepEqual(await home.call(showCompany, office, {}), { company: moved })
  assert.equal(changeCompany.input.safeParse({ ...moved, iban: 'FI2112345600000786' }).success, false)
})
