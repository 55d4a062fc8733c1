import { type Level, SECTIONS, type SectionCode } from '../../platform/definitions/catalogues.ts'
import type { RegisterDefinition } from '../../platform/definitions/definition.ts'
import type { Book } from '../../platform/definitions/load.ts'
import type { Text } from '../../platform/definitions/parts.ts'
import { levelOf } from './levels.ts'
import { accessSection, protectionSection } from './sections/access.ts'
import { annexesSection, changesSection, nonDisclosureSection, representativesSection } from './sections/closing.ts'
import { contentSection } from './sections/content.ts'
import { paperSection, retentionSection } from './sections/keeping.ts'
import { recipientsSection, transfersSection } from './sections/leaving.ts'
import { nameSection } from './sections/name.ts'
import { partiesSection } from './sections/parties.ts'
import { purposesSection, servicesSection } from './sections/purposes.ts'
import { automationSection, rightsSection } from './sections/rights.ts'
import { sourcesSection } from './sections/sources.ts'
import { type Draft, dayText, fill, type Matter, named, nameIn, say } from './wording.ts'

/** One sentence of a notice: where in the definition it comes from, how it is kept, and its text. */
export interface Sentence extends Draft {
  readonly level: Level
}

export interface Section {
  readonly code: SectionCode
  readonly title: Text
  readonly sentences: readonly Sentence[]
}

/** A notice as a value: the same in every language, from one definition and the catalogues. */
export interface Notice {
  readonly id: string
  readonly version: number
  readonly name: Text
  readonly sections: readonly Section[]
}

const WRITERS: Readonly<Record<SectionCode, (matter: Matter) => readonly Draft[]>> = {
  name: nameSection,
  parties: partiesSection,
  purposes: purposesSection,
  services: servicesSection,
  content: contentSection,
  sources: sourcesSection,
  recipients: recipientsSection,
  transfers: transfersSection,
  retention: retentionSection,
  paper: paperSection,
  access: accessSection,
  protection: protectionSection,
  automation: automationSection,
  rights: rightsSection,
  representatives: representativesSection,
  'non-disclosure': nonDisclosureSection,
  changes: changesSection,
  annexes: annexesSection,
}

export const TITLES: Readonly<Record<SectionCode, Text>> = {
  name: { fi: 'Rekisterin nimi ja versio', sv: 'Registrets namn och version', en: 'Name and version of the register' },
  parties: {
    fi: 'Rekisterinpitäjä, käsittelijät ja yhteyshenkilöt',
    sv: 'Personuppgiftsansvarig, biträden och kontaktpersoner',
    en: 'Controller, processors and contacts',
  },
  purposes: {
    fi: 'Käyttötarkoitukset, perusteet ja säädökset',
    sv: 'Ändamål, grunder och författningar',
    en: 'Purposes, bases and norms',
  },
  services: { fi: 'Palvelut ja tehtävät', sv: 'Tjänster och funktioner', en: 'Services and functions' },
  content: {
    fi: 'Kenen tietoja ja mitä tietoja',
    sv: 'Vems uppgifter och vilka uppgifter',
    en: 'Whose data and which data',
  },
  sources: { fi: 'Mistä tiedot saadaan', sv: 'Varifrån uppgifterna fås', en: 'Where the data comes from' },
  recipients: {
    fi: 'Kenelle tietoja luovutetaan',
    sv: 'Till vem uppgifter lämnas ut',
    en: 'To whom data is disclosed',
  },
  transfers: {
    fi: 'Siirrot EU:n tai ETA:n ulkopuolelle',
    sv: 'Överföringar utanför EU eller EES',
    en: 'Transfers outside the EU or EEA',
  },
  retention: {
    fi: 'Säilytysajat ja pysyvä säilytys',
    sv: 'Förvaringstider och permanent förvaring',
    en: 'How long data is kept',
  },
  paper: { fi: 'Paperiaineisto ja tulosteet', sv: 'Pappersmaterial och utskrifter', en: 'Paper and prints' },
  access: {
    fi: 'Kuka käyttää rekisteriä ja miten kirjaudutaan',
    sv: 'Vem använder registret och hur loggar man in',
    en: 'Who uses the register and how one signs in',
  },
  protection: {
    fi: 'Suojaus, lokit ja valvonta',
    sv: 'Skydd, loggar och övervakning',
    en: 'Protection, logs and supervision',
  },
  automation: {
    fi: 'Automaattinen päätöksenteko ja profilointi',
    sv: 'Automatiserat beslutsfattande och profilering',
    en: 'Automated decisions and profiling',
  },
  rights: { fi: 'Oikeutesi', sv: 'Dina rättigheter', en: 'Your rights' },
  representatives: {
    fi: 'Alaikäiset, edustajat ja puolesta-asiointi',
    sv: 'Minderåriga, företrädare och ombud',
    en: 'Minors, representatives and acting on behalf',
  },
  'non-disclosure': { fi: 'Turvakielto', sv: 'Spärrmarkering', en: 'Non-disclosure order' },
  changes: {
    fi: 'Muutokset ja aiemmat versiot',
    sv: 'Ändringar och tidigare versioner',
    en: 'Changes and earlier versions',
  },
  annexes: { fi: 'Liitteet ja lomakkeet', sv: 'Bilagor och blanketter', en: 'Annexes and forms' },
}

