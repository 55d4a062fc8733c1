import { generateKeyPairSync } from 'node:crypto'
import type { PopulationRegister } from '../src/adapters/population-register/port.ts'
import { holdEndpoints } from '../src/domains/access-log/holds.ts'
import { ownLogEndpoints } from '../src/domains/access-log/read-own-log.ts'
import { breachEndpoints } from '../src/domains/breaches/cases.ts'
import { changeOwnContact } from '../src/domains/clients/change-own-contact.ts'
import { lookUpPerson } from '../src/domains/clients/look-up-person.ts'
import { recordMandate } from '../src/domains/clients/record-mandate.ts'
import { definitionEndpoints } from '../src/domains/definitions/endpoints.ts'
import { anIssuer } from '../src/domains/definitions/given.ts'
import { keepFormDraft } from '../src/domains/drafts/keep-draft.ts'
import { DraftThingId } from '../src/domains/drafts/queries.ts'
import { givenPopulationRegister, givenService } from '../src/domains/grants/given.ts'
import { importDecision } from '../src/domains/grants/import-decision.ts'
import { logRequestEndpoints } from '../src/domains/log-requests/endpoints.ts'
import { LogEventId } from '../src/domains/log-requests/queries.ts'
import { clientActor, type GivenContract, inventedCode } from '../src/domains/orders/given.ts'
import { openContract } from '../src/domains/orders/open-contract.ts'
import { sendOrder } from '../src/domains/orders/send-order.ts'
import { sendWish } from '../src/domains/orders/send-wish.ts'
import { admitProvider } from '../src/domains/providers/admission-applications.ts'
import { applyForAdmission } from '../src/domains/providers/apply.ts'
import { changeCompany } from '../src/domains/providers/company.ts'
import { addCompanyContact, addCompanyUnit } from '../src/domains/providers/contacts.ts'
import { tellFreePlaces } from '../src/domains/providers/free-places.ts'
import { aCompany, anApplication, deliverFlows } from '../src/domains/providers/given.ts'
import { setPrice } from '../src/domains/providers/prices.ts'
import { recordSigningRight, signApplication } from '../src/domains/providers/signing.ts'
import { addStaff } from '../src/domains/providers/staff.ts'
import { holdClient } from '../src/domains/retention/hold-client.ts'
import { askAboutEvent } from '../src/domains/service-events/event-questions.ts'
import { aVisit } from '../src/domains/service-events/given.ts'
import { recordServiceEvent } from '../src/domains/service-events/record-service-event.ts'
import { respondToServiceEvent } from '../src/domains/service-events/respond-to-event.ts'
import { reviewServiceEvent } from '../src/domains/service-events/review-event.ts'
import { at, givenFinance } from '../src/domains/settlement/given-month.ts'
import { drawRound } from '../src/domains/supervision/draw.ts'
import { supervisionEndpoints } from '../src/domains/supervision/endpoints.ts'
import { aFinding } from '../src/domains/supervision/given.ts'
import { ownFindingEndpoints } from '../src/domains/supervision/own-findings.ts'
import { addSystem } from '../src/domains/systems/add-system.ts'
import { openWorld, type TestRegister, type World } from '../src/domains/world.ts'
import { endpointsByName } from '../src/endpoints.ts'
import { type Sql, sql } from '../src/platform/db/sql.ts'
import { IdentityCode } from '../src/platform/formats/identity-code.ts'
import { type Id, newId } from '../src/platform/ids.ts'
import { plainDate } from '../src/platform/time/plain-date.ts'
import { type Actor, SYSTEM } from '../src/platform/use-case/actor.ts'
import type { AnyEndpoint } from '../src/platform/use-case/endpoint.ts'

/** Everyone who can act in one organiser's register, and in the register of a provider of its own. */
export type Actors = Readonly<Record<ActorName, Actor>>
const inOrganiser = [
  'official',
  'manager',
  'finance',
  'mainUser',
  'officer',
  'records',
  'inCharge',
  'recorder',
  'office',
  'client',
  'proxy',
  'machine',
  'portal',
  'providerSystem',
] as const
export type ActorName = (typeof inOrganiser)[number] | 'homeOffice'

