import path from 'node:path'
import pg from 'pg'
import {
  clientContact,
  clientIdentity,
  clientOwnContact,
  clientProtection,
  clientResidence,
  proxyIdentity,
} from '../../server/src/domains/clients/tables.ts'
import { fixedHourly } from '../../server/src/domains/services/given.ts'
import { openInstallation } from '../../server/src/installation/install.ts'
import { blindIndexes } from '../../server/src/platform/crypto/blind-index.ts'
import type { SealedGroup } from '../../server/src/platform/crypto/groups.ts'
import { enterFirstKek, insertKeys, type NewKeyRow, wrapPlace } from '../../server/src/platform/crypto/key-store.ts'
import { newKey } from '../../server/src/platform/crypto/primitives.ts'
import { type DataKey, sealUnder } from '../../server/src/platform/crypto/seal.ts'
import { openSealedKeyFile, type SealedKeyFile } from '../../server/src/platform/crypto/sealed-key-file.ts'
import { type Sql, sql } from '../../server/src/platform/db/sql.ts'
import { voucherNumberOf } from '../../server/src/platform/formats/voucher-number.ts'
import { RegisterId } from '../../server/src/platform/ids.ts'
import { systemClock } from '../../server/src/platform/time/clock.ts'
import { clientOf, DECISIONS_EACH, idOf, idSql, MANDATE_EVERY, PROVIDERS, SERVICES, serviceOf } from './ids.ts'
import { personOf } from './people.ts'
import { keysFolder, type Urls } from './place.ts'

export const benchRegister = RegisterId.parse(idOf('register', 0))
export const benchCode = 'bench'
const BATCH = 500
/** The number of the account of the one who closes months. */
export const FINANCE = 50
/** Proxies are invented people behind the clients. */
const PROXIES_FROM = 1_000_000
const CHAINED = 20_000
/** Fills of up to so many clients have their foreign keys checked. */
const CHECKED = 10_000
const registerLiteral = `'${benchRegister}'::uuid`
/** So much that no run of the bench uses it up. */
const GRANTED = 1_000_000_000_000

export const openBenchKeys = (): SealedKeyFile =>
  openSealedKeyFile({
    keyFile: path.join(keysFolder, 'keys.json'),
    rootKeyFile: path.join(keysFolder, 'root.key'),
    profile: 'demo',
  })

/** Fills a migrated database: one register with its services, providers and workers, and so many clients, really sealed. */
export async function fill(urls: Urls, clients: number, say: (text: string) => void): Promise<void> {
  await enterInstallation(urls)
  const keys = openBenchKeys()
  keys.register(benchRegister)
  const client = new pg.Client({ connectionString: urls.superUrl })
  await client.connect()
  try {
    const send = async (piece: Sql): Promise<void> => void (await client.query(piece.text, [...piece.values]))
    // What refers to what follows from the numbers and is checked in small fills; a million clients would take an hour of checks.
    if (clients > CHECKED) await client.query('SET session_replication_role = replica')
    await client.query('SET synchronous_commit = off')
    const inOrder = async (pieces: readonly Sql[]): Promise<void> => {
      for (const piece of pieces) await send(piece)
    }
    const indexes = await takeIndexes(client)
    await send(enterFirstKek(benchRegister, keys.kekVersions(benchRegister).at(-1) ?? 1))
    await client.query(groundRows())
    await client.query(
      `CREATE SCHEMA bench_floor; CREATE TABLE bench_floor.person (id uuid, family text, given text, t1 bigint, t2 bigint)`,
    )
    // One batch is sealed here while PostgreSQL takes in the one before.
    let taken: Promise<unknown> = Promise.resolve()
    for (let first = 0; first < clients; first += BATCH) {
      const sending = peopleRows(keys, { first, count: Math.min(BATCH, clients - first), clients })
      await taken
      taken = inOrder(sending)
      if (first > 0 && first % 100_000 === 0) say(`${first} clients`)
    }
    await taken
    const decisions = clients * DECISIONS_EACH
    for (let first = 0; first < decisions; first += CHAINED)
      await client.query(chainRows({ first, last: Math.min(first + CHAINED, decisions) - 1 }))
    say('building indexes')
    await client.query(`SET maintenance_work_mem = '1GB'; ${indexes}`)
    await client.query(floorIndexes)
  } finally {
    await client.end()
  }
}

/** Drops the indexes that no key needs, and gives the statements that make them again: in one go they cost a third. */
async function takeIndexes(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS made FROM pg_index
      WHERE indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)`,
  )
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`)
  return rows.map(({ made }) => `${made};`).join('\n')
}

