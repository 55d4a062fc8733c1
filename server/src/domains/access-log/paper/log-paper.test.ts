import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTypesetter } from '../../../platform/pdf/typesetter.ts'
import { archiveFacts, readPdf } from '../../notices/print/read-pdf.ts'
import type { Look } from '../line.ts'
import { actInWords, basisOfLook, whoInWords } from '../words/tell.ts'
import { type Logged, logPrint } from './log-paper.ts'

const typesetter = openTypesetter()

const word = (text: string) => ({ fi: text, sv: `${text} (sv)`, en: `${text} (en)` })
const restsOn = { service: { fi: 'Kotipalvelu' }, provider: 'Kuvitelman Koti Oy', since: '2026-03-03' }

function look(of: Partial<Look> = {}): Look {
  const who = {
    kind: 'worker' as const,
    name: 'Kaija Kirjavalta',
    role: word('Kirjaaja'),
    organisation: 'Kuvitelman Koti Oy',
    organisationId: null,
  }
  return {
    id: '019b8d5c-0001-7000-8000-000000000001',
    at: '2026-11-24T07:05:00.000Z',
    kind: 'looked',
    who,
    action: 'contract.open',
    step: '',
    purpose: word('Palvelun antaminen'),
    basis: 'client-relationship',
    restsOn,
    data: [word('Nimi'), word('Osoite')],
    outcome: 'done',
    channel: 'web',
    told: {
      who: whoInWords(who),
      act: actInWords({ action: 'contract.open' }),
      basis: basisOfLook('client-relationship', restsOn),
    },
    ...of,
  }
}

const logged = (looks: readonly Look[]): Logged => ({
  client: 'Aino Maria Virtanen',
  register: word('Palvelusetelirekisteri'),
  controller: 'Kuvitelman hyvinvointialue',
  madeOn: '2026-11-30',
  openFrom: '2024-11-30',
  head: { size: 1234, root: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG=' },
  looks,
  isCut: false,
})

const bare = (text: string): string => text.replace(/\s/g, '')
const said = async (pdf: Uint8Array): Promise<string> =>
  bare((await readPdf(pdf)).parts.map(({ text }) => text).join(''))

test('SAU-86: each look is told on paper with its time, who, act, purpose, basis and data; an archive file of its language', async () => {
  const looks = [look(), look({ outcome: 'forbidden', data: [] })]
  const pdf = await typesetter.print(logPrint(logged(looks), 'fi'))
  const read = await readPdf(pdf)
  assert.deepEqual([read.language, read.title, read.marked], ['fi', 'Kuka on käsitellyt tietoja – Käyttöloki', true])
  const text = await said(pdf)
  const wanted = [
    'Kenen tiedot: Aino Maria Virtanen',
    '24.11.2026 klo 9.05: Kaija Kirjavalta, Kuvitelman Koti Oy',
    'Palveluntuottajasi Kuvitelman Koti Oy: sopimus palvelusta ”Kotipalvelu” 3.3.2026 alkaen',
    'Nimi, Osoite',
    'Yritys estettiin.',
    'Ei henkilötietoja, vain luettelo tai määriä',
    'Lokin viimeksi allekirjoitettu tila: 1234 merkintää',
  ]
  for (const sentence of wanted) assert.ok(text.includes(bare(sentence)), sentence)
  const { xmp: _xmp, ...facts } = archiveFacts(pdf)
  assert.deepEqual([facts.part, facts.level, facts.outputIntent, facts.forbidden], ['2', 'A', true, []])
})

test('the same log is the same file byte for byte, and passes the typesetter’s check of PDF/UA-1', async () => {
  const print = logPrint(logged([look()]), 'sv')
  assert.deepEqual(await openTypesetter().print(print), await typesetter.print(print))
  await typesetter.print(logPrint(logged([look()]), 'en', 'ua-1'))
})

test('a log of nobody’s looks is a paper too, and so is a long one', async () => {
  await typesetter.print(logPrint(logged([]), 'fi'))
  const text = await said(
    await typesetter.print({ ...logPrint({ ...logged(Array(500).fill(look())), isCut: true }, 'fi') }),
  )
  assert.equal(text.split(bare('Palveluntuottajasi Kuvitelman Koti Oy')).length, 501)
  assert.ok(text.includes(bare('Merkintöjä on enemmän')))
})

test('what somebody has written is text in the file, never a command of the typesetter', async () => {
  const evil = '#read("/etc/passwd") *x* _y_ $1$ @z <w> `v` = 1 [a]'
  const who = { kind: 'worker', name: evil, organisation: null }
  const told = { ...look().told, who: whoInWords(who) }
  assert.ok((await said(await typesetter.print(logPrint(logged([look({ told })]), 'fi')))).includes(bare(evil)))
})
