import { plain, table } from './tables.ts'

const shared = { subject: null, retention: null } as const

/** The tables outside registers, each with its reason (decisions 7). None of them knows a client. */
export const organisationTable = table({
  ...shared,
  name: 'organisation',
  holds: 'Organisers and providers as legal persons',
  shared: 'public facts of legal persons, the same for every register',
  columns: {
    id: plain('S0'),
    kind: plain('S0'),
    business_id: plain('S0'),
    name: plain('S0'),
    name_sv: plain('S0'),
    street: plain('S0'),
    postal_code: plain('S0'),
    post_town: plain('S0'),
    phone: plain('S0'),
    email: plain('S0'),
    einvoice_address: plain('S0'),
    einvoice_operator: plain('S0'),
  },
})

export const registerTable = table({
  ...shared,
  name: 'register',
  holds: 'Which definition is kept by which controller',
  shared: 'the list of registers itself',
  columns: { id: plain('S0'), code: plain('S0'), definition: plain('S0'), controller_id: plain('S0') },
})

export const accountTable = table({
  ...shared,
  name: 'account',
  holds: 'Personal user IDs of workers',
  shared: 'a worker signs in once and may have rights in several registers',
  columns: {
    id: plain(),
    organisation_id: plain(),
    name: plain('S2'),
    email: plain('S2'),
    language: plain(),
    issuer: plain(),
    subject: plain(),
    disabled_at: plain(),
    valid_to: plain(),
  },
})

export const credentialTable = table({
  ...shared,
  name: 'credential',
  holds: 'Passkeys and cards of accounts',
  shared: 'a credential belongs to an account',
  columns: {
    id: plain(),
    account_id: plain(),
    kind: plain(),
    external_id: plain(),
    public_key: plain(),
    counter: plain(),
    created_at: plain(),
    removed_at: plain(),
    transports: plain(),
    device_bound: plain(),
  },
})

export const sessionTable = table({
  ...shared,
  name: 'session',
  holds: 'Sign-in sessions',
  shared: 'a session belongs to a sign-in; the registers of a client stand only inside its sealed value',
  columns: {
    token_hash: plain('K'),
    kind: plain(),
    account_id: plain(),
    machine_client_id: plain(),
    sealed: plain('S2'),
    form_token_hash: plain('K'),
    created_at: plain(),
    seen_at: plain(),
    idle_seconds: plain(),
    expires_at: plain(),
    ended_at: plain(),
  },
})

export const signInRequestTable = table({
  ...shared,
  name: 'sign_in_request',
  holds: 'Sign-ins begun, and assertions already used',
  shared: 'before sign-in there is no register',
  columns: { id: plain(), kind: plain(), sealed: plain('S2'), expires_at: plain() },
})

export const machineClientTable = table({
  ...shared,
  name: 'machine_client',
  holds: 'Base systems and providers\u2019 systems',
  shared: 'a system signs in before it is in a register',
  columns: {
    id: plain(),
    organisation_id: plain(),
    register_id: plain(),
    name: plain(),
    role: plain(),
    keys: plain(),
    disabled_at: plain(),
    provider_id: plain(),
    last_token_at: plain(),
  },
})

export const jobTable = table({
  ...shared,
  name: 'job',
  holds: 'Planned work, by ids only',
  shared: 'one runner takes the jobs of all registers in turn; no personal data',
  columns: {
    register_id: plain(),
    id: plain(),
    kind: plain(),
    payload: plain(),
    run_at: plain(),
    attempts: plain(),
    held_until: plain(),
    last_fault: plain(),
  },
})