async function enterInstallation(urls: Urls): Promise<void> {
  const now = systemClock.now()
  const installation = await openInstallation(urls.ownerUrl)
  const organisation = (n: number, kind: 'organiser' | 'provider') =>
    installation.organisation({
      id: idOf('organisation', n),
      kind,
      businessId: businessIdOf(n),
      name: `Keksitty ${n}`,
      street: 'Keksitynkuja 1',
      postalCode: '00100',
      postTown: 'Helsinki',
      phone: '0100000000',
      email: 'bench@example.fi',
    })
  const worker = async (
    n: number,
    home: number,
    role: string,
    limit: { serviceId: string } | { providerId: string } | null,
  ) => {
    await installation.account({
      id: idOf('account', n),
      organisationId: idOf('organisation', home),
      name: `Työntekijä ${n}`,
      email: 'bench@example.fi',
    })
    await installation.assignment(
      {
        id: idOf('assignment', n),
        registerId: benchRegister,
        accountId: idOf('account', n),
        role,
        validFrom: '2026-01-01',
        ...limit,
      },
      now,
    )
  }
  try {
    await organisation(0, 'organiser')
    await installation.register({
      id: benchRegister,
      code: benchCode,
      definition: 'psop',
      controllerId: idOf('organisation', 0),
    })
    for (let s = 0; s < SERVICES; s += 1) await worker(s, 0, 'official', { serviceId: idOf('service', s) })
    await worker(FINANCE, 0, 'finance', null)
    for (let p = 1; p <= PROVIDERS; p += 1) {
      await organisation(p, 'provider')
      await installation.register({
        id: idOf('register', p),
        code: `bench-provider-${p}`,
        definition: 'provider',
        controllerId: idOf('organisation', p),
      })
      await worker(100 + p - 1, p, 'provider-recorder', { providerId: idOf('provider', p - 1) })
    }
  } finally {
    await installation.close()
  }
}

/** A business ID with a right check digit, from a running number. */
function businessIdOf(number: number): string {
  for (let base = 8_000_000 + number * 11; ; base += 1) {
    const sum = [7, 9, 10, 5, 8, 4, 2].reduce((total, weight, i) => total + weight * Number(String(base)[i]), 0)
    if (sum % 11 !== 1) return `${base}-${sum % 11 === 0 ? 0 : 11 - (sum % 11)}`
  }
}

const groundRows = (): string => `
  INSERT INTO payment_account (register_id, id, iban, bic, letters, proposed_by, proposed_at, confirmed_by, confirmed_at)
    VALUES (${registerLiteral}, '${idOf('account', 0)}', 'FI2112345600000785', 'NDEAFIHH', 'finnish', '${idOf('account', 0)}', now(),
      '${idOf('account', FINANCE)}', now());
  INSERT INTO service (register_id, id, code, created_at)
    SELECT ${registerLiteral}, ${idSql('service', 's')}, 'bench-' || s, now() FROM generate_series(0, ${SERVICES - 1}) s;
  INSERT INTO service_version (register_id, id, service_id, valid_from, name, description, rule_book, unit, kinds, value_rule, free_of_charge,
      review, answer_days, vat_note, published_at, published_by)
    SELECT ${registerLiteral}, ${idSql('version', 's')}, ${idSql('service', 's')}, '2026-01-01', '{"fi":"Lapsiperheiden kotipalvelu"}',
      '{"fi":"Apua arkeen kotona."}', '{"fi":"Palvelu annetaan sovittuna aikana."}', 'minute', '{voucher}',
      '${JSON.stringify(fixedHourly(3_800))}', false, 'none', 3, 'AVL 37 §', now(), '${idOf('account', 0)}' FROM generate_series(0, ${SERVICES - 1}) s;
  INSERT INTO provider (register_id, id, organisation_id, home_register_id, business_id, name, street, postal_code, post_town, iban, bic,
      languages, created_at)
    SELECT ${registerLiteral}, ${idSql('provider', 'p')}, o.id, ${idSql('register', 'p + 1')}, o.business_id, o.name, o.street, o.postal_code,
      o.post_town, 'FI2112345600000785', 'NDEAFIHH', '{fi}', now()
    FROM generate_series(0, ${PROVIDERS - 1}) p JOIN organisation o ON o.id = ${idSql('organisation', 'p + 1')};
  INSERT INTO admission (register_id, id, provider_id, service_id, agreement, valid_from)
    SELECT ${registerLiteral}, ${idSql('admission', `p * ${SERVICES} + s`)}, ${idSql('provider', 'p')}, ${idSql('service', 's')}, 'Sopimus 1', '2026-01-01'
    FROM generate_series(0, ${PROVIDERS - 1}) p, generate_series(0, ${SERVICES - 1}) s;
  INSERT INTO price (register_id, id, provider_id, service_id, valid_from, price_cents, per_units, known_at)
    SELECT ${registerLiteral}, ${idSql('price', `p * ${SERVICES} + s`)}, ${idSql('provider', 'p')}, ${idSql('service', 's')}, '2026-01-01', 4200, 60, now()
    FROM generate_series(0, ${PROVIDERS - 1}) p, generate_series(0, ${SERVICES - 1}) s;`

