import { lookUpPerson } from '../domains/clients/look-up-person.ts'
import { recordMandate } from '../domains/clients/record-mandate.ts'
import { createGrant } from '../domains/grants/create-grant.ts'
import { acceptOrder } from '../domains/orders/accept-order.ts'
import { sendOrder } from '../domains/orders/send-order.ts'
import { admitProvider } from '../domains/providers/admission-applications.ts'
import { applyForAdmission } from '../domains/providers/apply.ts'
import { changeCompany } from '../domains/providers/company.ts'
import { REQUIRED_DOCUMENTS } from '../domains/providers/flow-forms.ts'
import { tellFreePlaces } from '../domains/providers/free-places.ts'
import { acceptPrice } from '../domains/providers/price-proposals.ts'
import { setPrice } from '../domains/providers/prices.ts'
import { recordServiceEvent } from '../domains/service-events/record-service-event.ts'
import { publishService } from '../domains/services/publish-service.ts'
import { confirmPaymentAccount, proposePaymentAccount } from '../domains/settlement/payment-account.ts'
import { acceptUndertaking, showUndertaking } from '../domains/users/undertaking.ts'
import { dayOf } from '../platform/time/helsinki.ts'
import { firstDayOf, monthOf, shiftMonth } from '../platform/time/month.ts'
import { addDays, type PlainDate } from '../platform/time/plain-date.ts'
import { demoId, demoOrganisations } from './people.ts'
import type { Stage } from './stage.ts'

const VERSION = 11
const APPLICATION = 12
const ADMISSION = 13
const PRICE = 14
const DRAFT = 15
const DECISION = 16
const MANDATE = 17
const ORDER = 18
const EVENT = 19
const PAYMENT_ACCOUNT = 20
const FREE_PLACES = 21

const services = [
  {
    number: 1,
    code: 'lapsiperheiden-kotipalvelu',
    register: 'kuusikko',
    manager: 'sten.berg',
    valueCents: 3_800,
    publicFee: { cents: 650, per: 'unit' },
    name: { fi: 'Lapsiperheiden kotipalvelu', sv: 'Hemservice för barnfamiljer', en: 'Home service for families' },
    description: { fi: 'Apua arkeen lapsiperheen kotona.', sv: 'Hjälp i vardagen hemma hos en barnfamilj.' },
  },
  {
    number: 2,
    code: 'omaishoidon-vapaa',
    register: 'kuusikko',
    manager: 'sten.berg',
    valueCents: 3_200,
    publicFee: null,
    name: { fi: 'Omaishoidon vapaan sijaishoito', sv: 'Avlösning under närståendevårdarens ledighet' },
    description: { fi: 'Hoito kotona omaishoitajan vapaan aikana.', sv: 'Vård hemma under vårdarens ledighet.' },
  },
  {
    number: 3,
    code: 'kotihoito',
    register: 'kaislaranta',
    manager: 'manu.maki',
    valueCents: 4_100,
    publicFee: null,
    name: { fi: 'Tilapäinen kotihoito', sv: 'Tillfällig hemvård' },
    description: { fi: 'Lyhytaikainen apu kotona.', sv: 'Kortvarig hjälp i hemmet.' },
  },
] as const

const providers = [
  {
    register: 'kuvitelma',
    office: 'keijo.koti',
    organisation: demoOrganisations[2],
    iban: 'FI2112345600000785',
    users: [
      ['keijo.koti', 'provider-office'],
      ['kaija.kirja', 'provider-recorder'],
    ],
    applies: [
      { number: 1, service: services[0], priceCents: 4_200 },
      { number: 2, service: services[1], priceCents: 3_600 },
    ],
  },
  {
    register: 'satulehto',
    office: 'salme.satu',
    organisation: demoOrganisations[3],
    iban: 'FI6412345600000884',
    users: [
      ['salme.satu', 'provider-office'],
      ['seppo.suora', 'provider-recorder'],
    ],
    applies: [
      { number: 3, service: services[0], priceCents: 3_800 },
      { number: 4, service: services[2], priceCents: 4_500 },
    ],
  },
] as const

