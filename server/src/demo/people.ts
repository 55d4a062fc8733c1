import { inventedPeople } from '../adapters/population-register/invented-people.ts'
import type { InventedOrganisation } from '../adapters/suomifi-authorisations/simulator.ts'
import type { InventedPerson } from '../adapters/suomifi-identification/simulator.ts'
import type { NewOrganisation, NewRegister } from '../installation/install.ts'

/*
 * Who takes part in the demo county. Everybody and everything is invented. Ids are fixed, so that a second start finds
 * what the first one made.
 */

/** A fixed id of the demo: kind and number are readable in it. */
export const demoId = (kind: number, number: number): string =>
  `019b0000-0000-7${String(kind).padStart(3, '0')}-8000-${String(number).padStart(12, '0')}`

const ORGANISATION = 1
const REGISTER = 2
const ACCOUNT = 3
const ASSIGNMENT = 4
const MACHINE = 5
const CARD = 6

const organisation = (
  number: number,
  kind: NewOrganisation['kind'],
  businessId: string,
  name: string,
  more: Partial<NewOrganisation> = {},
): NewOrganisation => ({
  id: demoId(ORGANISATION, number),
  kind,
  businessId,
  name,
  street: `Kuvitelmakatu ${number}`,
  postalCode: '00100',
  postTown: 'HELSINKI',
  phone: '0100 000 000',
  email: 'kirjaamo@example.fi',
  ...more,
})

export const demoOrganisations: readonly NewOrganisation[] = [
  organisation(1, 'organiser', '9000001-1', 'Kuusikon hyvinvointialue', {
    nameSv: 'Kuusikko välfärdsområde',
    email: 'kirjaamo@kuusikko.example',
    einvoiceAddress: '003790000011',
    einvoiceOperator: 'TESTFIHH',
  }),
  organisation(2, 'organiser', '9000006-2', 'Kaislarannan hyvinvointialue', {
    nameSv: 'Kaislaranta välfärdsområde',
    email: 'kirjaamo@kaislaranta.example',
    einvoiceAddress: '003790000062',
    einvoiceOperator: 'TESTFIHH',
  }),
  organisation(3, 'provider', '9000003-8', 'Kotiapu Kuvitelma Oy', { email: 'toimisto@kuvitelma.example' }),
  organisation(4, 'provider', '9000004-6', 'Hoivapalvelu Satulehto Oy', { email: 'toimisto@satulehto.example' }),
  // The public notice names who draws it up, and its business ID is how the engine knows the issuer. Its people here are invented.
  organisation(5, 'administrator', '2362180-3', 'Selosteen laatija (Kuntien Tiera Oy)', {
    email: 'selosteet@laatija.example',
  }),
]

const register = (number: number, code: string, definition: string): NewRegister => ({
  id: demoId(REGISTER, number),
  code,
  definition,
  controllerId: demoId(ORGANISATION, number),
})

export const demoRegisters: readonly NewRegister[] = [
  register(1, 'kuusikko', 'psop'),
  register(2, 'kaislaranta', 'psop'),
  register(3, 'kuvitelma', 'provider'),
  register(4, 'satulehto', 'provider'),
]

/** A worker of the demo: the account, what the simulated provider says of them, and the rights that they begin with. */
export interface DemoWorker {
  readonly accountId: string
  readonly subject: string
  readonly name: string
  readonly email: string
  readonly organisationId: string
  readonly organisation: string
  readonly description: string
  readonly language: 'fi' | 'sv'
  /** The card of the demo that is linked to the account; its number stands in the certificate. */
  readonly cardId: string
  readonly serialNumber: string
  readonly rights: readonly { readonly id: string; readonly registerId: string; readonly role: string }[]
}

function worker(
  number: number,
  organisationNumber: number,
  subject: string,
  name: string,
  description: string,
  rights: readonly (readonly [registerNumber: number, role: string])[],
  language: 'fi' | 'sv' = 'fi',
): DemoWorker {
  const home = demoOrganisations[organisationNumber - 1]
  if (!home) throw new Error('a worker of no organisation')
  return {
    accountId: demoId(ACCOUNT, number),
    subject,
    name,
    email: `${subject}@${home.email.split('@')[1]}`,
    organisationId: home.id,
    organisation: home.name,
    description,
    language,
    cardId: demoId(CARD, number),
    serialNumber: String(90_000_000_000 + number),
    rights: rights.map(([registerNumber, role], i) => ({
      id: demoId(ASSIGNMENT, number * 10 + i),
      registerId: demoId(REGISTER, registerNumber),
      role,
    })),
  }
}

