import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { loadBook } from '../../platform/definitions/load.ts'
import { valueAt } from '../../platform/definitions/parts.ts'
import { warningsOf } from './warnings.ts'

const book = loadBook(path.resolve(import.meta.dirname, '../../../../registers'))
const definitions = [...book.versions.values()].flat()
const warned = (id: string, day = '2026-11-24') => {
  const definition = definitions.find((one) => one.id === id)
  assert.ok(definition, id)
  return warningsOf({ definition, catalogues: book.catalogues }, day)
}
const has = (id: string, conflict: string, place: string): void =>
  assert.ok(
    warned(id).some((one) => one.conflict === conflict && one.path === place),
    `${id} ${conflict} ${place} is not among: ${warned(id)
      .map((one) => `${one.conflict} ${one.path}`)
      .join(', ')}`,
  )

/** The mistakes of the public notices: which register shows them, and where. */
const MISTAKES: readonly (readonly [conflict: string, register: string, place: string])[] = [
  ['C-01', 'keusote', 'retention/client/norms/254-2015'],
  ['C-01', 'loimaa', 'retention/old-documents/norms/298-2009'],
  ['C-03', 'mll', 'controllers'],
  ['C-03', 'keusote-provider', 'controllers'],
  ['C-05', 'loimaa', 'rights/access/fee'],
  ['C-11', 'psop', 'sources/provider'],
  ['C-12', 'mll', 'identityCode'],
  ['C-13', 'loimaa', 'strongSignIn'],
  ['C-14', 'psop', 'session/cookies'],
  ['C-16', 'loimaa', 'transfers/outsideEea'],
  ['C-17', 'keusote', 'services/school-health'],
  ['C-17', 'keusote', 'systems/finstar'],
  ['C-17', 'loimaa-pegasos', 'systems/pegasos'],
  ['C-18', 'loimaa', 'retention/old-documents/norms/298-2009'],
  ['C-19', 'psop', 'norms/516-2004'],
  ['C-19', 'mll', 'legalGround/254-2015'],
  ['C-19', 'keusote', 'nonDisclosure/norms/507-1993'],
  ['C-19', 'keusote', 'norms/159-2007'],
  ['C-19', 'loimaa', 'norms/409-2001'],
  ['C-20', 'keusote', 'controller'],
  ['C-20', 'loimaa', 'controller'],
  ['C-22', 'psop', 'selfMaintained'],
  ['C-23', 'saura-home-service', 'subjects'],
  ['C-25', 'mll', 'nonDisclosure/address'],
  ['C-29', 'mll', 'rights/portability/rule'],
  ['C-32', 'loimaa', 'partnerAccess'],
  ['C-34', 'saura-kunnonsyyni', 'textIn'],
  ['C-36', 'psop', 'functions/client-voucher'],
  ['C-39', 'psop', 'retention/client'],
]
for (const [conflict, register, place] of MISTAKES)
  test(`${conflict}: ${register} warns at ${place}`, () => has(register, conflict, place))

test('C-19: what a notice writes wrong is told in its own words', () => {
  const texts = [...warned('keusote'), ...warned('saura-kunnonsyyni'), ...warned('loimaa')].map(({ text }) => text.fi)
  for (const wrong of ['9 artiklan 1 h-kohta', '17 artiklan c kohta', '532/99', '298/09'])
    assert.ok(
      texts.some((text) => text.includes(wrong)),
      wrong,
    )
})

test('C-19: a norm warns from the day after its last, and names its successor', () => {
  const of159 = (day: string) => warned('keusote', day).find(({ path: place }) => place === 'norms/159-2007')
  assert.equal(of159('2021-10-31'), undefined)
  assert.match(of159('2021-11-01')?.text.fi ?? '', /159\/2007.*kumottu.*784\/2021/)
})

test('every warning stands at a place of its definition, in three languages', () => {
  for (const definition of definitions)
    for (const { path: place, text } of warningsOf({ definition, catalogues: book.catalogues }, '2026-11-24')) {
      assert.notEqual(valueAt(definition, place), undefined, `${definition.id} ${place}`)
      assert.ok(text.fi && text.sv && text.en)
    }
})
