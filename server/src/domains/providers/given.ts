import { flowDelivery } from '../../platform/flows/deliver.ts'
import { BusinessId } from '../../platform/formats/business-id.ts'
import { type Bic, type Iban, parseIban } from '../../platform/formats/iban.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { startJobRunner } from '../../platform/jobs/runner.ts'
import { cents } from '../../platform/money.ts'
import { plainDate } from '../../platform/time/plain-date.ts'
import type { Actor } from '../../platform/use-case/actor.ts'
import { fixedHourly } from '../services/given.ts'
import { publishService } from '../services/publish-service.ts'
import type { ValueRule } from '../services/value-rules.ts'
import type { TestRegister, World } from '../world.ts'
import { admitProvider } from './admission-applications.ts'
import { applyForAdmission } from './apply.ts'
import { changeCompany } from './company.ts'
import { providerFlows } from './endpoints.ts'
import { type ApplicationUser, type CompanyFacts, REQUIRED_DOCUMENTS } from './flow-forms.ts'
import { acceptPrice, listPriceProposals } from './price-proposals.ts'
import { setPrice } from './prices.ts'
import { ProviderId } from './public.ts'

/** Runs every job that is due, as the process does, until none is left. */
export async function deliverFlows(world: World): Promise<number> {
  const { platform } = world
  const delivery = flowDelivery({ engine: platform, registers: platform.registers, flows: providerFlows })
  const runner = startJobRunner({
    pool: platform.jobsPool,
    handlers: new Map([['flow.deliver', delivery.deliver]]),
    clock: platform.clock,
    log: platform.operationLog,
  })
  try {
    return await runner.runDue()
  } finally {
    await runner.stop()
  }
}

const iban = parseIban('FI21 1234 5600 0007 85')
if (!iban.ok) throw new Error('the account of the tests is none')
const testIban: Iban = iban.iban

/** An invented company with a register number of the right form. */
export const aCompany = (home: TestRegister, changes: Partial<CompanyFacts> = {}): CompanyFacts => {
  const { businessId, name } = home.register.controller
  return {
    businessId: BusinessId.parse(businessId),
    name,
    street: 'Keksitynkuja 3',
    postalCode: '00100',
    postTown: 'Helsinki',
    iban: testIban,
    bic: 'NDEAFIHH' as Bic,
    languages: ['fi', 'sv'],
    registerNumber: `1.2.246.10.${Number(businessId.replace('-', ''))}.10.0`,
    ...changes,
  }
}

export const allDocuments = REQUIRED_DOCUMENTS.map((kind) => ({ kind, name: `${kind}.pdf` }))

/** Publishes a service by the hour, worth 38 euros. */
export const aService = async (
  organiser: TestRegister,
  world: World,
  code = 'kotipalvelu',
  changes: { readonly valueRule?: ValueRule } = {},
): Promise<string> => {
  const made = await organiser.call(publishService, await organiser.worker('service-manager'), {
    id: newId<'ServiceVersion'>(world.clock.now()),
    code,
    validFrom: plainDate('2026-01-01'),
    name: { fi: 'Lapsiperheiden kotipalvelu' },
    description: { fi: 'Apua arkeen kotona.' },
    ruleBook: { fi: 'Palvelu annetaan sovittuna aikana.' },
    unit: 'minute',
    kinds: ['voucher'],
    valueRule: changes.valueRule ?? fixedHourly(3_800),
    freeOfCharge: false,
    review: 'none',
    answerDays: 3,
    twoPeopleOver: null,
    publicFee: null,
    vatNote: 'Veroton sosiaalihuoltopalvelu, AVL 37 §',
  })
  return made.serviceId
}

/** An application with everything in order. */
export const anApplication = (to: TestRegister, world: World, users: readonly ApplicationUser[] = []) => ({
  id: newId<'Application'>(world.clock.now()),
  toRegister: to.register.code,
  serviceCode: 'kotipalvelu',
  documents: allDocuments,
  users: [...users],
})

/** The organiser's manager accepts every price that waits, and the providers hear of it. */
export async function acceptWaitingPrices(organiser: TestRegister): Promise<void> {
  const manager = await organiser.worker('service-manager')
  const { proposals } = await organiser.call(listPriceProposals, manager, {})
  for (const { id, price_cents: priceCents, status } of proposals)
    if (status === 'waiting') await organiser.call(acceptPrice, manager, { proposalId: id, priceCents })
}

/** A provider that was admitted to the service `kotipalvelu` by its own application, with a price from today if one is given. */
export async function anAdmittedProvider(
  world: World,
  parts: {
    readonly home: TestRegister
    readonly office: Actor
    readonly organiser: TestRegister
    readonly users: readonly ApplicationUser[]
    readonly priceCents?: number
  },
): Promise<{ readonly providerId: Id<'Provider'>; readonly admissionId: Id<'Admission'> }> {
  const { home, office, organiser, users } = parts
  const application = anApplication(organiser, world, users)
  await home.call(changeCompany, office, aCompany(home))
  await home.call(applyForAdmission, office, application)
  await deliverFlows(world)
  const { id } = await organiser.call(admitProvider, await organiser.worker('service-manager'), {
    applicationId: application.id,
    id: newId<'Admission'>(world.clock.now()),
    agreement: 'Sopimus 1/2026',
    selfBillingAgreedOn: plainDate('2026-01-02'),
    validFrom: plainDate('2026-01-05'),
    validTo: null,
  })
  if (parts.priceCents)
    await home.call(setPrice, office, {
      id: newId<'Price'>(world.clock.now()),
      toRegister: organiser.register.code,
      serviceCode: 'kotipalvelu',
      validFrom: plainDate('2026-01-05'),
      priceCents: cents(parts.priceCents),
      perUnits: 60,
    })
  await deliverFlows(world)
  if (parts.priceCents) await acceptWaitingPrices(organiser)
  const [row] = await organiser.rows('SELECT provider_id FROM admission WHERE register_id = $1 AND id = $2', [
    organiser.register.id,
    id,
  ])
  return { providerId: ProviderId.parse(row?.provider_id), admissionId: id }
}