const grants = [
  { number: 1, identityCode: '140385-912T', service: services[0], kind: 'voucher', hours: 20 },
  { number: 2, identityCode: '220990-930N', service: services[0], kind: 'voucher', hours: 12 },
  { number: 3, identityCode: '190578-941S', service: services[1], kind: 'purchased-service', hours: 16 },
  { number: 4, identityCode: '170448-909W', service: services[2], kind: 'voucher', hours: 10 },
  { number: 5, identityCode: '140385-912T', service: services[2], kind: 'voucher', hours: 8 },
  { number: 6, identityCode: '150487-9500', service: services[0], kind: 'voucher', hours: 10 },
  { number: 7, identityCode: '200384-957V', service: services[0], kind: 'voucher', hours: 8 },
  { number: 8, identityCode: '170581-9706', service: services[0], kind: 'voucher', hours: 12 },
  { number: 9, identityCode: '230969-9739', service: services[0], kind: 'voucher', hours: 6 },
] as const

/**
 * Who came to whom, and on which days of the story. With Aino five families have the same service: of fewer no sum is shown. `firstEvent`
 * numbers the visits.
 */
const orders = [
  { number: 1, grant: 1, to: providers[0], quantity: 600, firstEvent: 1, visitDays: [5, 8, 12, 15, 19, 22] },
  { number: 2, grant: 6, to: providers[1], quantity: 300, firstEvent: 7, visitDays: [6, 13] },
  { number: 3, grant: 7, to: providers[1], quantity: 240, firstEvent: 9, visitDays: [7, 14] },
  { number: 4, grant: 8, to: providers[1], quantity: 360, firstEvent: 11, visitDays: [8, 15] },
  { number: 5, grant: 9, to: providers[1], quantity: 180, firstEvent: 13, visitDays: [9, 16] },
] as const

/**
 * Plays the last weeks of the demo county, from the first day of last month on: services, two providers admitted with prices,
 * grants, a mandate, orders that were accepted and visits, so that a month is there to be closed. Every step is a real use case by its real actor, so all of it stands in the access logs. What a
 * step has made is found again by its id, so a second start plays on where the first one stopped.
 */
export async function playLife(stage: Stage): Promise<void> {
  await publishServices(stage)
  await admitProviders(stage)
  await grantAll(stage)
  await recordAinosMandate(stage)
  for (const order of orders) await sendAndAccept(stage, order)
  for (const order of orders) await recordVisits(stage, order)
  await choosePaymentAccount(stage)
}

/** The day on which the story begins. */
export const storyStart = (now: Date): PlainDate => firstDayOf(shiftMonth(monthOf(dayOf(now)), -1))

async function publishServices(stage: Stage): Promise<void> {
  for (const { number, register, manager, code, name, description, valueCents, publicFee } of services) {
    await stage.call(register, publishService, stage.worker(manager), {
      id: demoId(VERSION, number),
      code,
      name,
      description,
      validFrom: '2026-01-01',
      ruleBook: { fi: 'Palvelu annetaan sovittuna aikana asiakkaan kotona.', sv: 'Servicen ges på avtalad tid hemma.' },
      unit: 'minute',
      kinds: ['voucher', 'purchased-service'],
      valueRule: { kind: 'hourly', valueCents },
      freeOfCharge: false,
      review: 'none',
      answerDays: 5,
      twoPeopleOver: null,
      publicFee,
      vatNote: 'Veroton sosiaalihuoltopalvelu, AVL 37 §',
    })
  }
}

