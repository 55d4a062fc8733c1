import { z } from 'zod'
import { inRegister } from '../../platform/db/pool.ts'
import { type Sql, sql } from '../../platform/db/sql.ts'
import { IdentityCode, identityCheckCharacter } from '../../platform/formats/identity-code.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { type PlainDate, plainDate } from '../../platform/time/plain-date.ts'
import type { Actor } from '../../platform/use-case/actor.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about } from '../../platform/use-case/outcome.ts'
import { ClientId } from '../clients/public.ts'
import { Address } from '../clients/tables.ts'
import { Granted, grantContent, grantWrites } from '../grants/granting.ts'
import { ServiceAction } from '../services/actions.ts'
import { fixedHourly } from '../services/given.ts'
import { publishService } from '../services/publish-service.ts'
import { serviceOn } from '../services/queries.ts'
import type { TestRegister, World } from '../world.ts'
import { acceptOrder } from './accept-order.ts'
import { ContractId, DecisionId, ProviderId } from './queries.ts'
import { sendOrder } from './send-order.ts'

/** Seeds a decision with its client by the writes of the real use case, without a population register on the way. */
const seedGrant = endpoint({
  does: 'Test data: a grant, and the client with it when it is the first.',
  method: 'POST',
  path: '/test/grants',
  registers: ['psop'],
  mode: 'write',
  permit: ServiceAction.publish,
  purpose: 'arranging-service',
  input: z.strictObject({
    id: DecisionId,
    clientId: ClientId,
    identityCode: IdentityCode.nullable(),
    familyName: z.string(),
    address: Address.nullable(),
    nonDisclosure: z.boolean(),
    ...grantContent,
  }),
  output: Granted,
  load: (input, context) => ({ service: serviceOn(context.register.id, input.serviceId, input.validFrom) }),
  decide: ({ service }, input, context) => {
    if (!service) throw new Error('no such service')
    const { id, clientId, identityCode, familyName, address, nonDisclosure, ...content } = input
    const draft = identityCode && {
      identity: {
        givenNames: 'Testi',
        familyName,
        identityCode,
        sex: null,
        deathDay: null,
        language: 'fi' as const,
      },
      residence: null,
      address,
      nonDisclosure,
    }
    const made = grantWrites(context, {
      id,
      content,
      service,
      grantee: { familyName, ...(draft ? { newId: clientId, draft } : { clientId }) },
      by: { account: context.actor.id, name: 'Testi' },
      source: 'organiser',
    })
    return about(clientId, made.granted, { writes: made.writes, born: made.born })
  },
})

let people = 0
/** An invented identity code: the individual number is from 900 on. */
export function inventedCode(): z.infer<typeof IdentityCode> {
  people += 1
  const day = String((people % 28) + 1).padStart(2, '0')
  const month = String((Math.floor(people / 28) % 12) + 1).padStart(2, '0')
  const year = String(Math.floor(people / 336) % 100).padStart(2, '0')
  const individual = String(900 + (people % 100))
  const digits = `${day}${month}${year}${individual}`
  return IdentityCode.parse(`${digits.slice(0, 6)}-${individual}${identityCheckCharacter(digits)}`)
}

export interface GivenProvider {
  readonly id: Id<'Provider'>
  readonly recorder: Actor
  readonly office: Actor
}

export interface GivenContract {
  readonly contractId: Id<'Contract'>
  readonly clientId: Id<'Client'>
  readonly client: Actor
  readonly decisionId: Id<'Decision'>
}

/** A register in which a service is published, with what a chain of orders and events needs. */
export interface GivenChain {
  readonly register: TestRegister
  readonly serviceId: string
  readonly manager: Actor
  readonly provider: GivenProvider
  anotherProvider(): Promise<GivenProvider>
  write(...statements: readonly Sql[]): Promise<void>
  grant(changes?: GrantChanges): Promise<{ decisionId: Id<'Decision'>; clientId: Id<'Client'>; client: Actor }>
  /** A grant, ordered by its client and accepted by the provider. */
  contract(changes?: GrantChanges & { readonly ordered?: number; readonly from?: PlainDate }): Promise<GivenContract>
}

interface GrantChanges {
  readonly quantity?: number
  readonly per?: 'whole-time' | 'month'
  readonly kind?: string
  readonly validFrom?: PlainDate
  readonly validTo?: PlainDate
  readonly clientId?: Id<'Client'>
  readonly identityCode?: z.infer<typeof IdentityCode>
  readonly information?: string
  readonly familyName?: string
  readonly address?: z.infer<typeof Address>
  readonly nonDisclosure?: boolean
  readonly income?: { readonly monthlyCents: number; readonly householdSize: number }
}

type ServiceChanges = Partial<z.input<typeof publishService.input>>

/** A client as the actor of own matters. */
export const clientActor = (id: string): Actor => ({ kind: 'client', id, ids: [id] })

