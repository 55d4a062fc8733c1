import { readFileSync } from 'node:fs'
import type { Language } from '../../../platform/formats/text.ts'
import type { PdfStandard, Print } from '../../../platform/pdf/work.ts'
import type { Trilingual } from '../../../platform/refusals.ts'
import type { Look } from '../line.ts'
import { dayInWords, instantInWords } from '../words/tell.ts'

const template = readFileSync(new URL('./log.typ', import.meta.url), 'utf8')

const WORDS = {
  title: {
    fi: 'Kuka on käsitellyt tietoja',
    sv: 'Vem har behandlat uppgifterna',
    en: 'Who has handled the data',
  },
  register: { fi: 'Käyttöloki: {register}', sv: 'Användningslogg: {register}', en: 'Access log: {register}' },
  days: {
    fi: 'Käsittelyt {from} alkaen. Tuloste on tehty {made}.',
    sv: 'Behandlingarna från och med {from}. Utskriften är gjord {made}.',
    en: 'What was done from {from} on. Printed on {made}.',
  },
  count: { fi: 'Merkintöjä: {count}', sv: 'Anteckningar: {count}', en: 'Entries: {count}' },
  cut: {
    fi: 'Merkintöjä on enemmän kuin tulosteeseen mahtuu. Vanhemmat saat rajaamalla päivät.',
    sv: 'Det finns fler anteckningar än vad som ryms i utskriften. De äldre får du genom att avgränsa dagarna.',
    en: 'There are more entries than this paper holds. Choose days to get the older ones.',
  },
  proof: {
    fi: 'Paperi on lukemista varten. Tiedostossa, jonka saat samasta paikasta, on jokaiselle merkinnälle todiste, jonka kuka tahansa voi tarkistaa.',
    sv: 'Papperet är för läsning. Filen som du får på samma ställe har för varje anteckning ett bevis som vem som helst kan kontrollera.',
    en: 'The paper is for reading. The file that you get in the same place has a proof for each entry, which anyone can check.',
  },
  head: {
    fi: 'Lokin viimeksi allekirjoitettu tila: {size} merkintää, {root}',
    sv: 'Loggens senast undertecknade läge: {size} anteckningar, {root}',
    en: 'The state of the log that was signed last: {size} entries, {root}',
  },
  refused: { fi: 'Yritys estettiin.', sv: 'Försöket nekades.', en: 'The attempt was refused.' },
  role: { fi: 'Tehtävä', sv: 'Uppgift', en: 'Role' },
  purpose: { fi: 'Käyttötarkoitus', sv: 'Användningsändamål', en: 'Purpose' },
  basis: { fi: 'Peruste', sv: 'Grund', en: 'Basis' },
  opened: { fi: 'Mitä tietoja avattiin', sv: 'Vilka uppgifter öppnades', en: 'What was opened' },
  nothing: {
    fi: 'Ei henkilötietoja, vain luettelo tai määriä',
    sv: 'Inga personuppgifter, bara en lista eller mängder',
    en: 'No personal details, only a list or quantities',
  },
} satisfies Readonly<Record<string, Trilingual>>

/** What the paper is written from. `isCut`: there are more entries than were read for it. */
export interface Logged {
  readonly register: Trilingual
  readonly controller: string
  readonly madeOn: string
  readonly openFrom: string
  readonly head: { readonly size: number; readonly root: string } | null
  readonly looks: readonly Look[]
  readonly isCut: boolean
}

/** The log of a person's data as a paper, newest first, in the words of the page (703/2023 11 §). The same log gives the same bytes. */
export function logPaper(of: Logged, language: Language, standard: PdfStandard = 'a-2a'): Print {
  const say = (words: Trilingual, parts: Readonly<Record<string, string>> = {}): string =>
    words[language].replace(/\{(\w+)\}/g, (_whole, name: string) => parts[name] ?? '')
  const register = say(WORDS.register, { register: of.register[language] })
  return {
    template,
    standard,
    matter: JSON.stringify({
      language,
      title: say(WORDS.title),
      author: of.controller,
      date: of.madeOn.split('-').map(Number),
      kind: of.controller,
      foot: `${register}, ${dayInWords(of.madeOn, language)}`,
      lead: [
        register,
        say(WORDS.days, { from: dayInWords(of.openFrom, language), made: dayInWords(of.madeOn, language) }),
        say(WORDS.count, { count: String(of.looks.length) }),
        ...(of.isCut ? [say(WORDS.cut)] : []),
        say(WORDS.proof),
        ...(of.head ? [say(WORDS.head, { size: String(of.head.size), root: of.head.root })] : []),
      ],
      looks: of.looks.map((look) => ({
        title: `${instantInWords(look.at, language)}: ${look.told.who[language]}`,
        act: [`${look.told.act[language]}.`, ...(look.outcome === 'done' ? [] : [say(WORDS.refused)])].join(' '),
        facts: [
          ...(look.who.role ? [{ name: say(WORDS.role), value: look.who.role[language] }] : []),
          { name: say(WORDS.purpose), value: look.purpose[language] },
          { name: say(WORDS.basis), value: look.told.basis[language] },
          {
            name: say(WORDS.opened),
            value: look.data.map((word) => word[language]).join(', ') || say(WORDS.nothing),
          },
        ],
      })),
    }),
  }
}