async function admitProviders(stage: Stage): Promise<void> {
  const today = dayOf(stage.now)
  for (const provider of providers) {
    const office = stage.worker(provider.office)
    if (
      !(await stage.find(provider.register, { table: 'company', column: 'name', id: provider.organisation?.id ?? '' }))
    )
      await stage.call(provider.register, changeCompany, office, companyOf(provider))
    for (const { number, service } of provider.applies) {
      const id = demoId(APPLICATION, number)
      if (await stage.find(provider.register, { table: 'own_application', column: 'id', id })) continue
      await stage.call(provider.register, applyForAdmission, office, {
        id,
        toRegister: service.register,
        serviceCode: service.code,
        documents: REQUIRED_DOCUMENTS.map((kind) => ({ kind, name: `${kind}.pdf` })),
        users: provider.users.map(([subject, role]) => ({ accountId: stage.worker(subject).id, role })),
      })
    }
    await stage.deliver()
    for (const { number, service } of provider.applies) {
      const id = demoId(ADMISSION, number)
      if (await stage.find(service.register, { table: 'admission', column: 'id', id })) continue
      await stage.call(service.register, admitProvider, stage.worker(service.manager), {
        id,
        applicationId: demoId(APPLICATION, number),
        agreement: `Sopimus ${number}/2026`,
        selfBillingAgreedOn: today,
        validFrom: today,
        validTo: null,
      })
    }
    await stage.deliver()
    for (const { number, service, priceCents } of provider.applies) {
      const id = demoId(PRICE, number)
      if (await stage.find(provider.register, { table: 'own_price', column: 'id', id })) continue
      await stage.call(provider.register, setPrice, office, {
        id,
        toRegister: service.register,
        serviceCode: service.code,
        validFrom: today,
        priceCents,
        perUnits: 60,
      })
    }
    await stage.deliver()
    await acceptPrices(stage, provider)
    await tellRoom(stage, provider)
    await acceptUndertakings(stage, provider)
  }
}

/** Kotiapu has room now, Satulehto from a month on. */
async function tellRoom(stage: Stage, provider: (typeof providers)[number]): Promise<void> {
  for (const { number, service } of provider.applies) {
    const id = demoId(FREE_PLACES, number)
    if (await stage.find(provider.register, { table: 'own_free_places', column: 'id', id })) continue
    await stage.call(provider.register, tellFreePlaces, stage.worker(provider.office), {
      id,
      toRegister: service.register,
      serviceCode: service.code,
      takesNew: true,
      roomFrom: provider.register === 'kuvitelma' ? null : addDays(dayOf(stage.now), 90),
    })
  }
  await stage.deliver()
}

/** A price is the provider's proposal until the service's manager has accepted it. */
async function acceptPrices(stage: Stage, provider: (typeof providers)[number]): Promise<void> {
  for (const { number, service, priceCents } of provider.applies) {
    const proposalId = demoId(PRICE, number)
    const at = { table: 'price_proposal', column: 'status', id: proposalId }
    if ((await stage.find(service.register, at)) !== 'waiting') continue
    await stage.call(service.register, acceptPrice, stage.worker(service.manager), { proposalId, priceCents })
  }
  await stage.deliver()
}

function companyOf(provider: (typeof providers)[number]) {
  const { organisation } = provider
  if (!organisation) throw new Error('a provider without its organisation')
  const { businessId, name, street, postalCode, postTown } = organisation
  return {
    businessId,
    name,
    street,
    postalCode,
    postTown,
    iban: provider.iban,
    bic: 'NDEAFIHH',
    languages: ['fi', 'sv'],
    registerNumber: `1.2.246.10.${Number(businessId.replace('-', ''))}.10.0`,
  }
}

/** No right counts before its holder has accepted the undertaking (PSOP-77); the demo's people have. */
async function acceptUndertakings(stage: Stage, provider: (typeof providers)[number]): Promise<void> {
  const registers = new Set(provider.applies.map(({ service }) => service.register))
  for (const register of registers)
    for (const [subject] of provider.users) {
      const actor = stage.worker(subject)
      const { version, waitingRoles } = await stage.call(register, showUndertaking, actor, {})
      if (waitingRoles.length > 0) await stage.call(register, acceptUndertaking, actor, { version })
    }
}

const officials: Readonly<Record<string, string>> = { kuusikko: 'vilma.virta', kaislaranta: 'oili.oja' }

