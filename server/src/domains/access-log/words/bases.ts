import type { Trilingual } from '../../../platform/refusals.ts'

type Words = Readonly<Record<string, Trilingual>>

/** Who did it, where no name may be told. */
export const WHO = {
  client: { fi: 'Asiakas itse', sv: 'Klienten själv', en: 'The client' },
  proxy: { fi: 'Puolesta-asioija', sv: 'Den som företräder klienten', en: 'The person acting on behalf' },
  worker: { fi: 'Työntekijä', sv: 'En arbetstagare', en: 'A worker' },
  machine: { fi: 'Toinen tietojärjestelmä', sv: 'Ett annat informationssystem', en: 'Another information system' },
  system: { fi: 'Järjestelmä itse', sv: 'Systemet självt', en: 'The system itself' },
} satisfies Words

/** An act that has no words of its own, and what stands behind one in which data went out or came in. */
export const STEPS = {
  handled: { fi: 'Tietoja käsiteltiin', sv: 'Uppgifter behandlades', en: 'Data was handled' },
  disclosed: { fi: 'tietoja luovutettiin', sv: 'uppgifter lämnades ut', en: 'data was disclosed' },
  asked: { fi: 'kysely toiseen järjestelmään', sv: 'förfrågan till ett annat system', en: 'another system was asked' },
} satisfies Words

/** A basis of which more is known: what it rests on stands in the braces. */
export const RESTS_ON = {
  'decision-since': {
    fi: 'Hoitaa palvelua ”{service}”, josta sinulla on päätös {since} alkaen',
    sv: 'Sköter servicen ”{service}”, som du har ett beslut om från och med {since}',
    en: 'Handles the service “{service}”, on which you have a decision since {since}',
  },
  'contract-since': {
    fi: 'Palveluntuottajasi {provider}: sopimus palvelusta ”{service}” {since} alkaen',
    sv: 'Din serviceproducent {provider}: avtal om servicen ”{service}” från och med {since}',
    en: 'Your provider {provider}: a contract on the service “{service}” since {since}',
  },
  'order-to': {
    fi: 'Lähetit palveluntuottajalle {provider} tilauksen',
    sv: 'Du skickade en beställning till {provider}',
    en: 'You sent an order to {provider}',
  },
  'mandate-since': {
    fi: 'Valtuus, joka on voimassa {since} alkaen',
    sv: 'En fullmakt som gäller från och med {since}',
    en: 'A mandate in force since {since}',
  },
} satisfies Words

/** On what basis, by the code that the rules of permission give. */
export const BASES: Words = {
  'own-data': { fi: 'Omat tiedot', sv: 'Egna uppgifter', en: 'One’s own data' },
  mandate: { fi: 'Voimassa oleva valtuus', sv: 'En gällande fullmakt', en: 'A mandate in force' },
  task: { fi: 'Työntekijän tehtävä', sv: 'Arbetstagarens uppgift', en: 'The worker’s task' },
  'own-use': { fi: 'Oman työn tarkastelu', sv: 'Granskning av det egna arbetet', en: 'Looking at one’s own work' },
  'own-draft': { fi: 'Oma luonnos', sv: 'Eget utkast', en: 'A draft of one’s own' },
  supervision: {
    fi: 'Käytön valvonta tai tietosuoja',
    sv: 'Övervakning av användningen eller dataskydd',
    en: 'Supervision of use, or data protection',
  },
  'special-reason': {
    fi: 'Erityinen syy, jonka valvoja tarkastaa',
    sv: 'Ett särskilt skäl som övervakaren granskar',
    en: 'A special reason, which a supervisor reviews',
  },
  'task-in-matter': {
    fi: 'Työntekijä hoitaa palvelua, josta on päätös',
    sv: 'Arbetstagaren sköter en service som det finns beslut om',
    en: 'The worker handles a service on which there is a decision',
  },
  'client-relationship': {
    fi: 'Asiakassuhde palveluntuottajaan',
    sv: 'Klientrelation till tjänsteproducenten',
    en: 'A client relationship with the provider',
  },
  'order-received': {
    fi: 'Asiakas lähetti tuottajalle tilauksen',
    sv: 'Klienten skickade en beställning till producenten',
    en: 'The client sent an order to the provider',
  },
  'provider-task': {
    fi: 'Tehtävä palveluntuottajalla',
    sv: 'Uppgift hos tjänsteproducenten',
    en: 'A task at the provider',
  },
  'own-statement': {
    fi: 'Tuottajan oma tilitys',
    sv: 'Producentens egen redovisning',
    en: 'The provider’s own statement',
  },
  'closed-month': { fi: 'Kuukauden tilitys', sv: 'Månadens redovisning', en: 'The settlement of a month' },
  'machine-agreement': {
    fi: 'Järjestelmien välinen sopimus',
    sv: 'Avtal mellan systemen',
    en: 'An agreement between the systems',
  },
  'declared-flow': {
    fi: 'Selosteessa kerrottu luovutus',
    sv: 'Utlämnande enligt beskrivningen',
    en: 'A disclosure told in the notice',
  },
  'own-assignment': { fi: 'Oma käyttöoikeus', sv: 'Egen åtkomsträttighet', en: 'One’s own access right' },
  'asked-to-explain': { fi: 'Pyydetty selitys', sv: 'En begärd förklaring', en: 'An explanation that was asked for' },
  admission: {
    fi: 'Hyväksyntä palveluntuottajaksi',
    sv: 'Godkännande som tjänsteproducent',
    en: 'Admission as a provider',
  },
  'retention-rule': { fi: 'Säilytysaika', sv: 'Förvaringstiden', en: 'The retention period' },
  'signing-right': {
    fi: 'Tarkistettu nimenkirjoitusoikeus',
    sv: 'Kontrollerad namnteckningsrätt',
    en: 'A checked signing right',
  },
  'no-basis': { fi: 'Perustetta ei ollut', sv: 'Ingen grund fanns', en: 'There was no basis' },
  schedule: { fi: 'Säännöllinen huoltoajo', sv: 'Regelbundet underhåll', en: 'Regular upkeep' },
}
