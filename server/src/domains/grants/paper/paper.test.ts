import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cents } from '../../../platform/money.ts'
import { openTypesetter } from '../../../platform/pdf/typesetter.ts'
import { archiveFacts, readPdf } from '../../notices/print/read-pdf.ts'
import { valueRule } from '../../services/value-rules.ts'
import { type Decided, decisionPaper, decisionPrint } from './paper.ts'
import { languageOf, quantityIn, VARIANTS, WORDS } from './words.ts'

const typesetter = openTypesetter()

const decided: Decided = {
  client: 'Aino Maria Virtanen',
  service: {
    name: { fi: 'Kotipalvelu', sv: 'Hemservice', en: 'Home service' },
    description: { fi: 'Apua arkeen kotona.' },
  },
  kind: { name: { fi: 'Palveluseteli', sv: 'Servicesedel', en: 'Service voucher' }, ownShare: true },
  unit: 'minute',
  number: '7F3K-2M9Q',
  decidedOn: '2026-01-05',
  days: { from: '2026-01-01', to: '2026-06-30' },
  endedOn: null,
  promised: [1_200, 1_200],
  monthly: true,
  now: 2_400,
  value: { rule: valueRule({ kind: 'hourly', valueCents: 3_800 }), freeOfCharge: false, decidedCents: null, fee: null },
  answerDays: 5,
  organiser: { name: 'Kuvitelman hyvinvointialue', address: 'Testikatu 1, 00100 Helsinki' },
  official: 'Vilma Virtakoski',
  confirmer: null,
  system: null,
}

const costIn = (of: Partial<Decided>, variant: 'fi' | 'sv' | 'en' | 'easy' = 'fi'): string =>
  decisionPaper({ ...decided, ...of }, variant).sections[1]?.paragraphs.join(' ') ?? ''

test('the rule of the value is told in words, by whom what is paid', () => {
  assert.match(costIn({}), /enintään 38,00\u00a0€ tunnilta\. Jos tuottajan hinta on suurempi, maksat erotuksen itse/)
  assert.match(costIn({ value: { ...decided.value, freeOfCharge: true } }), /maksuton/)
  assert.match(costIn({ kind: { ...decided.kind, ownShare: false } }), /Et maksa tuottajalle mitään/)
  assert.match(costIn({ unit: 'cent' }), /on rahaa/)
  const byIncome = valueRule({
    kind: 'by-income',
    unit: 'minute',
    ceilingCents: 3_800,
    floorCents: 700,
    incomeLimits: { bySize: [58_800], perExtraPerson: 35_000 },
    percent: '35',
    dividedBy: 60,
    priceCeilingCents: 5_000,
  })
  const own = costIn({ value: { rule: byIncome, freeOfCharge: false, decidedCents: cents(2_950), fee: null } })
  assert.match(own, /29,50\u00a0€ tunnilta.*laskettu tuloistasi.*hinta saa olla enintään 50,00\u00a0€ tunnilta/)
  assert.match(
    costIn({ value: { rule: byIncome, freeOfCharge: false, decidedCents: null, fee: null } }),
    /määräytyy, kun olet valinnut/,
  )
  const fee = { monthCents: cents(10_000), minutes: 1_200 }
  assert.match(
    costIn({ value: { rule: byIncome, freeOfCharge: false, decidedCents: null, fee } }),
    /asiakasmaksun suuruinen: 100,00\u00a0€ kuukaudessa/,
  )
})

test('what has changed since the decision is said, and what has ended', () => {
  const said = (of: Partial<Decided>) => decisionPaper({ ...decided, ...of }, 'fi').sections[0]?.paragraphs.slice(1)
  assert.deepEqual(said({}), [])
  assert.match(said({ now: 1_800 })?.join() ?? '', /yhteensä 30\u00a0tuntia/)
  assert.match(said({ endedOn: '2026-03-02', now: 0 })?.join() ?? '', /^Päätös on päättynyt 2\.3\.2026/)
})

test('easy Finnish keeps its sentences short, and leaves the words of officials out', () => {
  for (const { easy } of Object.values(WORDS))
    for (const sentence of easy.split(/(?<=[.?!:])\s/)) {
      assert.ok(sentence.split(/\s+/).length <= 12, sentence)
      assert.doesNotMatch(sentence, /palvelunjärjestäj|palveluntuottaj|omavastuu|hallintolaki|[;–]/i)
    }
})

test('quantities are written out, so that nobody has to know what h or min is', () => {
  assert.equal(quantityIn(60, 'minute', 'fi'), '1\u00a0tunti')
  assert.equal(quantityIn(90, 'minute', 'sv'), '1\u00a0timme 30\u00a0minuter')
  assert.equal(quantityIn(0, 'minute', 'en'), '0\u00a0minutes')
  assert.equal(quantityIn(4, 'visit', 'easy'), '4\u00a0käyntiä')
  assert.equal(quantityIn(12_50, 'cent', 'fi'), '12,50\u00a0€')
})

/** Without the spaces that a line's end takes or gives, and without the numbers of lists. */
const bare = (text: string): string => text.replace(/\s/g, '')

for (const variant of VARIANTS)
  test(`the file says the words of the page, all and no others, in order: ${variant}`, async () => {
    const paper = decisionPaper(decided, variant)
    const pdf = await typesetter.print(decisionPrint(decided, variant))
    const { parts, ...read } = await readPdf(pdf)
    assert.deepEqual(
      [read.language, read.title, read.marked],
      [languageOf(variant), `${paper.title} – ${paper.kind}`, true],
    )
    const meant = paper.sections.flatMap(({ title, facts, paragraphs, steps }) => [
      title,
      ...facts.flatMap(({ name, value }) => [name, value]),
      ...steps,
      ...paragraphs,
    ])
    const said = bare(parts.map(({ text }) => text).join(''))
    let at = 0
    for (const text of [...paper.lead, ...meant]) {
      const found = said.indexOf(bare(text), at)
      assert.ok(found >= at, `${text} is not in the file after what comes before it`)
      at = found + bare(text).length
    }
    // What is left besides is the head, the numbers of the steps and the signs of the facts.
    const words = [`${decided.organiser.name}`, `${paper.title} – ${paper.kind}`, ...paper.lead, ...meant]
      .map(bare)
      .join('')
    assert.ok(said.length - words.length <= 40, `the file says more than the page: ${said.length - words.length}`)
    const { xmp: _xmp, ...facts } = archiveFacts(pdf)
    assert.deepEqual([facts.part, facts.level, facts.outputIntent, facts.forbidden], ['2', 'A', true, []])
  })

test('the same decision is the same file byte for byte, and passes the typesetter’s check of PDF/UA-1', async () => {
  const one = await typesetter.print(decisionPrint(decided, 'sv'))
  assert.deepEqual(await openTypesetter().print(decisionPrint(decided, 'sv')), one)
  await typesetter.print(decisionPrint(decided, 'sv', 'ua-1'))
})

test('what somebody has written is text in the file, never a command of the typesetter', async () => {
  const evil = '#read("/etc/passwd") *x* _y_ $1$ @z <w> `v` = 1 [a]'
  const pdf = await typesetter.print(
    decisionPrint({ ...decided, client: evil, service: { ...decided.service, description: { fi: evil } } }, 'fi'),
  )
  const { parts } = await readPdf(pdf)
  assert.equal(bare(parts.map(({ text }) => text).join('')).split(bare(evil)).length, 3)
})