export const demoWorkers: readonly DemoWorker[] = [
  worker(1, 1, 'vilma.virta', 'Vilma Virtakoski', 'Viranomainen: päätökset ja asiakkaat', [[1, 'official']]),
  // The second of two people, for grants that one alone may not make (`twoPeopleOver`).
  worker(16, 1, 'onni.ohra', 'Onni Ohranen', 'Viranomainen: vahvistaa toisena', [[1, 'official']]),
  worker(
    2,
    1,
    'sten.berg',
    'Sten Bergstråle',
    'Palvelusta vastaava: palvelut ja tuottajat',
    [[1, 'service-manager']],
    'sv',
  ),
  worker(3, 1, 'tuula.talo', 'Tuula Talokangas', 'Talous: tilitykset', [[1, 'finance']]),
  worker(4, 1, 'paavo.paa', 'Paavo Pääkallio', 'Pääkäyttäjä: käyttöoikeudet', [[1, 'main-user']]),
  worker(5, 2, 'oili.oja', 'Oili Ojaniitty', 'Viranomainen: päätökset ja asiakkaat', [[2, 'official']]),
  worker(6, 2, 'manu.maki', 'Manu Mäkikangas', 'Palvelusta vastaava ja talous', [
    [2, 'service-manager'],
    [2, 'finance'],
  ]),
  worker(7, 2, 'pirkko.pelto', 'Pirkko Peltovuori', 'Pääkäyttäjä: käyttöoikeudet', [[2, 'main-user']]),
  worker(8, 3, 'keijo.koti', 'Keijo Kotimetsä', 'Tuottajan toimisto', [[3, 'provider-office']]),
  worker(9, 3, 'kaija.kirja', 'Kaija Kirjavalta', 'Tuottajan kirjaaja', []),
  worker(10, 4, 'salme.satu', 'Salme Satumaa', 'Tuottajan toimisto', [[4, 'provider-office']]),
  worker(11, 4, 'seppo.suora', 'Seppo Suoranta', 'Tuottajan kirjaaja', []),
  // Nobody changes the organiser's bank account alone (INV-55), so finance has two.
  worker(12, 1, 'rauha.raha', 'Rauha Rahikka', 'Talous: tilitykset', [[1, 'finance']]),
  worker(13, 1, 'tiina.tieto', 'Tiina Tietola', 'Tietosuojavastaava: lokia koskevat pyynnöt', [
    [1, 'data-protection-officer'],
  ]),
  worker(17, 1, 'aarne.arkki', 'Aarne Arkkila', 'Asiakirjahallinto: säilytysajat', [[1, 'records-manager']]),
  // A definition has four eyes: what one has drawn up, the other publishes. They see its effect in both registers that follow it.
  worker(14, 5, 'reijo.reki', 'Reijo Rekikoski', 'Rekisterin vastuuhenkilö: selosteet', [
    [1, 'person-in-charge'],
    [2, 'person-in-charge'],
  ]),
  worker(15, 5, 'sirkka.selo', 'Sirkka Selonen', 'Rekisterin vastuuhenkilö: selosteet', [
    [1, 'person-in-charge'],
    [2, 'person-in-charge'],
  ]),
]

/** The base system of the first organiser, which sends decisions by the interface. */
export const demoBaseSystem = {
  id: demoId(MACHINE, 1),
  organisationId: demoId(ORGANISATION, 1),
  registerId: demoId(REGISTER, 1),
  name: 'Kuusikon asiakastietojärjestelmä',
}

/** What people of the demo are in companies, as the trade register would tell Suomi.fi-valtuudet. */
export const demoSignatories: readonly InventedOrganisation[] = [
  {
    businessId: '9000003-8',
    name: 'Kotiapu Kuvitelma Oy',
    people: { '080375-9729': ['NIMKO', 'PJ'], '140385-912T': ['J'] },
  },
  {
    businessId: '9000004-6',
    name: 'Hoivapalvelu Satulehto Oy',
    people: { '030683-915P': ['TJ'], '080375-9729': ['J'] },
  },
  // It has no register in this service.
  { businessId: '9000007-0', name: 'Jokin Muu Yritys Oy', people: { '080375-9729': ['ELI'] } },
]

/** Who may sign for a company of the demo. */
export const demoSigner = { name: 'Minna Susanna Kinnunen', company: 'Kotiapu Kuvitelma Oy' }

/** Those of the population register's invented people who can identify themselves: grown up, living, of age today. */
export function demoClients(today: string): readonly InventedPerson[] {
  const adult = `${Number(today.slice(0, 4)) - 18}${today.slice(4)}`
  return inventedPeople
    .filter((person) => person.deathDay === null && birthDay(person.identityCode) <= adult)
    .map((person, i) => ({
      identityCode: person.identityCode,
      givenNames: person.givenNames,
      familyName: person.familyName,
      description: `${person.home?.in === 'finland' ? person.home.municipality.fi : 'ulkomailla tai ilman asuntoa'}${person.hasOrder ? ', turvakielto' : ''}`,
      means: (['bank', 'mobile', 'card', 'bank', 'mobile', 'weak'] as const)[i % 6] ?? 'bank',
    }))
}

function birthDay(code: string): string {
  const century = /[A-F]/.test(code.charAt(6)) ? '20' : '19'
  return `${century}${code.slice(4, 6)}-${code.slice(2, 4)}-${code.slice(0, 2)}`
}