/** Writes the notice of a definition: every section in the common order; a section without sentences is left out. */
export function noticeOf(definition: RegisterDefinition, { catalogues }: Pick<Book, 'catalogues'>): Notice {
  const matter = { definition, catalogues }
  const sections = SECTIONS.map((code) => ({
    code,
    title: TITLES[code],
    sentences: [...WRITERS[code](matter), ...measuresIn(code, matter)].map((draft) => ({
      ...draft,
      level: levelOf(draft.paths, matter),
    })),
  }))
  return {
    id: definition.id,
    version: definition.version,
    name: definition.name,
    sections: sections.filter(({ sentences }) => sentences.length > 0),
  }
}

/** All sentences of a notice, in order. */
export const sentencesOf = (notice: Notice): readonly Sentence[] =>
  notice.sections.flatMap(({ sentences }) => sentences)

/**
 * Where each sentence stands on the page: by the first of its places that no earlier sentence has. A sentence all of whose places were
 * said before has no address of its own and takes the first one's, numbered.
 */
export function anchorsOf(notice: Notice): ReadonlyMap<Sentence, string> {
  const taken = new Set<string>()
  return new Map(
    sentencesOf(notice).map((sentence) => {
      const free = sentence.paths.find((path) => !taken.has(path))
      const path = free ?? `${sentence.paths[0]}--${taken.size}`
      taken.add(path)
      return [sentence, `s-${path}`]
    }),
  )
}

/** A sentence with those that stand under it as a list. */
export interface Branch {
  readonly sentence: Sentence
  readonly below: readonly Branch[]
}

/** The sentences of a section as they stand under each other. */
export function branchesOf(sentences: readonly Sentence[]): readonly Branch[] {
  const [sentence, ...others] = sentences
  if (!sentence) return []
  const next = others.findIndex(({ depth }) => depth <= sentence.depth)
  const end = next === -1 ? others.length : next
  return [{ sentence, below: branchesOf(others.slice(0, end)) }, ...branchesOf(others.slice(end))]
}

/** The promises of the catalogue that the definition makes in this section, with owner and review where they are stated. */
function measuresIn(section: SectionCode, { definition, catalogues }: Matter): readonly Draft[] {
  return definition.measures.flatMap((entry) => {
    const { measure, owner, reviewBy } = typeof entry === 'string' ? { measure: entry } : entry
    if (named(catalogues.measures, measure).section !== section) return []
    const kept = [
      ...(owner
        ? [
            fill(
              { fi: ' Vastuussa: {who}.', sv: ' Ansvarig: {who}.', en: ' Responsible: {who}.' },
              { who: nameIn(catalogues.people.positions, owner) },
            ),
          ]
        : []),
      ...(reviewBy
        ? [
            fill(
              { fi: ' Tarkistetaan viimeistään {day}.', sv: ' Ses över senast {day}.', en: ' Reviewed by {day}.' },
              { day: dayText(reviewBy) },
            ),
          ]
        : []),
    ]
    const text = kept.reduce(
      (all, part) => ({ fi: all.fi + part.fi, sv: all.sv + part.sv, en: all.en + part.en }),
      nameIn(catalogues.measures, measure),
    )
    return [say(`measures/${measure}`, text)]
  })
}
