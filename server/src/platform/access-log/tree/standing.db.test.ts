import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { openWorld, type World } from '../../../domains/world.ts'
import { handle, openTreeGround, type TreeGround } from './given.ts'
import { cosignNote, verifierOf, writeVerifier } from './note.ts'
import { logStanding } from './public.ts'

let world: World
let ground: TreeGround
before(async () => {
  world = await openWorld()
  ground = await openTreeGround(world)
})
after(async () => {
  await ground.close()
  await world.close()
})

test('INV-18: how a log stands is read with keys from outside the database, so that rows put in by hand do not make it whole', async () => {
  const to = await world.register('psop')
  const { keys } = ground
  const read = () => logStanding({ pool: world.platform.pool, keys, now: () => world.clock.now() }, to.register)
  const { state, origin, head } = await read()
  assert.deepEqual({ state, origin, head }, { state: 'empty', origin: `localhost/log/${to.register.code}`, head: null })

  await handle(world, to, 7)
  await ground.integrateAll(to)
  assert.equal((await read()).state, 'unwitnessed')
  assert.equal((await read()).head?.size, 7)

  const pair = generateKeyPairSync('ed25519')
  const witness = {
    verifier: verifierOf('officer.example.fi', 'witness', pair.publicKey),
    privateKey: pair.privateKey,
  }
  const [row] = (
    await ground.superuser.query('SELECT note FROM log_checkpoint WHERE register_id = $1 AND size = 7', [
      to.register.id,
    ])
  ).rows
  const note = String(row.note)
  const cosign = async (line: string): Promise<unknown> =>
    await ground.superuser.query('INSERT INTO log_cosignature VALUES ($1, 7, $2, $3, $4)', [
      to.register.id,
      'officer.example.fi',
      world.clock.now(),
      line,
    ])
  await cosign(cosignNote(note.slice(0, note.lastIndexOf('\n\n') + 1), witness, world.clock.now()))
  assert.equal((await read()).state, 'unwitnessed', 'a witness that is not known outside the database does not count')
  writeFileSync(path.join(ground.keyFolder, 'witnesses.txt'), `${writeVerifier(witness.verifier)}\n`)
  const whole = await read()
  assert.equal(whole.state, 'whole')
  assert.deepEqual(whole.witnessed, { size: 7, by: 'officer.example.fi', at: world.clock.now() })

  world.clock.advance({ minutes: 61 })
  assert.equal((await read()).state, 'unwitnessed')
  await ground.superuser.query('UPDATE log_checkpoint SET note = replace(note, $2, $3) WHERE register_id = $1', [
    to.register.id,
    '\n7\n',
    '\n8\n',
  ])
  assert.equal((await read()).state, 'broken')
  assert.equal((await read()).head, null)
})
