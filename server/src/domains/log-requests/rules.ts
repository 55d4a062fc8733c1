import type { Trilingual } from '../../platform/refusals.ts'
import { addMonths, daysBetween, type PlainDate } from '../../platform/time/plain-date.ts'

/** A request about the log is answered within two months (703/2023 11 §). */
const ANSWER_MONTHS = 2
/** Log data older than two years is given only for a special reason (703/2023 11 §). */
const OPEN_MONTHS = 24

export const dueDay = (askedOn: PlainDate): PlainDate => addMonths(askedOn, ANSWER_MONTHS)

/** The first day whose log the client sees without asking, or the earlier day that an officer has granted. */
export function firstOpenDay(today: PlainDate, granted: readonly PlainDate[]): PlainDate {
  return granted.reduce((first, day) => (day < first ? day : first), addMonths(today, -OPEN_MONTHS))
}

export interface Clock {
  readonly dueOn: PlainDate
  readonly daysLeft: number
  readonly isLate: boolean
}

/** Where the clock of a request stands: a decided one stops on the day of its decision. */
export function clockOf(
  request: { readonly dueOn: PlainDate; readonly decidedOn: PlainDate | null },
  today: PlainDate,
): Clock {
  const at = request.decidedOn ?? today
  return { dueOn: request.dueOn, daysLeft: daysBetween({ from: at, to: request.dueOn }), isLate: at > request.dueOn }
}

export const GROUNDS = ['danger-to-client', 'rights-of-others', 'crime-prevention', 'no-special-reason'] as const
export type Ground = (typeof GROUNDS)[number]

/** The ground of a refusal in words. Only older data can be refused because no special reason was told. */
export const groundTexts: Readonly<Record<Ground, Trilingual>> = {
  'danger-to-client': {
    fi: 'Tietojen antamisesta voisi aiheutua vakavaa vaaraa asiakkaan terveydelle tai hoidolle (laki 703/2023 11 §).',
    sv: 'Att lämna ut uppgifterna kunde medföra allvarlig fara för klientens hälsa eller vård (lag 703/2023 11 §).',
    en: 'Giving the data could cause serious danger to the client’s health or care (Act 703/2023, section 11).',
  },
  'rights-of-others': {
    fi: 'Tietojen antamisesta voisi aiheutua vakavaa vaaraa jonkun muun oikeuksille (laki 703/2023 11 §).',
    sv: 'Att lämna ut uppgifterna kunde medföra allvarlig fara för någon annans rättigheter (lag 703/2023 11 §).',
    en: 'Giving the data could cause serious danger to the rights of somebody else (Act 703/2023, section 11).',
  },
  'crime-prevention': {
    fi: 'Tietojen antaminen haittaisi rikoksen ehkäisemistä tai selvittämistä (laki 703/2023 11 §).',
    sv: 'Att lämna ut uppgifterna skulle skada förebyggandet eller utredningen av brott (lag 703/2023 11 §).',
    en: 'Giving the data would harm the prevention or investigation of crime (Act 703/2023, section 11).',
  },
  'no-special-reason': {
    fi: 'Yli kaksi vuotta vanhoja lokitietoja annetaan vain erityisestä syystä (laki 703/2023 11 §).',
    sv: 'Logguppgifter som är äldre än två år lämnas ut endast av särskilda skäl (lag 703/2023 11 §).',
    en: 'Log data older than two years is given only for a special reason (Act 703/2023, section 11).',
  },
}

/** Belongs to every refusal (INV-60): how to have it looked at by somebody else. */
export const appealText: Trilingual = {
  fi: 'Tähän päätökseen saa hakea muutosta valittamalla hallinto-oikeuteen 30 päivän kuluessa päätöksen tiedoksisaannista (laki 808/2019). Asian voi myös saattaa tietosuojavaltuutetun käsiteltäväksi.',
  sv: 'Ändring i detta beslut får sökas genom besvär hos förvaltningsdomstolen inom 30 dagar från delfåendet av beslutet (lag 808/2019). Ärendet kan också föras till dataombudsmannen.',
  en: 'This decision may be appealed against to the administrative court within 30 days of being notified of it (Act 808/2019). The matter may also be taken to the Data Protection Ombudsman.',
}

export interface Deciding {
  readonly outcome: 'answered' | 'refused'
  readonly ground: Ground | null
}

export type DecisionFault = 'already-decided' | 'ground-missing' | 'ground-of-older'

/** Whether a request may be decided so. The text is asked for by the schema: nothing is decided without words. */
export function decideRequest(
  request: { readonly kind: 'why' | 'older'; readonly status: 'open' | 'answered' | 'refused' },
  deciding: Deciding,
): DecisionFault | null {
  if (request.status !== 'open') return 'already-decided'
  if ((deciding.outcome === 'refused') !== (deciding.ground !== null)) return 'ground-missing'
  if (deciding.ground === 'no-special-reason' && request.kind !== 'older') return 'ground-of-older'
  return null
}