interface Holder {
  readonly id: string
  readonly keys: Readonly<Record<'content' | 'contact', DataKey>>
}

const newHolder = (id: string): Holder => {
  const key = (part: 'content' | 'contact'): DataKey => ({ part, version: 1, key: newKey(), uses: 0, gone: false })
  return { id, keys: { content: key('content'), contact: key('contact') } }
}

const sealed = <T>(holder: Holder, group: SealedGroup<T>, value: T): Uint8Array =>
  sealUnder(
    holder.keys[group.part],
    {
      registerId: benchRegister,
      table: group.table,
      group: group.group,
      rowId: holder.id,
      holder: holder.id,
      part: group.part,
      schemaVersion: group.schemaVersion,
    },
    JSON.stringify(value),
  )

function wrapped(keys: SealedKeyFile, holders: readonly Holder[]): NewKeyRow[] {
  const made = holders.flatMap((holder) =>
    (['content', 'contact'] as const).map((part) => ({
      key: holder.keys[part].key,
      row: { holder_id: holder.id, holder_kind: 'subject' as const, part, version: 1, opened_by: holder.id },
    })),
  )
  const under = keys.wrap(
    benchRegister,
    made.map(({ key, row }) => ({ key, aad: wrapPlace(row) })),
  )
  return made.flatMap(({ row }, i) => {
    const one = under[i]
    return one ? [{ ...row, kek_version: one.kekVersion, content_version: null, wrapped: one.wrapped }] : []
  })
}

