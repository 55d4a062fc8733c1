import type { Language } from '../../../platform/formats/text.ts'
import { type Paper, printPaper } from '../../../platform/pdf/paper.ts'
import type { PdfStandard, Print } from '../../../platform/pdf/work.ts'
import type { Trilingual } from '../../../platform/refusals.ts'
import { instantText } from '../../notices/evidence-lines.ts'
import { dayText, fill } from '../../notices/wording.ts'
import type { Look } from '../line.ts'

const WORDS = {
  title: {
    fi: 'Kuka on käsitellyt tietoja',
    sv: 'Vem har behandlat uppgifterna',
    en: 'Who has handled the data',
  },
  kind: { fi: 'Käyttöloki', sv: 'Användningslogg', en: 'Access log' },
  client: { fi: 'Kenen tiedot: {client}', sv: 'Vems uppgifter: {client}', en: 'Whose data: {client}' },
  register: { fi: 'Rekisteri: {register}', sv: 'Register: {register}', en: 'Register: {register}' },
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
  act: { fi: 'Mitä tehtiin', sv: 'Vad som gjordes', en: 'What was done' },
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
  /** Whose data, by name; null where the name is not to be had. */
  readonly client: string | null
  readonly register: Trilingual
  readonly controller: string
  readonly madeOn: string
  readonly openFrom: string
  readonly head: { readonly size: number; readonly root: string } | null
  readonly looks: readonly Look[]
  readonly isCut: boolean
}

/** The log of a person's data as a paper, newest first, in the words of the page (703/2023 11 §). */
export function logPaper(of: Logged, language: Language): Paper {
  const say = (words: Trilingual, parts: Parameters<typeof fill>[1] = {}): string => fill(words, parts)[language]
  const fact = (words: Trilingual, value: string) => ({ name: say(words), value })
  return {
    kind: say(WORDS.kind),
    title: say(WORDS.title),
    lead: [
      ...(of.client === null ? [] : [say(WORDS.client, { client: of.client })]),
      say(WORDS.register, { register: of.register }),
      say(WORDS.days, { from: dayText(of.openFrom), made: dayText(of.madeOn) }),
      say(WORDS.count, { count: of.looks.length }),
      ...(of.isCut ? [say(WORDS.cut)] : []),
      say(WORDS.proof),
      ...(of.head ? [say(WORDS.head, of.head)] : []),
    ],
    sections: of.looks.map((look) => ({
      title: `${instantText(look.at)[language]}: ${look.told.who[language]}`,
      facts: [
        fact(WORDS.act, look.told.act[language]),
        ...(look.who.role ? [fact(WORDS.role, look.who.role[language])] : []),
        fact(WORDS.purpose, look.purpose[language]),
        fact(WORDS.basis, look.told.basis[language]),
        fact(WORDS.opened, look.data.map((word) => word[language]).join(', ') || say(WORDS.nothing)),
      ],
      paragraphs: look.outcome === 'done' ? [] : [say(WORDS.refused)],
      steps: [],
    })),
  }
}

/** The paper as a document to be set. */
export const logPrint = (of: Logged, language: Language, standard: PdfStandard = 'a-2a'): Print =>
  printPaper(logPaper(of, language), {
    ...{ language, author: of.controller, date: of.madeOn, mark: dayText(of.madeOn)[language], standard },
  })
