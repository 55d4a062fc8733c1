import type { Trilingual } from '../../platform/refusals.ts'

export const RISKS = ['unlikely', 'likely', 'high'] as const
export type Risk = (typeof RISKS)[number]
export const CLOSE_REASONS = ['handled', 'no-breach'] as const

/** A breach is reported within 72 hours of the controller's becoming aware of it (GDPR 33). */
const HOURS = 72
export const dueAt = (foundAt: Date): number => foundAt.getTime() + HOURS * 3_600_000

export interface CaseFacts {
  readonly foundAt: Date
  readonly risk: Risk | null
  readonly reportedAt: Date | null
  readonly toldAt: Date | null
  readonly closedAt: Date | null
}

/** What is still to be done about a case, in the order of the law. */
export function toDo({ risk, reportedAt, toldAt, closedAt }: CaseFacts): 'assess' | 'report' | 'tell' | 'close' | null {
  if (closedAt) return null
  if (risk === null) return 'assess'
  if (risk !== 'unlikely' && reportedAt === null) return 'report'
  return risk === 'high' && toldAt === null ? 'tell' : 'close'
}

/** Whether the 72 hours have gone by with something undone that they bound: the report, and telling where the risk is high. */
export const isLate = (of: CaseFacts, now: Date): boolean => {
  const next = toDo(of)
  return next !== null && next !== 'close' && now.getTime() > dueAt(of.foundAt)
}

export interface Reported {
  readonly controller: string
  readonly register: Trilingual
  readonly foundAt: Trilingual
  readonly persons: number
  readonly handlings: number
  readonly data: readonly Trilingual[]
  readonly risk: Risk
  readonly happened: string
  readonly consequences: string
  readonly measures: string
}

const risks: Readonly<Record<Risk, { readonly fi: string; readonly sv: string }>> = {
  unlikely: { fi: 'Riski on epätodennäköinen.', sv: 'Risken är osannolik.' },
  likely: { fi: 'Riski on todennäköinen.', sv: 'Risken är sannolik.' },
  high: { fi: 'Riski on todennäköisesti korkea.', sv: 'Risken är sannolikt hög.' },
}

/** The report to the Data Protection Ombudsman in the order of GDPR 33(3), of what is kept of the case. */
export function reportText(of: Reported): { readonly fi: string; readonly sv: string } {
  const list = (language: 'fi' | 'sv'): string => of.data.map((one) => one[language]).join(', ')
  return {
    fi: [
      'Ilmoitus henkilötietojen tietoturvaloukkauksesta (tietosuoja-asetus 33 artikla)',
      `Rekisterinpitäjä: ${of.controller}. Rekisteri: ${of.register.fi}. Loukkaus tuli ilmi ${of.foundAt.fi}.`,
      `Mitä tapahtui: ${of.happened}`,
      `Rekisteröityjen ryhmät ja määrä: asiakkaita ${of.persons}. Käsittelyjä lokissa: ${of.handlings}. Tietojen ryhmät: ${list('fi')}.`,
      `Todennäköiset seuraukset: ${of.consequences} ${risks[of.risk].fi}`,
      `Toimenpiteet: ${of.measures}`,
    ].join('\n\n'),
    sv: [
      'Anmälan om personuppgiftsincident (dataskyddsförordningen artikel 33)',
      `Personuppgiftsansvarig: ${of.controller}. Register: ${of.register.sv}. Incidenten upptäcktes ${of.foundAt.sv}.`,
      `Vad som hände: ${of.happened}`,
      `Kategorier av och antalet registrerade: klienter ${of.persons}. Behandlingar i loggen: ${of.handlings}. Kategorier av uppgifter: ${list('sv')}.`,
      `Sannolika konsekvenser: ${of.consequences} ${risks[of.risk].sv}`,
      `Åtgärder: ${of.measures}`,
    ].join('\n\n'),
  }
}

/** So many letters are one file: what a printer and the one who folds them can take at a time. */
export const LETTERS_IN_A_FILE = 50

/** The files of letters to these persons, who are in the order of their ids: after whom each begins, and how many letters it has. */
export function filesOf<P>(persons: readonly P[]): { readonly after: P | null; readonly letters: number }[] {
  const files = []
  for (let from = 0; from < persons.length; from += LETTERS_IN_A_FILE)
    files.push({
      after: persons[from - 1] ?? null,
      letters: Math.min(LETTERS_IN_A_FILE, persons.length - from),
    })
  return files
}

/** What a person is told (GDPR 34): in clear words what happened, which data, what may follow, what was done, whom to ask. */
export function letterText(of: {
  readonly controller: string
  readonly data: readonly Trilingual[]
  readonly happened: string
  readonly consequences: string
  readonly measures: string
}): Trilingual {
  const list = (language: 'fi' | 'sv' | 'en'): string => of.data.map((one) => one[language]).join(', ')
  return {
    fi: `Tietojasi on mukana tietoturvaloukkauksessa. ${of.happened}\n\nMitä tietoja: ${list('fi')}.\n\nMitä siitä voi seurata: ${of.consequences}\n\nMitä on tehty: ${of.measures}\n\nKysy lisää: ${of.controller}, tietosuojavastaava. Voit myös ottaa yhteyttä tietosuojavaltuutettuun.`,
    sv: `Dina uppgifter berörs av en personuppgiftsincident. ${of.happened}\n\nVilka uppgifter: ${list('sv')}.\n\nVad det kan leda till: ${of.consequences}\n\nVad som har gjorts: ${of.measures}\n\nFråga mer: ${of.controller}, dataskyddsombudet. Du kan också kontakta dataombudsmannen.`,
    en: `Your data is part of a personal data breach. ${of.happened}\n\nWhich data: ${list('en')}.\n\nWhat may follow: ${of.consequences}\n\nWhat has been done: ${of.measures}\n\nAsk more: ${of.controller}, data protection officer. You may also contact the Data Protection Ombudsman.`,
  }
}