/** The statements that bring in so many people, with everything sealed. */
function peopleRows(
  keys: SealedKeyFile,
  at: { readonly first: number; readonly count: number; readonly clients: number },
): Sql[] {
  const index = blindIndexes(keys, benchRegister, at.clients)
  const people = Array.from({ length: at.count }, (_, i) => {
    const number = at.first + i
    const person = personOf(number)
    return {
      number,
      person,
      holder: newHolder(idOf('client', number)),
      tokens: index.nameTokens([person.givenNames, person.familyName]),
    }
  })
  const proxies = people
    .filter(({ number }) => number % MANDATE_EVERY === 0)
    .map(({ number }) => ({
      number,
      person: personOf(PROXIES_FROM + number / MANDATE_EVERY),
      holder: newHolder(idOf('proxy', number)),
    }))
  const holders = [...people, ...proxies].map((p) => p.holder)
  const sealedOf = (make: (p: (typeof people)[number]) => Uint8Array): Uint8Array[] => people.map(make)
  const tokens = people.flatMap((p) => p.tokens.map((token) => ({ token: String(token), id: p.holder.id })))
  const searched = people.map(({ holder, person }) => {
    const terms = searchOf(person)
    const [t1, t2] = index.searchTokens(`${terms.family} ${terms.given}`)
    return {
      id: holder.id,
      family: person.familyName.toLowerCase(),
      given: person.givenNames.toLowerCase(),
      t1: String(t1),
      t2: String(t2 ?? t1),
    }
  })
  const decisions = people.flatMap((p) =>
    Array.from({ length: DECISIONS_EACH }, (_, i) => p.number * DECISIONS_EACH + i),
  )
  return [
    insertKeys(benchRegister, wrapped(keys, holders)),
    sql`
    INSERT INTO client (register_id, id, identity_index, identity_sealed, residence_sealed, contact_sealed, own_contact_sealed, protection_sealed, created_at)
    SELECT ${benchRegister}::uuid, c.*, now() FROM unnest(${people.map((p) => p.holder.id)}::uuid[],
      ${people.map((p) => index.identityCode(p.person.identityCode))}::bytea[],
      ${sealedOf((p) => sealed(p.holder, clientIdentity, { ...p.person, sex: 'female', deathDay: null, language: 'fi' }))}::bytea[],
      ${sealedOf((p) => sealed(p.holder, clientResidence, { homeMunicipality: '091', movedInDay: null, movedOutDay: null }))}::bytea[],
      ${sealedOf((p) => sealed(p.holder, clientContact, addressOf(p.number)))}::bytea[],
      ${sealedOf((p) => sealed(p.holder, clientOwnContact, { phone: '0400000000', email: null, nextOfKinName: 'Keksitty Omainen', nextOfKinPhone: '0400000001' }))}::bytea[],
      ${sealedOf((p) => sealed(p.holder, clientProtection, { nonDisclosure: false }))}::bytea[]) AS c`,
    sql`INSERT INTO client_name_token (register_id, token, client_id)
    SELECT ${benchRegister}::uuid, t.* FROM unnest(${tokens.map((t) => t.token)}::bigint[], ${tokens.map((t) => t.id)}::uuid[]) AS t`,
    sql`INSERT INTO proxy (register_id, id, identity_index, identity_sealed)
    SELECT ${benchRegister}::uuid, p.* FROM unnest(${proxies.map((p) => p.holder.id)}::uuid[],
      ${proxies.map((p) => index.identityCode(p.person.identityCode))}::bytea[],
      ${proxies.map((p) => sealed(p.holder, proxyIdentity, p.person))}::bytea[]) AS p`,
    sql`INSERT INTO bench_floor.person SELECT * FROM unnest(${searched.map((s) => s.id)}::uuid[], ${searched.map((s) => s.family)}::text[],
    ${searched.map((s) => s.given)}::text[], ${searched.map((s) => s.t1)}::bigint[], ${searched.map((s) => s.t2)}::bigint[])`,
    sql`
    INSERT INTO decision (register_id, id, client_id, service_id, service_version_id, kind, voucher_number, decided_on, decided_by,
      valid_from, valid_to, made_at)
    SELECT ${benchRegister}::uuid, d.id, d.client_id, d.service_id, d.version_id, 'voucher', d.number, '2026-01-01', ${idOf('account', 0)}::uuid,
      '2026-01-01', '2030-12-31', now()
    FROM unnest(${decisions.map((d) => idOf('decision', d))}::uuid[], ${decisions.map((d) => idOf('client', clientOf(d)))}::uuid[],
      ${decisions.map((d) => idOf('service', serviceOf(d)))}::uuid[], ${decisions.map((d) => idOf('version', serviceOf(d)))}::uuid[],
      ${decisions.map((d) => voucherNumberOf(String(10_000_000_000 + d)))}::text[]) AS d (id, client_id, service_id, version_id, number)`,
  ]
}

/** What a finder would type of a person: the beginnings of both names. */
export const searchOf = (person: { readonly givenNames: string; readonly familyName: string }) => ({
  family: person.familyName.toLowerCase().slice(0, 5),
  given: person.givenNames.toLowerCase().slice(0, 4),
})

const addressOf = (number: number) => ({
  streetAddress: `Keksitynkatu ${(number % 200) + 1} A ${(number % 90) + 1}`,
  poBox: null,
  streetName: 'Keksitynkatu',
  apartmentNumber: String((number % 90) + 1),
  apartmentLetter: 'A',
  splitLetter: null,
  postalCode: '00100',
  postTown: 'HELSINKI',
  specifier: null,
  municipality: '091',
  countryCode: null,
})