/** One organiser with a whole life behind it. Every text in it carries its own word. */
export interface Side {
  readonly register: TestRegister
  readonly home: TestRegister
  readonly actors: Actors
  /** Who has signed in for the home company with the right to sign. */
  readonly signatory: Actor
  readonly word: string
  write(...statements: readonly Sql[]): Promise<void>
}

/** Two organisers, one company that serves both, and all that can be done there. */
export interface TwoOrganisers {
  readonly world: World
  readonly endpoints: Readonly<Record<string, AnyEndpoint>>
  readonly ours: Side
  readonly theirs: Side
  /** Those of a side who have something to do in registers of the endpoint's kind, with the register. */
  callers(side: Side, endpoint: AnyEndpoint): readonly { readonly register: TestRegister; readonly actor: Actor }[]
  close(): Promise<void>
}

/** Opens them: grants of three services, orders, events, disputes, mandates, applications, and a settled month. */
export async function openTwoOrganisers(options: Parameters<typeof openWorld>[0] = {}): Promise<TwoOrganisers> {
  const world = await openWorld(options)
  const populationRegister = await givenPopulationRegister(world)
  const close = async () => {
    await populationRegister.simulator.stop()
    await world.close()
  }
  try {
    return { ...(await furnished(world, populationRegister.port)), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function furnished(world: World, port: PopulationRegister): Promise<Omit<TwoOrganisers, 'close'>> {
  const [first, second] = [await sideOf(world, 'Kanariapohja'), await sideOf(world, 'Kanariaetelä')]
  // One company serves both: the same organisation behind both provider rows, and its people have rights in both.
  const [company] = await first.register.rows(
    'SELECT organisation_id, home_register_id, business_id FROM provider WHERE register_id = $1',
    [first.register.register.id],
  )
  await second.write(
    sql`UPDATE provider SET organisation_id = ${String(company?.organisation_id)}, home_register_id = ${String(company?.home_register_id)},
      business_id = ${String(company?.business_id)} WHERE register_id = ${second.register.register.id} AND id = ${second.provider.id}`,
  )
  for (const role of ['provider-recorder', 'provider-office'] as const)
    await world.installation.assignment(
      {
        id: newId<'Assignment'>(world.clock.now()),
        registerId: second.register.register.id,
        accountId: role === 'provider-office' ? first.provider.office.id : first.provider.recorder.id,
        role,
        providerId: second.provider.id,
        validFrom: '2026-01-01',
      },
      world.clock.now(),
    )
  const issuerId = newId<'Organisation'>(world.clock.now())
  await world.installation.organisation(anIssuer(issuerId))
  const sides = [await live(world, first, issuerId), await live(world, second, issuerId)] as const
  world.clock.set(at('2026-02-02T08:00:00Z'))
  for (const side of [first, second]) await side.settle('2026-01')
  for (const { register, actors } of sides) {
    await register.call(lookUpPerson(port), actors.official, {
      draftId: newId<'PersonDraft'>(world.clock.now()),
      identityCode: IdentityCode.parse('140385-912T'),
    })
    const [service] = await register.rows('SELECT id FROM service WHERE register_id = $1 ORDER BY id LIMIT 1', [
      register.register.id,
    ])
    const decision = importDecision(port)
    await register.call(
      decision,
      actors.machine,
      decision.input.parse({
        id: newId<'Decision'>(world.clock.now()),
        decisionNumber: 'PS-2026-1',
        identityCode: '140385-912T',
        serviceId: String(service?.id),
        kind: 'voucher',
        validFrom: '2026-02-01',
        validTo: '2026-03-31',
        quota: { per: 'month', quantity: 600 },
        decidedOn: '2026-01-04',
      }),
    )
  }
  const { openDraft } = definitionEndpoints(world.platform)
  const draft = { id: newId<'DefinitionDraft'>(world.clock.now()), definition: 'psop' }
  await sides[0].register.call(openDraft, sides[0].actors.inCharge, draft)

  return {
    world,
    endpoints: endpointsByName({ populationRegister: port, ...world.platform, definitionParts: world.platform }),
    ours: sides[0],
    theirs: sides[1],
    callers: (side, endpoint) =>
      endpoint.registers.includes('psop')
        ? inOrganiser.map((name) => ({ register: side.register, actor: side.actors[name] }))
        : [side.actors.homeOffice, side.signatory].map((actor) => ({ register: side.home, actor })),
  }
}

type Finance = Awaited<ReturnType<typeof givenFinance>> & { readonly word: string }

async function sideOf(world: World, word: string): Promise<Finance> {
  const chain = await givenFinance(world, {
    service: {
      code: 'kotipalvelu',
      name: { fi: `Kotipalvelu ${word}` },
      description: { fi: word },
      ruleBook: { fi: word },
      review: 'each',
    },
  })
  for (const code of ['perhetyo', 'tukihenkilo'])
    await givenService(world, chain.register, chain.manager, { code, name: { fi: `${code} ${word}` } })
  return { ...chain, word }
}

/** What happens in a register in January. */
async function live(world: World, chain: Finance, issuerId: Id<'Organisation'>): Promise<Side> {
  const { register, word, provider, finance, manager, write } = chain
  const id = <Kind extends string>() => newId<Kind>(world.clock.now())
  const official = await register.worker('official')
  const identityCode = inventedCode()
  const contract = await chain.contract({
    ...{ identityCode, familyName: `${word}nen`, information: `Kaksoset ${word}`, quantity: 1_200 },
  })
  const { client, clientId } = contract
  const [event, agreed] = [await chain.visit(contract, 30, '2026-01-05'), await chain.visit(contract, 45, '2026-01-05')]
  const noted = aVisit(world.clock, contract, 15, { note: `Kirjaus ${word}` })
  await register.call(recordServiceEvent, provider.recorder, noted)
  await register.call(
    reviewServiceEvent,
    manager,
    reviewServiceEvent.input.parse({ event: agreed.id, id: id(), verdict: 'approved', reason: `Syy ${word}` }),
  )
  await register.call(
    respondToServiceEvent,
    client,
    respondToServiceEvent.input.parse({
      event: event.id,
      clientId,
      id: id(),
      response: 'disputed',
      message: `Viesti ${word}`,
    }),
  )
  await register.call(
    askAboutEvent,
    manager,
    askAboutEvent.input.parse({ event: event.id, id: id(), question: 'was-given' }),
  )
  await register.call(
    changeOwnContact,
    client,
    changeOwnContact.input.parse({
      client: clientId,
      phone: '0401234567',
      email: 'oma@example.fi',
      nextOfKinName: `Omainen ${word}`,
      nextOfKinPhone: '0407654321',
    }),
  )
  const { proxyId } = await register.call(
    recordMandate,
    official,
    recordMandate.input.parse({
      client: clientId,
      id: id(),
      ground: 'written-mandate',
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      givenNames: `Pirkko ${word}`,
      familyName: `${word}puolesta`,
      phone: '0409998887',
      email: 'puolesta@example.fi',
      identityCode: '030683-915P',
    }),
  )
  await register.call(
    sendWish,
    client,
    sendWish.input.parse({
      contract: contract.contractId,
      clientId,
      id: id(),
      wish: 'other-time',
      wantedFrom: '2026-02-01',
    }),
  )
  await register.call(keepFormDraft, client, {
    form: 'log-request.older',
    thing: DraftThingId.parse(clientId),
    keep: id<'DraftKeep'>(),
    after: 0,
    text: { typed: [{ field: 'reason', text: `Luonnos ${word}` }], sendingId: id() },
  })
  const ordered = await chain.grant({ kind: 'purchased-service', familyName: `${word}la`, quantity: 600 })
  await register.call(sendOrder, ordered.client, {
    id: id<'Order'>(),
    clientId: ordered.clientId,
    decisionId: ordered.decisionId,
    providerId: provider.id,
    quantity: 300,
    wantedFrom: plainDate('2026-01-07'),
  })
  const [officer, records] = [
    await register.worker('data-protection-officer'),
    await register.worker('records-manager'),
  ]
  await asking(world, chain, { ...contract, officer })
  await register.call(holdClient, records, { identityCode, id: id<'RetentionHold'>(), reason: 'appeal' })
  const { home, homeOffice, signatory } = await applying(world, register, manager, word)
  const machine = async (role: string): Promise<Actor> => {
    const of = id<'MachineClient'>()
    await world.installation.machineClient({
      id: of,
      organisationId: register.organisationId,
      registerId: register.register.id,
      name: `Järjestelmä ${word}`,
      role,
      keys: { keys: [] },
    })
    return { kind: 'machine', id: of, ids: [of] }
  }
  const system = id<'MachineClient'>()
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  await register.call(addSystem, provider.office, {
    id: system,
    name: `Järjestelmä ${word}`,
    publicKey: JSON.stringify(publicKey.export({ format: 'jwk' })),
  })
  return {
    register,
    home,
    word,
    write,
    signatory,
    actors: {
      official,
      manager,
      finance,
      mainUser: await register.worker('main-user'),
      officer,
      records,
      inCharge: await register.worker('person-in-charge', { organisationId: issuerId }),
      recorder: provider.recorder,
      office: provider.office,
      client,
      proxy: clientActor(proxyId),
      machine: await machine('base-system'),
      portal: await machine('usage-portal'),
      providerSystem: { kind: 'machine', id: system, ids: [system] },
      homeOffice,
    },
  }
}

/** The client asks of a look, the worker explains, the officer answers; another look is held back. */
async function asking(world: World, chain: Finance, of: GivenContract & { readonly officer: Actor }) {
  const { register, word, provider } = chain
  const { clientId, client, contractId, officer } = of
  const id = () => newId<never>(world.clock.now())
  const requests = logRequestEndpoints(world.platform.logSealer)
  const { holdLook } = holdEndpoints(world.platform.logSealer)
  const { readOwnLog } = ownLogEndpoints(world.platform.logSealer, world.platform.logKeys)
  const look = async () => {
    world.clock.advance({ minutes: 1 })
    await register.call(openContract, provider.recorder, { contract: contractId })
    const { looks } = await register.call(readOwnLog, client, { client: clientId, own: 'hidden' })
    const [newest] = looks
    if (!newest) throw new Error('the look is not seen')
    return LogEventId.parse(newest.id)
  }
  const [answered, open, held] = [await look(), await look(), await look()]
  const [request, explanation] = [id(), id()]
  for (const [of, one] of [
    [answered, request],
    [open, id()],
  ] as const)
    await register.call(requests.askWhy, client, { id: one, client: clientId, look: of, question: `Miksi? ${word}` })
  await register.call(requests.askForExplanation, officer, { request, id: explanation })
  await register.call(requests.giveExplanation, provider.recorder, { explanation, text: `Käynti. ${word}` })
  const answer = { request, outcome: 'answered', ground: null, text: `Valmisteltiin. ${word}` } as const
  await register.call(requests.answerLogRequest, officer, answer)
  const until = plainDate('2026-12-31')
  await register.call(holdLook, officer, {
    id: id(),
    client: clientId,
    look: held,
    reason: 'reporter',
    releaseOn: until,
  })
  await register.call(drawRound, SYSTEM, { from: plainDate('2026-01-01'), to: plainDate('2026-01-31') })
  const [explained, waiting] = [answered, open].map((event) =>
    aFinding(register.register.id, {
      now: world.clock.now(),
      worker: provider.recorder.id,
      owner: officer.id,
      client: clientId,
      event,
    }),
  )
  if (!explained || !waiting) throw new Error('no findings')
  await chain.write(...explained.statements, ...waiting.statements)
  const { explainFinding } = ownFindingEndpoints(world.platform.logSealer)
  await register.call(explainFinding, provider.recorder, { finding: explained.id, text: `Sijaisena. ${word}` })
  const days = { from: plainDate('2026-01-01'), to: plainDate('2026-01-31') }
  const [search, breach] = [id(), id()]
  const { searchUse } = supervisionEndpoints(world.platform.logSealer)
  const { startBreach, assessBreach } = breachEndpoints(world.platform.logSealer)
  const sought = { id: search, ground: 'breach' as const, client: clientId, ...days }
  await register.call(searchUse, officer, sought)
  await register.call(startBreach, officer, { id: breach, search, ...days, hoursAgo: 5 })
  const texts = { happened: `Tunnus ${word}`, consequences: `Seuraus ${word}`, measures: `Toimet ${word}` }
  await register.call(assessBreach, officer, { breach, risk: 'high', ...texts })
}

/** A company that has applied to the organiser and waits, with a price and a worker in its own register. */
async function applying(world: World, organiser: TestRegister, manager: Actor, word: string) {
  const home = await world.register('provider', `Hakija ${word} Oy`)
  const homeOffice = await home.worker('provider-office')
  await home.call(changeCompany, homeOffice, aCompany(home, { street: `Katu ${word} 1` }))
  await home.call(
    addStaff,
    homeOffice,
    addStaff.input.parse({
      id: newId(world.clock.now()),
      identityCode: '210270-913N',
      name: `Työntekijä ${word}`,
      title: `Nimike ${word}`,
      jobDescription: `Tehtävä ${word}`,
      registrationNumber: '64104364546',
      contactPerson: true,
      contact: { phone: '0401112223', email: 'tyontekija@example.fi' },
    }),
  )
  const unit = addCompanyUnit.input.parse({ id: newId(world.clock.now()), name: `Toimipaikka ${word}`, address: null })
  await home.call(addCompanyUnit, homeOffice, unit)
  const contact = { id: newId(world.clock.now()), unitId: unit.id, name: `Yhteys ${word}` }
  const reached = { phone: '0405556667', email: 'yhteys@example.fi' }
  await home.call(addCompanyContact, homeOffice, addCompanyContact.input.parse({ ...contact, ...reached }))
  // It waits for one service and has been admitted to another, whose organiser knows whom to contact.
  const waiting = anApplication(organiser, world)
  await home.call(applyForAdmission, homeOffice, waiting)
  const other = { ...anApplication(organiser, world), serviceCode: 'perhetyo' }
  await home.call(applyForAdmission, homeOffice, other)
  await deliverFlows(world)
  await organiser.call(admitProvider, manager, {
    applicationId: other.id,
    id: newId<'Admission'>(world.clock.now()),
    agreement: `Sopimus ${word}`,
    selfBillingAgreedOn: null,
    validFrom: plainDate('2026-01-05'),
    validTo: null,
  })
  await deliverFlows(world)
  await home.call(
    setPrice,
    homeOffice,
    setPrice.input.parse({
      id: newId(world.clock.now()),
      toRegister: organiser.register.code,
      serviceCode: 'kotipalvelu',
      validFrom: '2026-01-06',
      priceCents: 4_000,
      perUnits: 60,
    }),
  )
  await home.call(
    tellFreePlaces,
    homeOffice,
    tellFreePlaces.input.parse({
      id: newId(world.clock.now()),
      toRegister: organiser.register.code,
      serviceCode: 'kotipalvelu',
      takesNew: true,
      roomFrom: null,
    }),
  )
  await deliverFlows(world)
  await home.call(changeCompany, homeOffice, aCompany(home, { street: `Toinen katu ${word} 2` }))
  await deliverFlows(world)
  const signatoryId = newId<'CompanySignatory'>(world.clock.now())
  const right = { id: signatoryId, name: `Allekirjoittaja ${word}`, signingRight: 'NIMKO' as const }
  await home.call(recordSigningRight, SYSTEM, right)
  const signatory = clientActor(signatoryId)
  await home.call(signApplication, signatory, { id: waiting.id, email: 'allekirjoittaja@example.fi' })
  await deliverFlows(world)
  return { home, homeOffice, signatory }
}