async function grantAll(stage: Stage): Promise<void> {
  const today = dayOf(stage.now)
  for (const { number, identityCode, service, kind, hours } of grants) {
    const id = demoId(DECISION, number)
    if (await stage.find(service.register, { table: 'decision', column: 'id', id })) continue
    const official = stage.worker(officials[service.register] ?? '')
    const serviceId = await stage.find(service.register, {
      table: 'service_version',
      column: 'service_id',
      id: demoId(VERSION, service.number),
    })
    const draftId = demoId(DRAFT, number)
    if (!(await stage.find(service.register, { table: 'person_draft', column: 'id', id: draftId })))
      await stage.call(service.register, lookUpPerson(stage.populationRegister), official, { draftId, identityCode })
    await stage.call(service.register, createGrant, official, {
      id,
      for: { draftId },
      serviceId,
      kind,
      validFrom: `${today.slice(0, 7)}-01`,
      validTo: addDays(today, 364),
      quota: { per: 'month', quantity: hours * 60 },
      decidedOn: today,
      monthlyIncomeCents: null,
      householdSize: null,
      additionalInformation: null,
    })
  }
}

/** Mikko may act for Aino. */
async function recordAinosMandate(stage: Stage): Promise<void> {
  const id = demoId(MANDATE, 1)
  if (await stage.find('kuusikko', { table: 'mandate', column: 'id', id })) return
  const today = dayOf(stage.now)
  await stage.call('kuusikko', recordMandate, stage.worker('vilma.virta'), {
    id,
    client: await clientOf(stage, 1),
    ground: 'written-mandate',
    validFrom: today,
    validTo: addDays(today, 364),
    givenNames: 'Mikko Juhani',
    familyName: 'Virtanen',
    identityCode: '030683-915P',
  })
}

async function sendAndAccept(stage: Stage, { number, grant, to, quantity }: (typeof orders)[number]): Promise<void> {
  const id = demoId(ORDER, number)
  if ((await stage.find('kuusikko', { table: 'service_order', column: 'status', id })) === 'accepted') return
  const clientId = await clientOf(stage, grant)
  const providerId = await stage.find('kuusikko', {
    table: 'admission',
    column: 'provider_id',
    id: demoId(ADMISSION, to.applies[0].number),
  })
  const client = { kind: 'client', id: clientId, ids: [clientId] } as const
  await stage.call('kuusikko', sendOrder, client, {
    id,
    clientId,
    decisionId: demoId(DECISION, grant),
    providerId,
    quantity,
    wantedFrom: dayOf(stage.now),
  })
  await stage.call('kuusikko', acceptOrder, stage.worker(to.office), { order: id })
}

/** Visits of an hour and a half, each recorded on its day. */
async function recordVisits(stage: Stage, order: (typeof orders)[number]): Promise<void> {
  const first = dayOf(stage.now)
  const contractId = await stage.find('kuusikko', {
    table: 'contract',
    column: 'id',
    id: demoId(ORDER, order.number),
    by: 'order_id',
  })
  const [, [recorder]] = order.to.users
  for (const [i, after] of order.visitDays.entries()) {
    const id = demoId(EVENT, order.firstEvent + i)
    if (await stage.find('kuusikko', { table: 'service_event', column: 'id', id })) continue
    const day = addDays(first, after)
    stage.moveTo(day)
    await stage.call('kuusikko', recordServiceEvent, stage.worker(recorder), {
      id,
      contractId,
      day,
      quantity: 90,
      note: null,
    })
  }
  stage.moveTo(first)
}

/** One of finance proposes the account from which the county pays, the other confirms it. */
async function choosePaymentAccount(stage: Stage): Promise<void> {
  const id = demoId(PAYMENT_ACCOUNT, 1)
  if (await stage.find('kuusikko', { table: 'payment_account', column: 'confirmed_at', id })) return
  const account = { id, iban: 'FI2012345600000997', bic: 'OKOYFIHH', letters: 'finnish' }
  await stage.call('kuusikko', proposePaymentAccount, stage.worker('rauha.raha'), account)
  await stage.call('kuusikko', confirmPaymentAccount, stage.worker('tuula.talo'), { account: id, iban: account.iban })
}

async function clientOf(stage: Stage, grant: number): Promise<string> {
  const found = await stage.find('kuusikko', { table: 'decision', column: 'client_id', id: demoId(DECISION, grant) })
  if (!found) throw new Error('the demo has no such client')
  return found
}
