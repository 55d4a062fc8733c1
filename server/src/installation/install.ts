import pg from 'pg'
import { enterDefinitions } from './enter-definitions.ts'

/** A legal person as the installation is told of it; public facts. */
export interface NewOrganisation {
  readonly id: string
  readonly kind: 'organiser' | 'provider' | 'administrator'
  readonly businessId: string
  readonly name: string
  readonly nameSv?: string
  readonly street: string
  readonly postalCode: string
  readonly postTown: string
  readonly phone: string
  readonly email: string
  readonly einvoiceAddress?: string
  readonly einvoiceOperator?: string
}

export interface NewRegister {
  readonly id: string
  readonly code: string
  readonly definition: string
  readonly controllerId: string
}

export interface NewAccount {
  readonly id: string
  readonly organisationId: string
  readonly name: string
  readonly email: string
  readonly language?: 'fi' | 'sv' | 'en'
  readonly issuer?: string
  readonly subject?: string
}

export interface NewAssignment {
  readonly id: string
  readonly registerId: string
  readonly accountId: string
  readonly role: string
  readonly serviceId?: string
  readonly providerId?: string
  readonly validFrom: string
  readonly validTo?: string
}

export interface NewMachineClient {
  readonly id: string
  readonly organisationId: string
  readonly registerId: string
  readonly name: string
  /** A role of the definition on the side of machines; a base system when not told. */
  readonly role?: string
  /** JSON Web Key Set with the public keys only. */
  readonly keys: unknown
}

/** The kinds of purchasing power that the notice names (PSOP-12). An administrator adds others as rows. */
export const KINDS_OF_THE_NOTICE = [
  { code: 'voucher', ownShare: true, name: { fi: 'Palveluseteli', sv: 'Servicesedel', en: 'Service voucher' } },
  {
    code: 'purchased-service',
    ownShare: false,
    name: { fi: 'Ostopalvelu', sv: 'Köpt tjänst', en: 'Purchased service' },
  },
  { code: 'client-voucher', ownShare: true, name: { fi: 'Asiakasseteli', sv: 'Kundsedel', en: 'Client voucher' } },
  {
    code: 'personal-budget',
    ownShare: true,
    name: { fi: 'Henkilökohtainen budjetti', sv: 'Personlig budget', en: 'Personal budget' },
  },
] as const

/** What the owner of the database enters, and the application role may not: organisations, registers, first users. */
export interface Installation {
  /** Enters the register definitions of a folder that are not there yet; refuses a file that was changed under its version. */
  definitions(folder: string, now: Date): Promise<readonly string[]>
  organisation(organisation: NewOrganisation): Promise<void>
  register(register: NewRegister): Promise<void>
  account(account: NewAccount): Promise<void>
  /** Links a card, by the number of its holder, to an account. */
  card(
    card: { readonly id: string; readonly accountId: string; readonly serialNumber: string },
    at: Date,
  ): Promise<void>
  /** The organisation's provider has moved to another address; the person behind the account is the same. */
  accountIssuer(accountId: string, issuer: string): Promise<void>
  assignment(assignment: NewAssignment, acceptedAt: Date): Promise<void>
  machineClient(client: NewMachineClient): Promise<void>
  close(): Promise<void>
}

/** Opens the installation as the owner. Entering what is there already changes nothing. */
export async function openInstallation(ownerUrl: string): Promise<Installation> {
  const client = new pg.Client({ connectionString: ownerUrl })
  // A connection that is lost fails the next statement, and whoever sent it hears; unheard, the event would end the process.
  client.on('error', () => {})
  await client.connect()
  const inRegister = async (registerId: string, work: () => Promise<unknown>): Promise<void> => {
    await client.query('BEGIN')
    try {
      await client.query(`SELECT set_config('app.register_id', $1, true)`, [registerId])
      await work()
      await client.query('COMMIT')
    } catch (error) {
      await client.query('ROLLBACK')
      throw error
    }
  }
  return {
    definitions: (folder, now) => enterDefinitions(client, folder, now),
    async organisation(o) {
      await client.query(
        `INSERT INTO organisation (id, kind, business_id, name, name_sv, street, postal_code, post_town, phone, email, einvoice_address, einvoice_operator)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING`,
        [
          o.id,
          o.kind,
          o.businessId,
          o.name,
          o.nameSv ?? null,
          o.street,
          o.postalCode,
          o.postTown,
          o.phone,
          o.email,
          o.einvoiceAddress ?? null,
          o.einvoiceOperator ?? null,
        ],
      )
    },
    async register(r) {
      await client.query(
        'INSERT INTO register (id, code, definition, controller_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
        [r.id, r.code, r.definition, r.controllerId],
      )
      if (r.definition !== 'psop') return
      await inRegister(r.id, async () => {
        for (const kind of KINDS_OF_THE_NOTICE)
          await client.query(
            'INSERT INTO purchasing_kind (register_id, code, name, own_share) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
            [r.id, kind.code, JSON.stringify(kind.name), kind.ownShare],
          )
      })
    },
    async account(a) {
      await client.query(
        `INSERT INTO account (id, organisation_id, name, email, language, issuer, subject) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
        [a.id, a.organisationId, a.name, a.email, a.language ?? 'fi', a.issuer ?? null, a.subject ?? null],
      )
    },
    async card({ id, accountId, serialNumber }, at) {
      await client.query(
        `INSERT INTO credential (id, account_id, kind, external_id, created_at) VALUES ($1, $2, 'card', $3, $4) ON CONFLICT DO NOTHING`,
        [id, accountId, serialNumber, at],
      )
    },
    async accountIssuer(accountId, issuer) {
      await client.query('UPDATE account SET issuer = $2 WHERE id = $1 AND issuer IS DISTINCT FROM $2', [
        accountId,
        issuer,
      ])
    },
    async assignment(a, acceptedAt) {
      await inRegister(a.registerId, () =>
        client.query(
          `INSERT INTO assignment (register_id, id, account_id, role, service_id, provider_id, valid_from, valid_to, undertaking_accepted_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
          [
            a.registerId,
            a.id,
            a.accountId,
            a.role,
            a.serviceId ?? null,
            a.providerId ?? null,
            a.validFrom,
            a.validTo ?? null,
            acceptedAt,
          ],
        ),
      )
    },
    async machineClient(m) {
      await client.query(
        'INSERT INTO machine_client (id, organisation_id, register_id, name, role, keys) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING',
        [m.id, m.organisationId, m.registerId, m.name, m.role ?? 'base-system', JSON.stringify(m.keys)],
      )
    },
    close: () => client.end(),
  }
}