/** What follows from the decisions by their numbers: periods, orders, contracts, reservations, one event each, entries, mandates. */
function chainRows(decisions: { readonly first: number; readonly last: number }): string {
  const { first, last } = decisions
  const client = idSql('client', `d / ${DECISIONS_EACH}`)
  const service = idSql('service', `(d / ${DECISIONS_EACH} + (d % ${DECISIONS_EACH}) * 3) % ${SERVICES}`)
  const version = idSql('version', `(d / ${DECISIONS_EACH} + (d % ${DECISIONS_EACH}) * 3) % ${SERVICES}`)
  const provider = idSql('provider', `(d / ${DECISIONS_EACH} + d % ${DECISIONS_EACH}) % ${PROVIDERS}`)
  const price = idSql(
    'price',
    `((d / ${DECISIONS_EACH} + d % ${DECISIONS_EACH}) % ${PROVIDERS}) * ${SERVICES} + (d / ${DECISIONS_EACH} + (d % ${DECISIONS_EACH}) * 3) % ${SERVICES}`,
  )
  const each = `FROM generate_series(${first}, ${last}) d`
  const days = `'2026-01-01', '2030-12-31'`
  return `
  INSERT INTO grant_period (register_id, id, decision_id, client_id, period_from, period_to, granted, reserved, spent)
    SELECT ${registerLiteral}, ${idSql('period', 'd')}, ${idSql('decision', 'd')}, ${client}, ${days}, ${GRANTED}, ${GRANTED} - 60, 60 ${each};
  INSERT INTO service_order (register_id, id, decision_id, client_id, provider_id, service_id, quantity, wanted_from, ordered_by, ordered_at,
      answer_by, status, answered_at, answered_by)
    SELECT ${registerLiteral}, ${idSql('order', 'd')}, ${idSql('decision', 'd')}, ${client}, ${provider}, ${service}, ${GRANTED}, '2026-01-01',
      ${client}, now(), '2026-01-05', 'accepted', now(), '${idOf('account', 0)}' ${each};
  INSERT INTO contract (register_id, id, order_id, decision_id, client_id, provider_id, service_id, service_version_id, valid_from, valid_to, made_at)
    SELECT ${registerLiteral}, ${idSql('contract', 'd')}, ${idSql('order', 'd')}, ${idSql('decision', 'd')}, ${client}, ${provider}, ${service},
      ${version}, ${days}, now() ${each};
  INSERT INTO reservation (register_id, id, contract_id, grant_period_id, client_id, quantity, posted)
    SELECT ${registerLiteral}, ${idSql('reservation', 'd')}, ${idSql('contract', 'd')}, ${idSql('period', 'd')}, ${client}, ${GRANTED}, 60 ${each};
  INSERT INTO service_event (register_id, id, contract_id, client_id, provider_id, service_id, grant_period_id, reservation_id, kind, day,
      quantity, price_id, unit_value_cents, price_cents, value_cents, share_cents, recorded_by, recorded_at)
    SELECT ${registerLiteral}, ${idSql('event', 'd')}, ${idSql('contract', 'd')}, ${client}, ${provider}, ${service}, ${idSql('period', 'd')},
      ${idSql('reservation', 'd')}, 'delivery', date '2026-01-01' + (d % 60)::int, 60, ${price}, 3800, 4200, 3800, 400, '${idOf('account', 100)}',
      now() ${each};
  INSERT INTO posting (register_id, id, asset, from_account, to_account, amount, value_day, known_at, source_id, grant_period_id, decision_id)
    SELECT ${registerLiteral}, ${idSql('posting', 'd * 5 + m.n')}, m.asset, m.a, m.b, m.amount, '2026-01-01', now(), ${idSql('decision', 'd')},
      ${idSql('period', 'd')}, ${idSql('decision', 'd')} ${each}, (VALUES (0, 'minute', 'granted', 'free', ${GRANTED}),
        (1, 'minute', 'free', 'reserved', ${GRANTED}), (2, 'minute', 'reserved', 'delivered', 60), (3, 'cent', 'cost', 'payable', 3800),
        (4, 'cent', 'share-memo', 'share-of-client', 400)) m (n, asset, a, b, amount);
  INSERT INTO mandate (register_id, id, proxy_id, client_id, ground, valid_from, valid_to, recorded_by, recorded_at)
    SELECT ${registerLiteral}, ${idSql('mandate', 'n')}, ${idSql('proxy', 'n')}, ${idSql('client', 'n')}, 'written-mandate', ${days},
      '${idOf('account', 0)}', now() FROM generate_series(${first / DECISIONS_EACH}, ${clientOf(last)}) n WHERE n % ${MANDATE_EVERY} = 0;`
}

/** The plaintext that sealed search is compared with, and the terms that are searched, numbered. */
const floorIndexes = `
  CREATE INDEX ON bench_floor.person (family text_pattern_ops, given text_pattern_ops);
  CREATE TABLE bench_floor.term AS SELECT row_number() OVER () - 1 AS n, left(family, 5) AS family, left(family, 5) || chr(1114111) AS family_end,
    left(given, 4) AS given, t1, t2 FROM (SELECT * FROM bench_floor.person WHERE length(family) >= 5 AND length(given) >= 4
      ORDER BY md5(id::text) LIMIT 2000) p;
  ALTER TABLE bench_floor.term ADD PRIMARY KEY (n);
  GRANT USAGE ON SCHEMA bench_floor TO seloste_app; GRANT SELECT ON bench_floor.term TO seloste_app;`