/** A service of 38 euros an hour at most, and a provider that asks 42. */
export async function givenChain(
  world: World,
  changes: { readonly service?: ServiceChanges; readonly priceCents?: number; readonly perUnits?: number } = {},
): Promise<GivenChain> {
  const register = await world.register('psop')
  const id = <Kind extends string>(): Id<Kind> => newId<Kind>(world.clock.now())
  const manager = await register.worker('service-manager')
  const { serviceId } = await register.call(
    publishService,
    manager,
    publishService.input.parse({
      id: id<'ServiceVersion'>(),
      code: `palvelu-${id().slice(-8)}`,
      validFrom: '2026-01-01',
      name: { fi: 'Lapsiperheiden kotipalvelu' },
      description: { fi: 'Apua arkeen kotona.' },
      ruleBook: { fi: 'Palvelu annetaan sovittuna aikana.' },
      unit: 'minute',
      kinds: ['voucher', 'purchased-service', 'client-voucher', 'personal-budget'],
      valueRule: fixedHourly(3_800),
      freeOfCharge: false,
      review: 'none',
      answerDays: 3,
      twoPeopleOver: null,
      publicFee: null,
      vatNote: 'Veroton sosiaalihuoltopalvelu, AVL 37 §',
      ...changes.service,
    }),
  )

  const write = async (...statements: readonly Sql[]): Promise<void> => {
    await inRegister(world.platform.pool, register.register.id, 'write', (transaction) =>
      transaction.send(
        statements.map((s) => ({ text: s.text, values: s.values })),
        { commit: true },
      ),
    )
  }

  async function makeProvider(): Promise<GivenProvider> {
    const home = await world.register('provider')
    const provider = ProviderId.parse(id())
    const r = register.register.id
    await write(
      sql`INSERT INTO provider (register_id, id, organisation_id, home_register_id, business_id, name, street, postal_code, post_town, iban,
          bic, languages, created_at)
        SELECT ${r}::uuid, ${provider}::uuid, o.id, ${home.register.id}::uuid, o.business_id, o.name, o.street, o.postal_code, o.post_town,
          'FI2112345600000785', 'NDEAFIHH', '{fi}', ${world.clock.now()}::timestamptz FROM organisation o WHERE o.id = ${home.organisationId}`,
      sql`INSERT INTO admission (register_id, id, provider_id, service_id, agreement, valid_from)
        VALUES (${r}, ${id()}, ${provider}, ${serviceId}, 'Sopimus 1/2026', '2026-01-01')`,
      sql`INSERT INTO price (register_id, id, provider_id, service_id, valid_from, price_cents, per_units, known_at)
        VALUES (${r}, ${id()}, ${provider}, ${serviceId}, '2026-01-01', ${changes.priceCents ?? 4_200}, ${changes.perUnits ?? 60}, ${world.clock.now()})`,
    )
    const limits = { providerId: provider, organisationId: home.organisationId }
    return {
      id: provider,
      recorder: await register.worker('provider-recorder', limits),
      office: await register.worker('provider-office', limits),
    }
  }
  const provider = await makeProvider()

  const grant: GivenChain['grant'] = async (given = {}) => {
    const clientId = given.clientId ?? ClientId.parse(id())
    const made = await register.call(
      seedGrant,
      manager,
      seedGrant.input.parse({
        id: id<'Decision'>(),
        clientId,
        identityCode: given.clientId ? null : (given.identityCode ?? inventedCode()),
        familyName: given.familyName ?? 'Meikäläinen',
        address: given.address ?? null,
        nonDisclosure: given.nonDisclosure ?? false,
        serviceId,
        kind: given.kind ?? 'voucher',
        validFrom: given.validFrom ?? '2026-01-01',
        validTo: given.validTo ?? '2026-12-31',
        quota: { per: given.per ?? 'whole-time', quantity: given.quantity ?? 1_200 },
        decidedOn: '2026-01-05',
        additionalInformation: given.information ?? null,
        monthlyIncomeCents: given.income?.monthlyCents ?? null,
        householdSize: given.income?.householdSize ?? null,
      }),
    )
    return { decisionId: DecisionId.parse(made.decisionId), clientId, client: clientActor(clientId) }
  }

  return {
    register,
    serviceId,
    manager,
    provider,
    anotherProvider: makeProvider,
    write,
    grant,
    async contract(given = {}) {
      const made = await grant(given)
      const { orderId } = await register.call(sendOrder, made.client, {
        id: id<'Order'>(),
        clientId: made.clientId,
        decisionId: made.decisionId,
        providerId: provider.id,
        quantity: given.ordered ?? given.quantity ?? 1_200,
        wantedFrom: given.from ?? plainDate('2026-01-05'),
      })
      const { contractId } = await register.call(acceptOrder, provider.office, { order: orderId })
      return { ...made, contractId: ContractId.parse(contractId) }
    },
  }
}
