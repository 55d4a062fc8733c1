// Made from the endpoint definitions by scripts/generate-api.ts. Never edited by hand.
import { endpoint } from './endpoint.ts'

/** Accepts an order: the contract, its reservations and the access of the provider to this client are born in one transaction. */
export const acceptOrder = endpoint<
  { readonly register: string } & { readonly order: string },
  { readonly contractId: string; readonly validFrom: string; readonly validTo: string }
>({
  method: 'POST',
  path: '/r/:register/orders/:order/accept',
})

/** Accepts a price that a provider has proposed. It holds from its day on, at the earliest from today. */
export const acceptPrice = endpoint<
  { readonly register: string } & { readonly proposalId: string; readonly priceCents: number },
  { readonly id: string; readonly takesEffectOn: string }
>({
  method: 'POST',
  path: '/r/:register/price-proposals/:proposalId/accept',
})

/** Accepts the confidentiality undertaking for one’s own rights in the register that wait for it. */
export const acceptUndertaking = endpoint<
  { readonly register: string } & { readonly version: number },
  { readonly acceptedRoles: readonly string[] }
>({
  method: 'POST',
  path: '/r/:register/undertaking',
})

/** Adds a contact person of the company or of one of its units, with name, phone and e-mail. */
export const addCompanyContact = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly unitId: string | null
    readonly name: string
    readonly phone: string
    readonly email: string
  },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/company/contacts',

  repeatable: true,
})

/** Adds a unit to the company. */
export const addCompanyUnit = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly name: string
    readonly address: { readonly street: string; readonly postalCode: string; readonly postTown: string } | null
  },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/company/units',

  repeatable: true,
})

/** Gives a system of the provider’s own company a new public key. The earlier key goes on for the days that are told, at most 30. */
export const addKey = endpoint<
  { readonly register: string } & {
    readonly system: string
    readonly publicKey: string
    readonly earlierForDays: number
  },
  { readonly thumbprint: string }
>({
  method: 'POST',
  path: '/r/:register/systems/:system/keys',
})

/** Adds a kind of purchasing power to the register. */
export const addKind = endpoint<
  { readonly register: string } & {
    readonly code: string
    readonly name: { readonly fi: string; readonly sv?: string; readonly en?: string }
    readonly ownShare: boolean
  },
  { readonly code: string }
>({
  method: 'POST',
  path: '/r/:register/kinds',
})

/** Adds a person to the staff of the provider. */
export const addStaff = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly identityCode: string
    readonly name: string
    readonly title: string
    readonly jobDescription: string
    readonly registrationNumber: string | null
    readonly contactPerson: boolean
    readonly contact: { readonly phone: string; readonly email: string } | null
  },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/staff',

  repeatable: true,
})

/** Adds a system of the provider’s own company, known by its public key (JWK or PEM, ES256 or EdDSA). */
export const addSystem = endpoint<
  { readonly register: string } & { readonly id: string; readonly name: string; readonly publicKey: string },
  { readonly id: string; readonly thumbprint: string }
>({
  method: 'POST',
  path: '/r/:register/systems',

  repeatable: true,
})

/** Admits a provider to give a service, on an agreement, from a day on, and gives its users their rights. */
export const admitProvider = endpoint<
  { readonly register: string } & {
    readonly applicationId: string
    readonly id: string
    readonly agreement: string
    readonly selfBillingAgreedOn: string | null
    readonly validFrom: string
    readonly validTo: string | null
  },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/admission-applications/:applicationId/admit',

  repeatable: true,
})

/** Answers the organiser’s question about an event: as recorded, to be corrected, or not given. */
export const answerEventQuestion = endpoint<
  { readonly register: string } & {
    readonly contract: string
    readonly question: string
    readonly answer: 'as-recorded' | 'will-correct' | 'not-given'
  },
  { readonly id: string; readonly answer: 'as-recorded' | 'will-correct' | 'not-given' }
>({
  method: 'POST',
  path: '/r/:register/contracts/:contract/event-questions/:question/answer',
})

/** Answers a request about the log, or refuses it by a written decision with its ground. The client is told inside the service. */
export const answerLogRequest = endpoint<
  { readonly register: string } & {
    readonly request: string
    readonly outcome: 'answered' | 'refused'
    readonly text: string
    readonly ground?: 'danger-to-client' | 'rights-of-others' | 'crime-prevention' | 'no-special-reason' | null
  },
  { readonly status: 'open' | 'answered' | 'refused' }
>({
  method: 'POST',
  path: '/r/:register/log-requests/:request/answer',
})

/** Answers a client’s wish: agreed, or not possible. What was agreed on the visits is between client and provider. */
export const answerWish = endpoint<
  { readonly register: string } & {
    readonly contract: string
    readonly wish: string
    readonly answer: 'agreed' | 'not-possible'
  },
  { readonly id: string; readonly status: 'sent' | 'agreed' | 'not-possible' }
>({
  method: 'POST',
  path: '/r/:register/contracts/:contract/wishes/:wish/answer',
})

/** Applies to an organiser for the right to give one of its services, and says who shall get access. */
export const applyForAdmission = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly toRegister: string
    readonly serviceCode: string
    readonly documents: readonly {
      readonly kind: 'prepayment-register-extract' | 'insurance-certificate' | 'self-monitoring-plan' | 'other'
      readonly name: string
    }[]
    readonly users: readonly { readonly accountId: string; readonly role: 'provider-office' | 'provider-recorder' }[]
  },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/own-applications',

  repeatable: true,
})

/** The organiser asks the provider one of the set questions about an event that waits for review. */
export const askAboutEvent = endpoint<
  { readonly register: string } & {
    readonly event: string
    readonly id: string
    readonly question: 'was-given' | 'is-quantity-right' | 'is-day-right' | 'recorded-twice'
  },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/service-events/:event/questions',

  repeatable: true,
})

/** Asks the worker who made a look to explain it, before the officer decides. */
export const askForExplanation = endpoint<
  { readonly register: string } & { readonly request: string; readonly id: string },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/log-requests/:request/explanations',

  repeatable: true,
})

/** Asks for log data older than two years, with the special reason that the law wants (703/2023 11 §). */
export const askOlder = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly client: string
    readonly fromDay: string
    readonly reason: string
  },
  { readonly requestId: string; readonly dueOn: string }
>({
  method: 'POST',
  path: '/r/:register/own/:client/log-requests/older',

  repeatable: true,
})

/** Asks why of one look at the client’s data. The two months to answer begin (703/2023 11 §). */
export const askWhy = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly client: string
    readonly look: string
    readonly question: string
  },
  { readonly requestId: string; readonly dueOn: string }
>({
  method: 'POST',
  path: '/r/:register/own/:client/log-requests/why',

  repeatable: true,
})

/** Assesses a breach: the risk to the persons, what happened, what may follow and what was done. It may be assessed anew until it is reported. */
export const assessBreach = endpoint<
  { readonly register: string } & {
    readonly breach: string
    readonly risk: 'unlikely' | 'likely' | 'high'
    readonly happened: string
    readonly consequences: string
    readonly measures: string
  },
  { readonly risk: 'unlikely' | 'likely' | 'high' }
>({
  method: 'POST',
  path: '/r/:register/breaches/:breach/assessment',
})

/** Cancels an own order that has not been answered. */
export const cancelOrder = endpoint<
  { readonly register: string } & { readonly order: string; readonly clientId: string },
  { readonly orderId: string; readonly status: 'sent' | 'accepted' | 'declined' | 'cancelled' | 'expired' }
>({
  method: 'POST',
  path: '/r/:register/own/orders/:order/cancel',
})

/** Records what the provider says of itself, and proposes the change to the organisers that know it. */
export const changeCompany = endpoint<
  { readonly register: string } & {
    readonly businessId: string
    readonly name: string
    readonly street: string
    readonly postalCode: string
    readonly postTown: string
    readonly iban: string
    readonly bic: string
    readonly languages: readonly string[]
    readonly registerNumber: string
  },
  {
    readonly company: {
      readonly businessId: string
      readonly name: string
      readonly street: string
      readonly postalCode: string
      readonly postTown: string
      readonly iban: string
      readonly bic: string
      readonly languages: readonly string[]
      readonly registerNumber: string
    }
  }
>({
  method: 'PUT',
  path: '/r/:register/company',
})

/** Changes the name, phone or e-mail of a contact person. */
export const changeCompanyContact = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly name: string
    readonly phone: string
    readonly email: string
  },
  { readonly id: string }
>({
  method: 'PUT',
  path: '/r/:register/company/contacts/:id',
})

/** Changes the name or the address of a unit of the company. */
export const changeCompanyUnit = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly name: string
    readonly address: { readonly street: string; readonly postalCode: string; readonly postTown: string } | null
  },
  { readonly id: string }
>({
  method: 'PUT',
  path: '/r/:register/company/units/:id',
})

/** Changes one place of a draft by the form: adds or takes out an entry of a list, or sets a value; the rest of the text stays as written. */
export const changeDraft = endpoint<
  { readonly register: string } & {
    readonly draft: string
    readonly base: number
    readonly change:
      | { readonly do: 'add'; readonly path: string; readonly value: string }
      | { readonly do: 'remove'; readonly path: string }
      | { readonly do: 'set'; readonly path: string; readonly value: string }
  },
  | {
      readonly outcome: 'saved'
      readonly revision: number
      readonly faults: readonly { readonly line: number; readonly path: string; readonly says: string }[]
    }
  | {
      readonly outcome: 'conflict'
      readonly revision: number
      readonly text: string
      readonly writer: string
      readonly writtenAt: string
      readonly keptAside: number
    }
>({
  method: 'POST',
  path: '/r/:register/definition-drafts/:draft/changes',
})

/** Saves the client’s own phone, e-mail and next of kin. */
export const changeOwnContact = endpoint<
  { readonly register: string } & {
    readonly client: string
    readonly phone: string | null
    readonly email: string | null
    readonly nextOfKinName: string | null
    readonly nextOfKinPhone: string | null
  },
  { readonly saved: true }
>({
  method: 'PUT',
  path: '/r/:register/own/:client/contact',
})

/** Changes the facts of a person on the staff, or records the last day of work. */
export const changeStaff = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly name: string
    readonly title: string
    readonly jobDescription: string
    readonly registrationNumber: string | null
    readonly contactPerson: boolean
    readonly contact: { readonly phone: string; readonly email: string } | null
    readonly endedOn: string | null
  },
  { readonly id: string }
>({
  method: 'PUT',
  path: '/r/:register/staff/:id',
})

/** Shows how a client’s services have gone: use and cost by month, how far the rest goes, and what has happened, newest first. */
export const clientHistory = endpoint<
  { readonly register: string } & { readonly client: string },
  {
    readonly since: string
    readonly months: readonly {
      readonly decision_id: string
      readonly month: string
      readonly visits: number
      readonly quantity: number
      readonly value_cents: number
      readonly share_cents: number
    }[]
    readonly standing: readonly {
      readonly decision_id: string
      readonly last_day: string | null
      readonly last_quantity: number | null
      readonly last_provider: string | null
      readonly disputed: number
    }[]
    readonly forecasts: readonly {
      readonly decision_id: string
      readonly forecast:
        | { readonly kind: 'unused' }
        | { readonly kind: 'used-up' }
        | { readonly kind: 'runs-out'; readonly on: string }
        | { readonly kind: 'lasts'; readonly over: number }
    }[]
    readonly happened: readonly {
      readonly at: string
      readonly what:
        | 'granted'
        | 'confirmed-grant'
        | 'cut'
        | 'ended-grant'
        | 'ordered'
        | 'accepted'
        | 'declined'
        | 'cancelled'
        | 'expired'
        | 'ended-contract'
        | 'disputed'
        | 'withdrawn'
        | 'approved'
        | 'adjusted'
        | 'rejected'
        | 'mandate'
        | 'mandate-ended'
      readonly decision: string | null
      readonly provider: string | null
      readonly quantity: number | null
      readonly day: string | null
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/clients/:client/history',
})

/** Closes a breach case with its reason: handled, when what its risk asks for has been done, or no breach after all. */
export const closeBreach = endpoint<
  { readonly register: string } & { readonly breach: string; readonly reason: 'handled' | 'no-breach' },
  { readonly reason: 'handled' | 'no-breach' }
>({
  method: 'POST',
  path: '/r/:register/breaches/:breach/close',
})

/** Closes a month: freezes its events at this instant and plans the job that makes the statements. */
export const closeMonth = endpoint<
  { readonly register: string } & { readonly id: string; readonly month: string; readonly dueOn: string },
  {
    readonly id: string
    readonly number: number
    readonly month: string
    readonly closedAt: string
    readonly dueOn: string
  }
>({
  method: 'POST',
  path: '/r/:register/settlements',

  repeatable: true,
})

/** Compares the admitted providers of a granted service by the client’s own cost today, cheapest first. */
export const compareProviders = endpoint<
  { readonly register: string } & {
    readonly client: string
    readonly decision: string
    readonly service: string
    readonly kind: string
  },
  {
    readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
    readonly perUnits: number
    readonly quantityPerPeriod: number
    readonly freePerPeriod: number
    readonly serviceName: { readonly fi: string; readonly sv?: string; readonly en?: string }
    readonly validFrom: string
    readonly validTo: string
    readonly answerDays: number
    readonly providers: readonly {
      readonly providerId: string
      readonly name: string
      readonly postTown: string
      readonly languages: readonly string[]
      readonly priceCents: number
      readonly valueCents: number
      readonly shareCents: number
      readonly sharePerPeriodCents: number
      readonly answersInDays: number | null
      readonly room: { readonly takesNew: boolean; readonly from: string | null } | null
    }[]
    readonly withoutPrice: number
  }
>({
  method: 'GET',
  path: '/r/:register/own/:client/grants/:decision/providers/:service/:kind',
})

/** Confirms, as a second official, a grant that waits for one; from then on it can be used. */
export const confirmGrant = endpoint<
  { readonly register: string } & { readonly decision: string },
  {
    readonly decisionId: string
    readonly clientId: string
    readonly voucherNumber: string
    readonly awaiting: 'over-limit' | 'same-family-name' | null
    readonly periods: readonly {
      readonly id: string
      readonly from: string
      readonly to: string
      readonly granted: number
    }[]
  }
>({
  method: 'POST',
  path: '/r/:register/grants/:decision/confirm',
})

/** Confirms an account that another person proposed. From then on months are closed to be paid from it. */
export const confirmPaymentAccount = endpoint<
  { readonly register: string } & { readonly account: string; readonly iban: string },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/payment-accounts/:account/confirm',
})

/** Confirms a provider’s change. Facts count at once; an account when a second person has confirmed it and a day has passed. */
export const confirmProviderChange = endpoint<
  { readonly register: string } & { readonly changeId: string },
  { readonly id: string; readonly countsFrom: string | null }
>({
  method: 'POST',
  path: '/r/:register/provider-changes/:changeId/confirm',
})

/** Corrects an event at any time, also after its settlement: a reversal of the whole and, if something was given, a new entry. */
export const correctServiceEvent = endpoint<
  { readonly register: string } & {
    readonly event: string
    readonly contractId: string
    readonly id: string
    readonly reason: 'wrong-quantity' | 'wrong-day' | 'wrong-client' | 'not-given' | 'other'
    readonly replacement: {
      readonly id: string
      readonly day: string
      readonly quantity: number
      readonly startMinute?: number | null
      readonly note?: string | null
    } | null
  },
  {
    readonly reversalId: string
    readonly replacement: {
      readonly id: string
      readonly day: string
      readonly quantity: number
      readonly priceCents: number
      readonly valueCents: number
      readonly shareCents: number
    } | null
    readonly balance: {
      readonly granted: number
      readonly reserved: number
      readonly spent: number
      readonly left: number
    }
  }
>({
  method: 'POST',
  path: '/r/:register/service-events/:event/correct',

  repeatable: true,
})

/** Records a decision that grants purchasing power for a service; with the first grant the client comes into being. */
export const createGrant = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly for: { readonly draftId: string } | { readonly clientId: string }
    readonly serviceId: string
    readonly kind: string
    readonly validFrom: string
    readonly validTo: string
    readonly quota: { readonly per: 'whole-time' | 'month'; readonly quantity: number }
    readonly decidedOn: string
    readonly monthlyIncomeCents?: number | null
    readonly householdSize?: number | null
    readonly additionalInformation?: string | null
  },
  {
    readonly decisionId: string
    readonly clientId: string
    readonly voucherNumber: string
    readonly awaiting: 'over-limit' | 'same-family-name' | null
    readonly periods: readonly {
      readonly id: string
      readonly from: string
      readonly to: string
      readonly granted: number
    }[]
  }
>({
  method: 'POST',
  path: '/r/:register/grants',

  repeatable: true,
})

/** Makes a user ID for somebody of the organisation, or until a last day for somebody outside it. */
export const createUser = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly subject: string
    readonly validTo: string | null
  },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/users',

  repeatable: true,
})

/** Lowers the granted quantity of a period. What is spent or reserved stays. */
export const cutGrant = endpoint<
  { readonly register: string } & { readonly decision: string; readonly periodId: string; readonly granted: number },
  {
    readonly periods: readonly {
      readonly id: string
      readonly granted: number
      readonly reserved: number
      readonly spent: number
    }[]
  }
>({
  method: 'POST',
  path: '/r/:register/grants/:decision/cut',
})

/** Decides a finding once: whether the handlings had a ground, and what followed. Outcomes move the limit of the rule within its bounds. */
export const decideFinding = endpoint<
  { readonly register: string } & {
    readonly finding: string
    readonly outcome: 'in-order' | 'unfounded' | 'unclear'
    readonly consequence: 'none' | 'guidance' | 'rights-changed' | 'caution' | 'reported'
  },
  {
    readonly outcome: 'in-order' | 'unfounded' | 'unclear'
    readonly consequence: 'none' | 'guidance' | 'rights-changed' | 'caution' | 'reported'
    readonly limit: { readonly from: number; readonly to: number } | null
  }
>({
  method: 'POST',
  path: '/r/:register/use-findings/:finding/outcome',
})

/** Decides a spot check once: whether the handlings had a ground, and what followed. */
export const decideSpotCheck = endpoint<
  { readonly register: string } & {
    readonly check: string
    readonly outcome: 'in-order' | 'unfounded' | 'unclear'
    readonly consequence: 'none' | 'guidance' | 'rights-changed' | 'caution' | 'reported'
  },
  {
    readonly outcome: 'in-order' | 'unfounded' | 'unclear'
    readonly consequence: 'none' | 'guidance' | 'rights-changed' | 'caution' | 'reported'
  }
>({
  method: 'POST',
  path: '/r/:register/spot-checks/:check/outcome',
})

/** Declines an order with a reason from the list. The client may choose another provider at once. */
export const declineOrder = endpoint<
  { readonly register: string } & {
    readonly order: string
    readonly reason: 'no-capacity' | 'outside-area' | 'not-suitable' | 'other'
  },
  { readonly orderId: string; readonly status: 'sent' | 'accepted' | 'declined' | 'cancelled' | 'expired' }
>({
  method: 'POST',
  path: '/r/:register/orders/:order/decline',
})

/** Discards a draft. Its texts stay readable in the database; the version in force goes on. */
export const discardDraft = endpoint<
  { readonly register: string } & { readonly draft: string },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/definition-drafts/:draft/discard',
})

/** Gives the client a copy of everything that the register holds of the client, as a file with the notice’s names of fields. */
export const downloadOwnData = endpoint<
  { readonly register: string } & { readonly client: string; readonly language?: 'fi' | 'sv' | 'en' },
  never
>({
  method: 'GET',
  path: '/r/:register/own/:client/data-copy',
  query: ['language'],
})

/** Gives the client’s log of handlings as a file, in the words of the page and with the proofs that each line stands in the log. */
export const downloadOwnLog = endpoint<
  { readonly register: string } & { readonly client: string; readonly from?: string; readonly to?: string },
  never
>({
  method: 'GET',
  path: '/r/:register/own/:client/access-log/file',
  query: ['from', 'to'],
})

/** Counts what a draft would do to this register: rows that hold a removed field, people who lose an action, what would fall and when. */
export const draftEffect = endpoint<
  { readonly register: string } & { readonly draft: string },
  {
    readonly fields: readonly {
      readonly group: { readonly fi: string; readonly sv: string; readonly en: string }
      readonly field: { readonly fi: string; readonly sv: string; readonly en: string }
      readonly rows: number
      readonly counts: 'exact' | 'at-most'
    }[]
    readonly roles: readonly {
      readonly role: { readonly fi: string; readonly sv: string; readonly en: string }
      readonly people: number
      readonly actions: readonly { readonly fi: string; readonly sv: string; readonly en: string }[]
    }[]
    readonly retention: readonly {
      readonly scope: string
      readonly counts: 'exact' | 'at-most' | 'at-least' | 'none'
      readonly atOnce: number
      readonly months: readonly { readonly month: string; readonly count: number }[]
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/definition-drafts/:draft/effect',
})

/** Lets a draft go, because it was sent or its writer wants it gone. What another window kept later stays. */
export const dropFormDraft = endpoint<
  { readonly register: string } & {
    readonly form:
      | 'grant.create'
      | 'service-event.reject'
      | 'service-event.dispute'
      | 'log-request.why'
      | 'log-request.older'
      | 'log-request.answer'
      | 'explanation.give'
      | 'use-finding.explain'
      | 'breach.assess'
      | 'application.refuse'
      | 'price-proposal.refuse'
      | 'provider-change.refuse'
      | 'admission.end'
    readonly thing: string
    readonly upTo: number
  },
  { readonly dropped: boolean }
>({
  method: 'DELETE',
  path: '/r/:register/drafts/:form/:thing',
})

/** Ends a provider’s admission to a service, now or after a last day, and the rights that rest on it. */
export const endAdmission = endpoint<
  { readonly register: string } & { readonly id: string; readonly reason: string; readonly lastDay: string | null },
  { readonly id: string; readonly lastDay: string }
>({
  method: 'POST',
  path: '/r/:register/admissions/:id/end',

  repeatable: true,
})

/** Ends a unit of the company, and removes its contact persons. */
export const endCompanyUnit = endpoint<
  { readonly register: string } & { readonly id: string },
  { readonly id: string; readonly endedOn: string }
>({
  method: 'POST',
  path: '/r/:register/company/units/:id/end',

  repeatable: true,
})

/** Ends a decision: open reservations are released, nothing more can be recorded on it, and what was delivered stays. */
export const endGrant = endpoint<
  { readonly register: string } & { readonly decision: string },
  {
    readonly periods: readonly {
      readonly id: string
      readonly granted: number
      readonly reserved: number
      readonly spent: number
    }[]
    readonly endedOn: string
  }
>({
  method: 'POST',
  path: '/r/:register/grants/:decision/end',
})

/** Ends a public key of the provider’s own system at once, and every access token of the system with it. */
export const endKey = endpoint<
  { readonly register: string } & { readonly system: string; readonly thumbprint: string },
  { readonly thumbprint: string }
>({
  method: 'POST',
  path: '/r/:register/systems/:system/keys/end',
})

/** Ends the client’s relation with a provider today. What was reserved is free again, so another provider can be chosen. */
export const endOwnContract = endpoint<
  { readonly register: string } & { readonly contract: string; readonly clientId: string },
  { readonly contractId: string; readonly lastDay: string; readonly released: number }
>({
  method: 'POST',
  path: '/r/:register/own/contracts/:contract/end',
})

/** Ends a right at once, and all sessions of its holder. */
export const endRole = endpoint<{ readonly register: string } & { readonly id: string }, { readonly id: string }>({
  method: 'POST',
  path: '/r/:register/assignments/:id/end',

  repeatable: true,
})

/** Gives a worker’s explanation of the handlings of a finding. It is given once, before the finding is decided. */
export const explainFinding = endpoint<
  { readonly register: string } & { readonly finding: string; readonly text: string },
  { readonly finding: string }
>({
  method: 'POST',
  path: '/r/:register/own-findings/:finding/explanation',
})

/** Finds clients by identity code or by beginnings of names, among those whose matters the finder handles. */
export const findClient = endpoint<
  { readonly register: string } & ({ readonly identityCode: string } | { readonly names: string }),
  {
    readonly clients: readonly {
      readonly id: string
      readonly givenNames: string
      readonly familyName: string
      readonly identityCode: string
    }[]
    readonly more: boolean
  }
>({
  method: 'POST',
  path: '/r/:register/clients/search',

  repeatable: true,
})

/** Tells a writer whether a draft of a form was kept and neither sent nor dropped. */
export const findFormDraft = endpoint<
  { readonly register: string } & {
    readonly form:
      | 'grant.create'
      | 'service-event.reject'
      | 'service-event.dispute'
      | 'log-request.why'
      | 'log-request.older'
      | 'log-request.answer'
      | 'explanation.give'
      | 'use-finding.explain'
      | 'breach.assess'
      | 'application.refuse'
      | 'price-proposal.refuse'
      | 'provider-change.refuse'
      | 'admission.end'
    readonly thing: string
  },
  { readonly version: number; readonly draft: string | null }
>({
  method: 'GET',
  path: '/r/:register/drafts/:form/:thing',
})

/** Gives a portal what the log says of a person’s data, newest first, in the manner of the Estonian data tracker’s findUsage. */
export const findUsage = endpoint<
  { readonly register: string } & {
    readonly userCode: string
    readonly userId: string
    readonly periodStart?: string
    readonly periodEnd?: string
    readonly offset?: number
    readonly limit?: number
    readonly language?: 'fi' | 'sv' | 'en'
  },
  {
    readonly totalUsages: number
    readonly usages: readonly {
      readonly logtime: string
      readonly action: string
      readonly receiverCode: string
      readonly receiverName: string
      readonly receiverSystem: string
    }[]
  }
>({
  method: 'POST',
  path: '/r/:register/usage-portal/findUsage',

  repeatable: true,
})

/** Tells a base system how its decision is being used: granted, reserved and spent by period. */
export const followDecision = endpoint<
  { readonly register: string } & { readonly decisionNumber: string; readonly decisionId: string },
  {
    readonly decisionId: string
    readonly endedOn: string | null
    readonly periods: readonly {
      readonly id: string
      readonly decision_id: string
      readonly period_from: string
      readonly period_to: string
      readonly granted: number
      readonly reserved: number
      readonly spent: number
      readonly proposed: number | null
    }[]
  }
>({
  method: 'POST',
  path: '/r/:register/base-system/decisions/follow',

  repeatable: true,
})

/** Gives the data protection officer the same copy of a client’s data, for a client who asks for it in another way. */
export const giveDataCopy = endpoint<
  { readonly register: string } & { readonly client: string; readonly language?: 'fi' | 'sv' | 'en' },
  never
>({
  method: 'GET',
  path: '/r/:register/clients/:client/data-copy',
  query: ['language'],
})

/** Gives the explanation of a look of one’s own that an officer has asked about. It is given once. */
export const giveExplanation = endpoint<
  { readonly register: string } & { readonly explanation: string; readonly text: string },
  { readonly explanation: string }
>({
  method: 'POST',
  path: '/r/:register/own-explanations/:explanation',
})

/** Gives a finding to another supervisor, who is not the one whose handlings were found. */
export const giveFinding = endpoint<
  { readonly register: string } & { readonly finding: string; readonly owner: string },
  { readonly owner: string }
>({
  method: 'POST',
  path: '/r/:register/use-findings/:finding/owner',
})

/** Gives an officer the log of a client’s data as a file, with the proofs that each line stands in the log. */
export const giveLogExtract = endpoint<
  { readonly register: string } & { readonly client: string; readonly from?: string; readonly to?: string },
  never
>({
  method: 'GET',
  path: '/r/:register/clients/:client/log-extract',
  query: ['from', 'to'],
})

/** Gives a user a role in the register; it counts once the user has accepted the undertaking. */
export const giveRole = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly accountId: string
    readonly role: string
    readonly serviceId: string | null
    readonly providerId: string | null
    readonly validFrom: string
    readonly validTo: string | null
  },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/assignments',

  repeatable: true,
})

/** Gives a spot check to another supervisor, who is not the one whose handlings were drawn. */
export const giveSpotCheck = endpoint<
  { readonly register: string } & { readonly check: string; readonly owner: string },
  { readonly owner: string }
>({
  method: 'POST',
  path: '/r/:register/spot-checks/:check/owner',
})

/** Answers a portal that the log can be asked for, in the manner of the Estonian data tracker’s heartbeat. */
export const heartbeat = endpoint<{ readonly register: string } & {}, { readonly status: 'OK' }>({
  method: 'GET',
  path: '/r/:register/usage-portal/heartbeat',
})

/** Keeps a client’s data from destruction while an appeal, an audit or a suspected crime needs it. */
export const holdClient = endpoint<
  { readonly register: string } & {
    readonly identityCode: string
    readonly id: string
    readonly reason: 'appeal' | 'audit' | 'crime'
  },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/retention-holds',

  repeatable: true,
})

/** Holds a look back from the client until a day, because its existence would tell another person’s secret. */
export const holdLook = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly client: string
    readonly look: string
    readonly reason: 'reporter' | 'danger-to-client' | 'rights-of-others' | 'crime-prevention'
    readonly releaseOn: string
  },
  { readonly id: string; readonly releaseOn: string }
>({
  method: 'POST',
  path: '/r/:register/clients/:client/held-looks',

  repeatable: true,
})

/** Takes in a decision made in a base system and grants by it. The same decision number again gives the same answer. */
export const importDecision = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly decisionNumber: string
    readonly identityCode: string
    readonly serviceId: string
    readonly kind: string
    readonly validFrom: string
    readonly validTo: string
    readonly quota: { readonly per: 'whole-time' | 'month'; readonly quantity: number }
    readonly decidedOn: string
    readonly monthlyIncomeCents?: number | null
    readonly householdSize?: number | null
    readonly additionalInformation?: string | null
  },
  {
    readonly decisionId: string
    readonly clientId: string
    readonly voucherNumber: string
    readonly awaiting: 'over-limit' | 'same-family-name' | null
    readonly periods: readonly {
      readonly id: string
      readonly from: string
      readonly to: string
      readonly granted: number
    }[]
  }
>({
  method: 'POST',
  path: '/r/:register/base-system/decisions',

  repeatable: true,
})

/** Keeps what its writer has written into a form and not yet sent, in place of what was kept before. */
export const keepFormDraft = endpoint<
  { readonly register: string } & {
    readonly form:
      | 'grant.create'
      | 'service-event.reject'
      | 'service-event.dispute'
      | 'log-request.why'
      | 'log-request.older'
      | 'log-request.answer'
      | 'explanation.give'
      | 'use-finding.explain'
      | 'breach.assess'
      | 'application.refuse'
      | 'price-proposal.refuse'
      | 'provider-change.refuse'
      | 'admission.end'
    readonly thing: string
    readonly keep: string
    readonly after: number
    readonly text: {
      readonly typed: readonly { readonly field: string; readonly text: string }[]
      readonly sendingId: string
    }
  },
  { readonly version: number; readonly keptAt: string }
>({
  method: 'PUT',
  path: '/r/:register/drafts/:form/:thing',
})

/** Lifts a hold. If the time is over, the client’s data falls in the next night. */
export const liftHold = endpoint<{ readonly register: string } & { readonly hold: string }, { readonly id: string }>({
  method: 'POST',
  path: '/r/:register/retention-holds/:hold/lift',
})

/** Lists applications of providers with what was checked, those that wait first. */
export const listApplications = endpoint<
  { readonly register: string } & {},
  {
    readonly applications: readonly {
      readonly id: string
      readonly provider_id: string
      readonly provider: string
      readonly business_id: string
      readonly organisation_id: string
      readonly home_register_id: string
      readonly service_id: string
      readonly service_code: string
      readonly received_at: string
      readonly checks: {
        readonly businessId: 'ok' | 'check-digit'
        readonly registerNumber: 'ok' | 'not-the-form' | 'of-another-company'
        readonly missingDocuments: readonly (
          | 'prepayment-register-extract'
          | 'insurance-certificate'
          | 'self-monitoring-plan'
          | 'other'
        )[]
        readonly users: 'ok' | 'none' | 'not-of-the-company'
        readonly registerNumberStated: string
        readonly documents: readonly {
          readonly kind: 'prepayment-register-extract' | 'insurance-certificate' | 'self-monitoring-plan' | 'other'
          readonly name: string
        }[]
      }
      readonly status: 'received' | 'admitted' | 'refused'
      readonly decided_at: string | null
      readonly reason: string | null
      readonly passes: boolean
      readonly users: readonly {
        readonly account_id: string
        readonly role: 'provider-office' | 'provider-recorder'
        readonly name: string
      }[]
      readonly signature: {
        readonly name: string
        readonly email: string
        readonly signingRight: 'NIMKO' | 'ELI' | 'TJ'
        readonly checkedAt: string
        readonly signedAt: string
      } | null
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/admission-applications',
})

/** Lists who has which right in the register, and the users of the organisation to whom one can be given. */
export const listAssignments = endpoint<
  { readonly register: string } & {},
  {
    readonly assignments: readonly {
      readonly id: string
      readonly account_id: string
      readonly name: string
      readonly email: string
      readonly organisation: string
      readonly user_valid_to: string | null
      readonly role: string
      readonly service_id: string | null
      readonly service_code: string | null
      readonly provider_id: string | null
      readonly valid_from: string
      readonly valid_to: string | null
      readonly ended_at: string | null
      readonly undertaking_accepted_at: string | null
      readonly undertaking_version: number | null
    }[]
    readonly accounts: readonly {
      readonly id: string
      readonly name: string
      readonly email: string
      readonly valid_to: string | null
    }[]
    readonly roles: readonly {
      readonly code: string
      readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
      readonly side: string
      readonly scope: string
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/assignments',
})

/** Lists breach cases with their clocks, what is open first, and what is to be done next about each. */
export const listBreaches = endpoint<
  { readonly register: string } & {},
  {
    readonly cases: readonly {
      readonly id: string
      readonly foundAt: string
      readonly dueAt: string
      readonly isLate: boolean
      readonly toDo: 'assess' | 'report' | 'tell' | 'close' | null
      readonly openedBy: string
      readonly openedAt: string
      readonly persons: number
      readonly handlings: number
      readonly risk: 'unlikely' | 'likely' | 'high' | null
      readonly assessedBy: string | null
      readonly reportedBy: string | null
      readonly reportedAt: string | null
      readonly toldBy: string | null
      readonly toldAt: string | null
      readonly closedBy: string | null
      readonly closedAt: string | null
      readonly closeReason: 'handled' | 'no-breach' | null
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/breaches',
})

/** Lists the changes of the company that organisers have been told of, with where each stands there. */
export const listCompanyChanges = endpoint<
  { readonly register: string } & {},
  {
    readonly changes: readonly {
      readonly id: string
      readonly organiser: string
      readonly kind: 'facts' | 'account'
      readonly iban: string | null
      readonly made_at: string
      readonly maker: string | null
      readonly status: 'sent' | 'waiting' | 'confirmed-once' | 'accepted' | 'refused' | 'replaced'
      readonly reason: string | null
      readonly counts_from: string | null
      readonly answered_at: string | null
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/company/changes',
})

/** Lists the units of the company, and the contact persons of the company and of each unit. */
export const listCompanyContacts = endpoint<
  { readonly register: string } & {},
  {
    readonly units: readonly {
      readonly id: string
      readonly name: string
      readonly address: { readonly street: string; readonly postalCode: string; readonly postTown: string } | null
      readonly endedOn: string | null
    }[]
    readonly contacts: readonly {
      readonly id: string
      readonly unitId: string | null
      readonly name: string
      readonly phone: string
      readonly email: string
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/company/contacts',
})

/** Lists the provider’s own clients: name, voucher number, service, days and what is left, in all and of the period of today. Each person’s log gets a row. */
export const listContracts = endpoint<
  { readonly register: string } & {},
  {
    readonly contracts: readonly {
      readonly id: string
      readonly decision_id: string
      readonly client_id: string
      readonly provider_id: string
      readonly provider_name: string
      readonly service_id: string
      readonly service_name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
      readonly valid_from: string
      readonly valid_to: string
      readonly ended: boolean
      readonly reserved: number
      readonly spent: number
      readonly givenNames: string
      readonly familyName: string
      readonly left_now: number | null
      readonly voucher_number: string
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/contracts',
})

/** Lists the events behind a count of the board of providers, the newest first: recorded beside approved, without names of clients. */
export const listCountedEvents = endpoint<
  { readonly register: string } & {
    readonly provider: string
    readonly counted: 'recorded' | 'late' | 'adjusted' | 'rejected'
  },
  {
    readonly provider: string
    readonly events: readonly {
      readonly id: string
      readonly provider_name: string
      readonly service_name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
      readonly kind: 'delivery' | 'reversal'
      readonly reverses_id: string | null
      readonly reversed_by: string | null
      readonly replaces_id: string | null
      readonly reason: string | null
      readonly day: string
      readonly start_minute: number | null
      readonly quantity: number
      readonly price_cents: number
      readonly value_cents: number
      readonly share_cents: number
      readonly has_note: boolean
      readonly settled: boolean
      readonly response: 'confirmed' | 'disputed' | 'withdrawn' | null
      readonly verdict: 'approved' | 'adjusted' | 'rejected' | null
      readonly verdict_cause:
        | 'shorter-than-recorded'
        | 'other-quantity-agreed'
        | 'part-recorded-twice'
        | 'part-of-other-service'
        | null
      readonly verdict_reason: string | null
      readonly replaced_quantity: number | null
      readonly recorded_at: string
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/provider-board/:provider/:counted',
})

/** Lists the register definitions with their versions, who drew them up and who published them, and the drafts of the next. */
export const listDefinitions = endpoint<
  { readonly register: string } & {},
  {
    readonly definitions: readonly {
      readonly id: string
      readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
      readonly serves: boolean
      readonly own: boolean
      readonly versions: readonly {
        readonly version: number
        readonly status: 'draft' | 'published' | 'superseded'
        readonly valid_from: string
        readonly valid_to: string | null
        readonly published_at: string
        readonly drafted_by: string | null
        readonly approved_by: string | null
      }[]
      readonly draft: {
        readonly id: string
        readonly version: number
        readonly opened_at: string
        readonly opened_by: string
        readonly offered: boolean
      } | null
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/definitions',
})

/** Lists the organiser’s questions about the provider’s own events that wait for an answer, the oldest first. */
export const listEventQuestions = endpoint<
  { readonly register: string } & {},
  {
    readonly questions: readonly {
      readonly id: string
      readonly contract_id: string
      readonly client_id: string
      readonly question: 'was-given' | 'is-quantity-right' | 'is-day-right' | 'recorded-twice'
      readonly asked_at: string
      readonly service_name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
      readonly day: string
      readonly quantity: number
      readonly givenNames: string
      readonly familyName: string
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/event-questions',
})

/** Lists the events that wait for the organiser: disputed ones with the client’s word, and those of services that ask for a review of each. */
export const listEventsToReview = endpoint<
  { readonly register: string } & {},
  {
    readonly events: readonly {
      readonly id: string
      readonly contract_id: string
      readonly client_id: string
      readonly provider_name: string
      readonly service_name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
      readonly kind: 'delivery' | 'reversal'
      readonly reverses_id: string | null
      readonly reversed_by: string | null
      readonly replaces_id: string | null
      readonly reason: string | null
      readonly day: string
      readonly start_minute: number | null
      readonly quantity: number
      readonly price_cents: number
      readonly value_cents: number
      readonly share_cents: number
      readonly has_note: boolean
      readonly settled: boolean
      readonly response: 'confirmed' | 'disputed' | 'withdrawn' | null
      readonly verdict: 'approved' | 'adjusted' | 'rejected' | null
      readonly verdict_cause:
        | 'shorter-than-recorded'
        | 'other-quantity-agreed'
        | 'part-recorded-twice'
        | 'part-of-other-service'
        | null
      readonly verdict_reason: string | null
      readonly replaced_quantity: number | null
      readonly message: string | null
      readonly questions: readonly {
        readonly id: string
        readonly question: 'was-given' | 'is-quantity-right' | 'is-day-right' | 'recorded-twice'
        readonly asked_at: string
        readonly answer: 'as-recorded' | 'will-correct' | 'not-given' | null
        readonly answered_at: string | null
      }[]
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/service-events/to-review',
})

/** Lists what the rules of use have found, by state, rule and worker, and the rules with their limits; whose data it was is not told. */
export const listFindings = endpoint<
  { readonly register: string } & {
    readonly state?: 'open' | 'waits-for-worker' | 'decided' | 'all'
    readonly rule?:
      | 'own-file'
      | 'same-home'
      | 'same-surname'
      | 'colleague'
      | 'no-relation'
      | 'after-closing'
      | 'without-work'
      | 'outside-hours'
    readonly worker?: string
  },
  {
    readonly findings: readonly {
      readonly id: string
      readonly rule:
        | 'own-file'
        | 'same-home'
        | 'same-surname'
        | 'colleague'
        | 'no-relation'
        | 'after-closing'
        | 'without-work'
        | 'outside-hours'
      readonly says: { readonly fi: string; readonly sv: string; readonly en: string }
      readonly worker: { readonly id: string; readonly name: string; readonly organisation: string }
      readonly looks: number
      readonly clients: number
      readonly foundAt: string
      readonly explainBy: string
      readonly explainedAt: string | null
      readonly dueOn: string
      readonly isLate: boolean
      readonly owner: { readonly id: string; readonly name: string } | null
      readonly isOwn: boolean
      readonly outcome: 'in-order' | 'unfounded' | 'unclear' | null
      readonly consequence: 'none' | 'guidance' | 'rights-changed' | 'caution' | 'reported' | null
      readonly decidedBy: string | null
      readonly decidedAt: string | null
    }[]
    readonly watched: { readonly until: string; readonly ranAt: string } | null
    readonly rules: readonly {
      readonly rule:
        | 'own-file'
        | 'same-home'
        | 'same-surname'
        | 'colleague'
        | 'no-relation'
        | 'after-closing'
        | 'without-work'
        | 'outside-hours'
      readonly says: { readonly fi: string; readonly sv: string; readonly en: string }
      readonly notInUse: { readonly fi: string; readonly sv: string; readonly en: string } | null
      readonly limit: {
        readonly now: number
        readonly lowest: number
        readonly highest: number
        readonly enough: number
      } | null
      readonly changes: readonly {
        readonly from: number
        readonly to: number
        readonly explained: number
        readonly unfounded: number
        readonly at: string
      }[]
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/use-findings',
  query: ['state', 'rule', 'worker'],
})

/** Lists the newest grants of the services that the official handles, with use. */
export const listGrants = endpoint<
  { readonly register: string } & {},
  {
    readonly grants: readonly {
      readonly id: string
      readonly client_id: string
      readonly service_name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
      readonly kind: string
      readonly valid_from: string
      readonly valid_to: string
      readonly ended_on: string | null
      readonly awaiting: 'over-limit' | 'same-family-name' | null
      readonly granted: number
      readonly reserved: number
      readonly spent: number
      readonly contracts: number
      readonly givenNames: string
      readonly familyName: string
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/grants',
})

/** Counts for an officer the looks that are held back from a client, and from those acting on behalf, by rule, with reason and release. */
export const listHeldLooks = endpoint<
  { readonly register: string } & { readonly client: string },
  {
    readonly rules: readonly {
      readonly rule: string
      readonly reason: { readonly fi: string; readonly sv: string; readonly en: string }
      readonly until: string
      readonly fromClient: number
      readonly fromProxies: number
    }[]
    readonly held: readonly {
      readonly id: string
      readonly eventId: string
      readonly reason: 'reporter' | 'danger-to-client' | 'rights-of-others' | 'crime-prevention'
      readonly releaseOn: string
    }[]
    readonly isWhole: boolean
  }
>({
  method: 'GET',
  path: '/r/:register/clients/:client/held-looks',
})

/** Lists the kinds of purchasing power in use. */
export const listKinds = endpoint<
  { readonly register: string } & {},
  {
    readonly kinds: readonly {
      readonly code: string
      readonly name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly own_share: boolean
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/kinds',
})

/** Lists clients’ requests about the log by their clocks, with how many are late. */
export const listLogRequests = endpoint<
  { readonly register: string } & {},
  {
    readonly requests: readonly {
      readonly id: string
      readonly client: string
      readonly kind: 'why' | 'older'
      readonly askedAt: string
      readonly status: 'open' | 'answered' | 'refused'
      readonly clock: { readonly dueOn: string; readonly daysLeft: number; readonly isLate: boolean }
      readonly explained: boolean
      readonly waitsForWorker: boolean
    }[]
    readonly open: number
    readonly late: number
  }
>({
  method: 'GET',
  path: '/r/:register/log-requests',
})

/** Lists the organisers of the installation, to whom an application can be made. */
export const listOrganisers = endpoint<
  { readonly register: string } & {},
  { readonly organisers: readonly { readonly code: string; readonly name: string; readonly business_id: string }[] }
>({
  method: 'GET',
  path: '/r/:register/organisers',
})

/** Lists the admissions and prices of the provider’s own company in this organiser’s register. */
export const listOwnAdmissions = endpoint<
  { readonly register: string } & {},
  {
    readonly providers: readonly {
      readonly id: string
      readonly business_id: string
      readonly name: string
      readonly street: string
      readonly postal_code: string
      readonly post_town: string
      readonly languages: readonly string[]
      readonly admissions: readonly {
        readonly id: string
        readonly service_id: string
        readonly service_code: string
        readonly application_id: string | null
        readonly agreement: string
        readonly self_billing_agreed_on: string | null
        readonly valid_from: string
        readonly valid_to: string | null
        readonly ended_at: string | null
        readonly end_reason: string | null
        readonly prices: readonly {
          readonly id: string
          readonly valid_from: string
          readonly price_cents: number
          readonly per_units: number
        }[]
      }[]
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/own-admissions',
})

/** Lists the applications that the provider has made, with the answers that have come. */
export const listOwnApplications = endpoint<
  { readonly register: string } & {},
  {
    readonly applications: readonly {
      readonly id: string
      readonly to_register: string
      readonly organiser: string
      readonly service_code: string
      readonly documents: readonly {
        readonly kind: 'prepayment-register-extract' | 'insurance-certificate' | 'self-monitoring-plan' | 'other'
        readonly name: string
      }[]
      readonly made_at: string
      readonly status: 'sent' | 'received' | 'admitted' | 'refused' | 'ended'
      readonly reason: string | null
      readonly valid_from: string | null
      readonly valid_to: string | null
      readonly answered_at: string | null
      readonly signed_at: string | null
      readonly users: readonly { readonly accountId: string; readonly role: 'provider-office' | 'provider-recorder' }[]
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/own-applications',
})

/** Shows a worker which of the worker’s own looks an officer has asked about, and what was said. */
export const listOwnExplanations = endpoint<
  { readonly register: string } & {},
  {
    readonly explanations: readonly {
      readonly id: string
      readonly clientName: string
      readonly lookAt: string
      readonly act: { readonly fi: string; readonly sv: string; readonly en: string } | null
      readonly askedAt: string
      readonly givenAt: string | null
      readonly text: string | null
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/own-explanations',
})

/** Shows a worker what the rules of use have found of the worker’s own handlings, and which of it waits for an explanation. */
export const listOwnFindings = endpoint<
  { readonly register: string } & {},
  {
    readonly findings: readonly {
      readonly id: string
      readonly says: { readonly fi: string; readonly sv: string; readonly en: string }
      readonly looks: number
      readonly clients: number
      readonly foundAt: string
      readonly explainBy: string
      readonly explainedAt: string | null
      readonly outcome: 'in-order' | 'unfounded' | 'unclear' | null
      readonly consequence: 'none' | 'guidance' | 'rights-changed' | 'caution' | 'reported' | null
      readonly decidedBy: string | null
      readonly mayExplain: boolean
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/own-findings',
})

/** Lists what the provider has told last of its room for new clients, service by service. */
export const listOwnFreePlaces = endpoint<
  { readonly register: string } & {},
  {
    readonly told: readonly {
      readonly id: string
      readonly to_register: string
      readonly organiser: string
      readonly service_code: string
      readonly takes_new: boolean
      readonly room_from: string | null
      readonly told_at: string
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/own-free-places',
})

/** Shows the client’s questions about the log with their clocks and answers; an answer stays with its look. */
export const listOwnLogRequests = endpoint<
  { readonly register: string } & { readonly client: string },
  {
    readonly requests: readonly {
      readonly id: string
      readonly kind: 'why' | 'older'
      readonly look: string | null
      readonly fromDay: string | null
      readonly question: string
      readonly askedAt: string
      readonly status: 'open' | 'answered' | 'refused'
      readonly clock: { readonly dueOn: string; readonly daysLeft: number; readonly isLate: boolean }
      readonly answer: string | null
      readonly decidedAt: string | null
      readonly refusing: {
        readonly ground: { readonly fi: string; readonly sv: string; readonly en: string }
        readonly appeal: { readonly fi: string; readonly sv: string; readonly en: string }
      } | null
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/own/:client/log-requests',
})

/** Lists the people whose matters the signed-in client may handle: the client, and those for whom there is a mandate today. */
export const listOwnMatters = endpoint<
  { readonly register: string } & {},
  {
    readonly matters: readonly {
      readonly clientId: string
      readonly givenNames: string
      readonly familyName: string
      readonly onBehalf: boolean
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/own-matters',
})

/** Shows the client the messages of the service, newest first, and which of them are new. */
export const listOwnMessages = endpoint<
  { readonly register: string } & { readonly client: string },
  {
    readonly messages: readonly {
      readonly id: string
      readonly kind: 'log-answer' | 'special-reason' | 'breach'
      readonly aboutId: string
      readonly text: { readonly fi: string; readonly sv: string; readonly en: string } | null
      readonly sentAt: string
      readonly isRead: boolean
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/own/:client/messages',
})

/** Shows the client’s orders with their answers, and the contracts that came of them. */
export const listOwnOrders = endpoint<
  { readonly register: string } & { readonly clientId: string },
  {
    readonly orders: readonly {
      readonly id: string
      readonly decision_id: string
      readonly provider_id: string
      readonly provider_name: string
      readonly service_name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
      readonly quantity: number
      readonly wanted_from: string
      readonly answer_by: string
      readonly status: 'sent' | 'accepted' | 'declined' | 'cancelled' | 'expired'
      readonly decline_reason: 'no-capacity' | 'outside-area' | 'not-suitable' | 'other' | null
    }[]
    readonly contracts: readonly {
      readonly id: string
      readonly decision_id: string
      readonly client_id: string
      readonly provider_id: string
      readonly provider_name: string
      readonly service_id: string
      readonly service_name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
      readonly valid_from: string
      readonly valid_to: string
      readonly ended: boolean
      readonly reserved: number
      readonly spent: number
    }[]
    readonly wishes: readonly {
      readonly id: string
      readonly contract_id: string
      readonly client_id: string
      readonly wish: 'other-time' | 'other-worker' | 'more' | 'less' | 'pause'
      readonly wanted_from: string
      readonly status: 'sent' | 'agreed' | 'not-possible'
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/own/:clientId/orders',
})

/** Lists the prices that the provider has set, with the organisers’ answers. */
export const listOwnPrices = endpoint<
  { readonly register: string } & {},
  {
    readonly prices: readonly {
      readonly id: string
      readonly to_register: string
      readonly organiser: string
      readonly service_code: string
      readonly valid_from: string
      readonly price_cents: number
      readonly per_units: number
      readonly set_at: string
      readonly status: 'sent' | 'waiting' | 'accepted' | 'refused'
      readonly reason: string | null
      readonly takes_effect_on: string | null
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/own-prices',
})

/** Shows the client what providers recorded of a month, with the notes and the own share. */
export const listOwnServiceEvents = endpoint<
  { readonly register: string } & { readonly clientId: string; readonly month: string },
  {
    readonly events: readonly {
      readonly id: string
      readonly contract_id: string
      readonly client_id: string
      readonly provider_name: string
      readonly service_name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
      readonly kind: 'delivery' | 'reversal'
      readonly reverses_id: string | null
      readonly reversed_by: string | null
      readonly replaces_id: string | null
      readonly reason: string | null
      readonly day: string
      readonly start_minute: number | null
      readonly quantity: number
      readonly price_cents: number
      readonly value_cents: number
      readonly share_cents: number
      readonly has_note: boolean
      readonly settled: boolean
      readonly response: 'confirmed' | 'disputed' | 'withdrawn' | null
      readonly verdict: 'approved' | 'adjusted' | 'rejected' | null
      readonly verdict_cause:
        | 'shorter-than-recorded'
        | 'other-quantity-agreed'
        | 'part-recorded-twice'
        | 'part-of-other-service'
        | null
      readonly verdict_reason: string | null
      readonly replaced_quantity: number | null
      readonly note: string | null
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/own/:clientId/service-events/:month',
})

/** Lists the users of the provider’s own company, for naming them in an application. */
export const listOwnUsers = endpoint<
  { readonly register: string } & {},
  { readonly users: readonly { readonly id: string; readonly name: string; readonly email: string }[] }
>({
  method: 'GET',
  path: '/r/:register/own-users',
})

/** Lists the accounts from which the organiser pays or has paid, with who proposed and who confirmed each. */
export const listPaymentAccounts = endpoint<
  { readonly register: string } & {},
  {
    readonly accounts: readonly {
      readonly id: string
      readonly iban: string
      readonly bic: string
      readonly letters: 'finnish' | 'basic'
      readonly proposed_by: string
      readonly proposed_at: string
      readonly confirmed_by: string | null
      readonly confirmed_at: string | null
    }[]
    readonly inUse: string | null
  }
>({
  method: 'GET',
  path: '/r/:register/payment-accounts',
})

/** Lists the prices that providers have proposed beside the prices they would follow, those that wait first. */
export const listPriceProposals = endpoint<
  { readonly register: string } & {},
  {
    readonly proposals: readonly {
      readonly id: string
      readonly provider_id: string
      readonly provider: string
      readonly service_id: string
      readonly service_code: string
      readonly service_name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly valid_from: string
      readonly price_cents: number
      readonly per_units: number
      readonly received_at: string
      readonly status: 'waiting' | 'accepted' | 'refused'
      readonly reason: string | null
      readonly decided_at: string | null
      readonly takes_effect_on: string | null
      readonly before_cents: number | null
      readonly before_per_units: number | null
      readonly before_from: string | null
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/price-proposals',
})

/** Shows how each promise of the notice stands, with its figures and who answers for it, and when promises were broken or kept again. */
export const listPromises = endpoint<
  { readonly register: string } & {},
  {
    readonly lookedAt: string | null
    readonly promises: readonly {
      readonly code: string
      readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
      readonly verdict: 'kept' | 'broken' | 'nothing-yet' | 'not-measured'
      readonly since: string | null
      readonly says: { readonly fi: string; readonly sv: string; readonly en: string } | null
      readonly owner: { readonly fi: string; readonly sv: string; readonly en: string }
      readonly isPublic: boolean
      readonly sentence: { readonly fi: string; readonly sv: string; readonly en: string } | null
      readonly figures: readonly {
        readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
        readonly value: { readonly fi: string; readonly sv: string; readonly en: string }
      }[]
    }[]
    readonly turns: readonly {
      readonly code: string
      readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
      readonly verdict: 'kept' | 'broken' | 'nothing-yet' | 'not-measured'
      readonly at: string
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/promises',
})

/** Lists changes of providers’ facts and accounts, as they are beside as they would be, those that wait first. */
export const listProviderChanges = endpoint<
  { readonly register: string } & {},
  {
    readonly changes: readonly {
      readonly id: string
      readonly provider_id: string
      readonly provider: string
      readonly kind: 'facts' | 'account'
      readonly facts_now: {
        readonly name: string
        readonly street: string
        readonly postal_code: string
        readonly post_town: string
        readonly languages: readonly string[]
      }
      readonly facts: {
        readonly name: string
        readonly street: string
        readonly postal_code: string
        readonly post_town: string
        readonly languages: readonly string[]
      } | null
      readonly account_now: { readonly iban: string; readonly bic: string }
      readonly account: { readonly iban: string; readonly bic: string } | null
      readonly made_at: string
      readonly maker: string | null
      readonly status: 'waiting' | 'accepted' | 'refused' | 'replaced'
      readonly reason: string | null
      readonly first_at: string | null
      readonly first_name: string | null
      readonly second_at: string | null
      readonly second_name: string | null
      readonly counts_from: string | null
      readonly confirmed_by_viewer: boolean
      readonly open: boolean
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/provider-changes',
})

/** Shows whom to contact at an admitted provider: contact persons of the company and of each unit. */
export const listProviderContacts = endpoint<
  { readonly register: string } & { readonly provider: string },
  {
    readonly company: readonly { readonly name: string; readonly phone: string; readonly email: string }[]
    readonly units: readonly {
      readonly name: string
      readonly address: { readonly street: string; readonly postalCode: string; readonly postTown: string } | null
      readonly contacts: readonly { readonly name: string; readonly phone: string; readonly email: string }[]
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/providers/:provider/contacts',
})

/** Lists the providers that the organiser knows, with their services, agreements and prices. */
export const listProviders = endpoint<
  { readonly register: string } & {},
  {
    readonly providers: readonly {
      readonly id: string
      readonly business_id: string
      readonly name: string
      readonly street: string
      readonly postal_code: string
      readonly post_town: string
      readonly languages: readonly string[]
      readonly admissions: readonly {
        readonly id: string
        readonly service_id: string
        readonly service_code: string
        readonly application_id: string | null
        readonly agreement: string
        readonly self_billing_agreed_on: string | null
        readonly valid_from: string
        readonly valid_to: string | null
        readonly ended_at: string | null
        readonly end_reason: string | null
        readonly prices: readonly {
          readonly id: string
          readonly valid_from: string
          readonly price_cents: number
          readonly per_units: number
        }[]
      }[]
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/providers',
})

/** Lists the orders that wait for the provider’s answer: the name of the client and what the order needs, nothing more. */
export const listReceivedOrders = endpoint<
  { readonly register: string } & {},
  {
    readonly orders: readonly {
      readonly id: string
      readonly givenNames: string
      readonly familyName: string
      readonly serviceName: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
      readonly quantity: number
      readonly wantedFrom: string
      readonly answerBy: string
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/orders',
})

/** Lists the wishes of the provider’s own clients that wait for its answer, the oldest first. */
export const listReceivedWishes = endpoint<
  { readonly register: string } & {},
  {
    readonly wishes: readonly {
      readonly id: string
      readonly contract_id: string
      readonly client_id: string
      readonly wish: 'other-time' | 'other-worker' | 'more' | 'less' | 'pause'
      readonly wanted_from: string
      readonly status: 'sent' | 'agreed' | 'not-possible'
      readonly service_name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly givenNames: string
      readonly familyName: string
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/wishes',
})

/** Lists the searches that supervision has made in the log: who, when, why and what was sought. */
export const listSearches = endpoint<
  { readonly register: string } & {},
  {
    readonly searches: readonly {
      readonly id: string
      readonly searcher: string
      readonly at: string
      readonly ground: 'supervision' | 'suspicion' | 'client-asked' | 'breach' | 'authority-asked'
      readonly byClient: boolean
      readonly worker: string | null
      readonly from: string
      readonly to: string
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/usage/searches',
})

/** Lists the provider’s own events of a month, or of one day of it, oldest first. */
export const listServiceEvents = endpoint<
  { readonly register: string } & { readonly month: string; readonly day?: string },
  {
    readonly events: readonly {
      readonly id: string
      readonly contract_id: string
      readonly client_id: string
      readonly provider_name: string
      readonly service_name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
      readonly kind: 'delivery' | 'reversal'
      readonly reverses_id: string | null
      readonly reversed_by: string | null
      readonly replaces_id: string | null
      readonly reason: string | null
      readonly day: string
      readonly start_minute: number | null
      readonly quantity: number
      readonly price_cents: number
      readonly value_cents: number
      readonly share_cents: number
      readonly has_note: boolean
      readonly settled: boolean
      readonly response: 'confirmed' | 'disputed' | 'withdrawn' | null
      readonly verdict: 'approved' | 'adjusted' | 'rejected' | null
      readonly verdict_cause:
        | 'shorter-than-recorded'
        | 'other-quantity-agreed'
        | 'part-recorded-twice'
        | 'part-of-other-service'
        | null
      readonly verdict_reason: string | null
      readonly replaced_quantity: number | null
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/service-events/:month',
  query: ['day'],
})

/** Lists the services of the organiser as they are today, and versions that begin later. */
export const listServices = endpoint<
  { readonly register: string } & {},
  {
    readonly services: readonly {
      readonly id: string
      readonly version_id: string
      readonly code: string
      readonly valid_from: string
      readonly name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly description: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly rule_book: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
      readonly kinds: readonly string[]
      readonly value_rule:
        | {
            readonly form?: 1
            readonly rounding?: 'half-away-from-zero' | 'cent-to-client'
            readonly priceCeilingCents?: number | null
            readonly pricesWithinCeiling?: 'wait' | 'take-effect'
            readonly coefficients?: readonly {
              readonly code: string
              readonly days: { readonly weekdays: readonly number[] } | { readonly special: string }
              readonly from: string
              readonly to: string
              readonly value: string
              readonly ceiling: string
            }[]
            readonly specialDays?: Readonly<Record<string, readonly string[]>>
            readonly kind: 'fixed-per-unit'
            readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
            readonly valueCents: number
          }
        | {
            readonly form?: 1
            readonly rounding?: 'half-away-from-zero' | 'cent-to-client'
            readonly priceCeilingCents?: number | null
            readonly pricesWithinCeiling?: 'wait' | 'take-effect'
            readonly coefficients?: readonly {
              readonly code: string
              readonly days: { readonly weekdays: readonly number[] } | { readonly special: string }
              readonly from: string
              readonly to: string
              readonly value: string
              readonly ceiling: string
            }[]
            readonly specialDays?: Readonly<Record<string, readonly string[]>>
            readonly kind: 'hourly'
            readonly valueCents: number
          }
        | {
            readonly form?: 1
            readonly rounding?: 'half-away-from-zero' | 'cent-to-client'
            readonly priceCeilingCents?: number | null
            readonly pricesWithinCeiling?: 'wait' | 'take-effect'
            readonly coefficients?: readonly {
              readonly code: string
              readonly days: { readonly weekdays: readonly number[] } | { readonly special: string }
              readonly from: string
              readonly to: string
              readonly value: string
              readonly ceiling: string
            }[]
            readonly specialDays?: Readonly<Record<string, readonly string[]>>
            readonly kind: 'per-visit'
            readonly valueCents: number
          }
        | {
            readonly form?: 1
            readonly rounding?: 'half-away-from-zero' | 'cent-to-client'
            readonly priceCeilingCents?: number | null
            readonly pricesWithinCeiling?: 'wait' | 'take-effect'
            readonly coefficients?: readonly {
              readonly code: string
              readonly days: { readonly weekdays: readonly number[] } | { readonly special: string }
              readonly from: string
              readonly to: string
              readonly value: string
              readonly ceiling: string
            }[]
            readonly specialDays?: Readonly<Record<string, readonly string[]>>
            readonly kind: 'monthly'
            readonly valueCents: number
            readonly partMonth: 'whole' | 'by-days'
          }
        | {
            readonly form?: 1
            readonly rounding?: 'half-away-from-zero' | 'cent-to-client'
            readonly priceCeilingCents?: number | null
            readonly pricesWithinCeiling?: 'wait' | 'take-effect'
            readonly coefficients?: readonly {
              readonly code: string
              readonly days: { readonly weekdays: readonly number[] } | { readonly special: string }
              readonly from: string
              readonly to: string
              readonly value: string
              readonly ceiling: string
            }[]
            readonly specialDays?: Readonly<Record<string, readonly string[]>>
            readonly kind: 'by-income'
            readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
            readonly ceilingCents: number
            readonly floorCents: number
            readonly incomeLimits: { readonly bySize: readonly number[]; readonly perExtraPerson: number }
            readonly percent: string
            readonly dividedBy: number
          }
        | {
            readonly form?: 1
            readonly rounding?: 'half-away-from-zero' | 'cent-to-client'
            readonly priceCeilingCents?: number | null
            readonly pricesWithinCeiling?: 'wait' | 'take-effect'
            readonly coefficients?: readonly {
              readonly code: string
              readonly days: { readonly weekdays: readonly number[] } | { readonly special: string }
              readonly from: string
              readonly to: string
              readonly value: string
              readonly ceiling: string
            }[]
            readonly specialDays?: Readonly<Record<string, readonly string[]>>
            readonly kind: 'by-client-fee'
            readonly ceilingCents: number
            readonly floorCents: number
            readonly incomeLimits: { readonly bySize: readonly number[]; readonly perExtraPerson: number }
            readonly percents: readonly { readonly hours: number; readonly bySize: readonly string[] }[]
          }
      readonly free_of_charge: boolean
      readonly review: 'none' | 'each'
      readonly answer_days: number
      readonly two_people_over: number | null
      readonly public_fee_cents: number | null
      readonly public_fee_per: 'unit' | 'month' | null
      readonly vat_note: string
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/services',
})

/** Lists the closed months, newest first, and how far each has come. */
export const listSettlements = endpoint<
  { readonly register: string } & {},
  {
    readonly settlements: readonly {
      readonly id: string
      readonly number: number
      readonly month: string
      readonly closedAt: string
      readonly dueOn: string
      readonly finishedAt: string | null
      readonly providersTotal: number | null
      readonly providersDone: number
      readonly eventsTotal: number | null
      readonly eventsDone: number
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/settlements',
})

/** Lists the draws of spot checks with their seeds, and what came of each; whose data it was is not told. */
export const listSpotChecks = endpoint<
  { readonly register: string } & {},
  {
    readonly rhythm: { readonly everyMonths: number; readonly handlings: number; readonly nextOn: string } | null
    readonly rounds: readonly {
      readonly id: string
      readonly from: string
      readonly to: string
      readonly drawnAt: string
      readonly seed: string
      readonly asked: number
      readonly population: number
      readonly checks: readonly {
        readonly id: string
        readonly place: number
        readonly worker: { readonly name: string; readonly organisation: string }
        readonly owner: { readonly id: string; readonly name: string } | null
        readonly isOwn: boolean
        readonly dueOn: string
        readonly isLate: boolean
        readonly outcome: 'in-order' | 'unfounded' | 'unclear' | null
        readonly consequence: 'none' | 'guidance' | 'rights-changed' | 'caution' | 'reported' | null
        readonly decidedBy: string | null
        readonly decidedAt: string | null
      }[]
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/spot-checks',
})

/** Lists the staff of the provider who give services. */
export const listStaff = endpoint<
  { readonly register: string } & {},
  {
    readonly staff: readonly {
      readonly id: string
      readonly name: string
      readonly identityCode: string
      readonly title: string
      readonly jobDescription: string
      readonly registrationNumber: string | null
      readonly contactPerson: boolean
      readonly contact: { readonly phone: string; readonly email: string } | null
      readonly endedOn: string | null
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/staff',
})

/** Lists statements, newest first: finance sees all of the register, a provider’s office its own. */
export const listStatements = endpoint<
  { readonly register: string } & { readonly run?: string | null },
  {
    readonly statements: readonly {
      readonly id: string
      readonly runId: string
      readonly number: string
      readonly month: string
      readonly day: string
      readonly dueOn: string
      readonly providerId: string
      readonly providerName: string
      readonly events: number
      readonly totalCents: number
      readonly carriedCents: number
      readonly payCents: number
      readonly billing: 'self-billing' | 'own-invoice' | 'no-account'
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/statements',
  query: ['run'],
})

/** Lists the systems of the provider’s own company in this organiser’s register, with the thumbprints of their public keys. */
export const listSystems = endpoint<
  { readonly register: string } & {},
  {
    readonly systems: readonly {
      readonly id: string
      readonly name: string
      readonly role: string
      readonly lastTokenAt: string | null
      readonly keys: readonly {
        readonly thumbprint: string
        readonly algorithm: 'ES256' | 'EdDSA'
        readonly addedAt: string
        readonly addedBy: string | null
        readonly endsAt: string | null
        readonly living: boolean
      }[]
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/systems',
})

/** Lists those who have or had a right in the register, for supervision to choose whose use is looked at. */
export const listWorkers = endpoint<
  { readonly register: string } & {},
  { readonly workers: readonly { readonly id: string; readonly name: string; readonly organisation: string }[] }
>({
  method: 'GET',
  path: '/r/:register/usage/workers',
})

/** Asks the population register for a person by identity code, and keeps the answer sealed until a grant is made. */
export const lookUpPerson = endpoint<
  { readonly register: string } & { readonly draftId: string; readonly identityCode: string },
  {
    readonly draftId: string
    readonly clientId: string | null
    readonly givenNames: string
    readonly familyName: string
    readonly identityCode: string
    readonly codeChanged: boolean
    readonly nonDisclosure: boolean
    readonly dead: boolean
  }
>({
  method: 'POST',
  path: '/r/:register/clients/look-up',

  repeatable: true,
})

/** Asks another person in charge to approve a draft as it is. */
export const offerDraft = endpoint<
  { readonly register: string } & { readonly draft: string; readonly revision: number },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/definition-drafts/:draft/offer',
})

/** Opens a breach case: which kinds of data of how many, the report to the authority, and the letter to the persons, as far as they can be written. */
export const openBreach = endpoint<
  { readonly register: string } & { readonly breach: string },
  {
    readonly id: string
    readonly foundAt: string
    readonly dueAt: string
    readonly isLate: boolean
    readonly toDo: 'assess' | 'report' | 'tell' | 'close' | null
    readonly openedBy: string
    readonly openedAt: string
    readonly persons: number
    readonly handlings: number
    readonly risk: 'unlikely' | 'likely' | 'high' | null
    readonly assessedBy: string | null
    readonly reportedBy: string | null
    readonly reportedAt: string | null
    readonly toldBy: string | null
    readonly toldAt: string | null
    readonly closedBy: string | null
    readonly closedAt: string | null
    readonly closeReason: 'handled' | 'no-breach' | null
    readonly data: readonly { readonly fi: string; readonly sv: string; readonly en: string }[]
    readonly happened: string | null
    readonly consequences: string | null
    readonly measures: string | null
    readonly gone: number
    readonly withoutAddress: number
    readonly files: readonly { readonly after: string | null; readonly letters: number }[]
    readonly report: { readonly fi: string; readonly sv: string } | null
    readonly letter: { readonly fi: string; readonly sv: string; readonly en: string } | null
  }
>({
  method: 'GET',
  path: '/r/:register/breaches/:breach',
})

/** Opens a client: who it is, how to reach, grants with their use, providers chosen, and who acts on behalf. */
export const openClient = endpoint<
  { readonly register: string } & { readonly client: string },
  {
    readonly id: string
    readonly identity: {
      readonly givenNames: string
      readonly familyName: string
      readonly identityCode: string
      readonly sex: 'male' | 'female' | null
      readonly deathDay: string | null
      readonly language: 'fi' | 'sv' | 'en'
    } | null
    readonly residence: {
      readonly homeMunicipality: string | null
      readonly movedInDay: string | null
      readonly movedOutDay: string | null
    } | null
    readonly contact: {
      readonly streetAddress: string | null
      readonly poBox: string | null
      readonly streetName: string | null
      readonly apartmentNumber: string | null
      readonly apartmentLetter: string | null
      readonly splitLetter: string | null
      readonly postalCode: string | null
      readonly postTown: string | null
      readonly specifier: string | null
      readonly municipality: string | null
      readonly countryCode: string | null
    } | null
    readonly ownContact: {
      readonly phone: string | null
      readonly email: string | null
      readonly nextOfKinName: string | null
      readonly nextOfKinPhone: string | null
    } | null
    readonly nonDisclosure: boolean
    readonly grants: readonly {
      readonly id: string
      readonly client_id: string
      readonly service_id: string
      readonly service_version_id: string
      readonly service_name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
      readonly kind: string
      readonly kind_name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly voucher_number: string
      readonly decided_on: string
      readonly valid_from: string
      readonly valid_to: string
      readonly ended_on: string | null
      readonly awaiting: 'over-limit' | 'same-family-name' | null
      readonly unit_value_cents: number | null
      readonly unit_value_per: number | null
      readonly month_fee_cents: number | null
      readonly fee_minutes: number | null
      readonly periods: readonly {
        readonly id: string
        readonly decision_id: string
        readonly period_from: string
        readonly period_to: string
        readonly granted: number
        readonly reserved: number
        readonly spent: number
        readonly proposed: number | null
      }[]
      readonly mayConfirm: boolean
    }[]
    readonly relations: readonly {
      readonly order_id: string
      readonly decision_id: string
      readonly provider_name: string
      readonly status: 'sent' | 'accepted' | 'declined' | 'cancelled' | 'expired'
      readonly wanted_from: string
      readonly answer_by: string
      readonly valid_from: string | null
      readonly valid_to: string | null
    }[]
    readonly mandates: readonly {
      readonly id: string
      readonly proxyId: string
      readonly proxy: { readonly givenNames: string; readonly familyName: string; readonly identityCode: string } | null
      readonly ground: string
      readonly validFrom: string
      readonly validTo: string
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/clients/:client',
})

/** Opens one client of the provider: what was granted and is left, and what the provider needs to know while the relation lasts. */
export const openContract = endpoint<
  { readonly register: string } & { readonly contract: string },
  {
    readonly contract: {
      readonly id: string
      readonly decision_id: string
      readonly client_id: string
      readonly provider_id: string
      readonly provider_name: string
      readonly service_id: string
      readonly service_name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
      readonly valid_from: string
      readonly valid_to: string
      readonly ended: boolean
      readonly reserved: number
      readonly spent: number
    }
    readonly givenNames: string
    readonly familyName: string
    readonly additionalInformation: string | null
    readonly periods: readonly {
      readonly id: string
      readonly period_from: string
      readonly period_to: string
      readonly granted: number
      readonly reserved: number
      readonly spent: number
      readonly held: number
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/contracts/:contract',
})

/** Shows what stands of one day for a client of the provider, with notes and by whom, to compare with what was recorded elsewhere. */
export const openDayOfContract = endpoint<
  { readonly register: string } & { readonly contract: string; readonly day: string },
  {
    readonly deliveries: readonly {
      readonly id: string
      readonly quantity: number
      readonly startMinute: number | null
      readonly note: string | null
      readonly recordedBy: string | null
      readonly own: boolean
      readonly recordedAt: string
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/contracts/:contract/service-events/:day',
})

/** Opens a draft of the next version of a definition, or the one that is open already. */
export const openDraft = endpoint<
  { readonly register: string } & { readonly id: string; readonly definition: string },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/definition-drafts',

  repeatable: true,
})

/** Opens a finding: its rule in words, the looks that made it and whose files they were, what the worker says, and who may decide. */
export const openFinding = endpoint<
  { readonly register: string } & { readonly finding: string },
  {
    readonly id: string
    readonly rule:
      | 'own-file'
      | 'same-home'
      | 'same-surname'
      | 'colleague'
      | 'no-relation'
      | 'after-closing'
      | 'without-work'
      | 'outside-hours'
    readonly says: { readonly fi: string; readonly sv: string; readonly en: string }
    readonly worker: { readonly id: string; readonly name: string; readonly organisation: string }
    readonly looks: number
    readonly clients: number
    readonly foundAt: string
    readonly explainBy: string
    readonly explainedAt: string | null
    readonly dueOn: string
    readonly isLate: boolean
    readonly owner: { readonly id: string; readonly name: string } | null
    readonly isOwn: boolean
    readonly outcome: 'in-order' | 'unfounded' | 'unclear' | null
    readonly consequence: 'none' | 'guidance' | 'rights-changed' | 'caution' | 'reported' | null
    readonly decidedBy: string | null
    readonly decidedAt: string | null
    readonly isAboutMe: boolean
    readonly explanation: string | null
    readonly found: readonly {
      readonly look: {
        readonly id: string
        readonly at: string
        readonly kind: 'looked' | 'changed' | 'disclosed' | 'asked-elsewhere' | 'refused' | 'upkeep' | 'own'
        readonly who: {
          readonly kind: 'worker' | 'client' | 'proxy' | 'machine' | 'system' | 'nobody'
          readonly name: string | null
          readonly role: { readonly fi: string; readonly sv: string; readonly en: string } | null
          readonly organisation: string | null
          readonly organisationId: string | null
        }
        readonly action: string
        readonly step: string
        readonly purpose: { readonly fi: string; readonly sv: string; readonly en: string }
        readonly basis: string
        readonly restsOn: {
          readonly service: { readonly fi: string; readonly sv?: string; readonly en?: string } | null
          readonly provider: string | null
          readonly since: string | null
        }
        readonly data: readonly { readonly fi: string; readonly sv: string; readonly en: string }[]
        readonly outcome: string
        readonly channel: string
        readonly told: {
          readonly who: { readonly fi: string; readonly sv: string; readonly en: string }
          readonly act: { readonly fi: string; readonly sv: string; readonly en: string }
          readonly basis: { readonly fi: string; readonly sv: string; readonly en: string }
        }
      }
      readonly client: string
      readonly name: string | null
    }[]
    readonly supervisors: readonly { readonly id: string; readonly name: string }[]
  }
>({
  method: 'GET',
  path: '/r/:register/use-findings/:finding',
})

/** Gives a writer the text of a draft of one’s own. */
export const openFormDraft = endpoint<
  { readonly register: string } & {
    readonly form:
      | 'grant.create'
      | 'service-event.reject'
      | 'service-event.dispute'
      | 'log-request.why'
      | 'log-request.older'
      | 'log-request.answer'
      | 'explanation.give'
      | 'use-finding.explain'
      | 'breach.assess'
      | 'application.refuse'
      | 'price-proposal.refuse'
      | 'provider-change.refuse'
      | 'admission.end'
    readonly thing: string
    readonly draft: string
  },
  {
    readonly version: number
    readonly text: {
      readonly typed: readonly { readonly field: string; readonly text: string }[]
      readonly sendingId: string
    }
    readonly keptAt: string
  }
>({
  method: 'GET',
  path: '/r/:register/drafts/:form/:thing/:draft',
})

/** Opens a request about the log for an officer: the question, the look, what the worker has said of it, and the decision. */
export const openLogRequest = endpoint<
  { readonly register: string } & { readonly request: string },
  {
    readonly id: string
    readonly client: string
    readonly kind: 'why' | 'older'
    readonly askedAt: string
    readonly status: 'open' | 'answered' | 'refused'
    readonly clock: { readonly dueOn: string; readonly daysLeft: number; readonly isLate: boolean }
    readonly clientName: string
    readonly question: string
    readonly fromDay: string | null
    readonly look: {
      readonly id: string
      readonly at: string
      readonly kind: 'looked' | 'changed' | 'disclosed' | 'asked-elsewhere' | 'refused' | 'upkeep' | 'own'
      readonly who: {
        readonly kind: 'worker' | 'client' | 'proxy' | 'machine' | 'system' | 'nobody'
        readonly name: string | null
        readonly role: { readonly fi: string; readonly sv: string; readonly en: string } | null
        readonly organisation: string | null
        readonly organisationId: string | null
      }
      readonly action: string
      readonly step: string
      readonly purpose: { readonly fi: string; readonly sv: string; readonly en: string }
      readonly basis: string
      readonly restsOn: {
        readonly service: { readonly fi: string; readonly sv?: string; readonly en?: string } | null
        readonly provider: string | null
        readonly since: string | null
      }
      readonly data: readonly { readonly fi: string; readonly sv: string; readonly en: string }[]
      readonly outcome: string
      readonly channel: string
      readonly told: {
        readonly who: { readonly fi: string; readonly sv: string; readonly en: string }
        readonly act: { readonly fi: string; readonly sv: string; readonly en: string }
        readonly basis: { readonly fi: string; readonly sv: string; readonly en: string }
      }
    } | null
    readonly workerMayBeAsked: boolean
    readonly explanations: readonly {
      readonly id: string
      readonly worker: string
      readonly askedAt: string
      readonly givenAt: string | null
      readonly text: string | null
    }[]
    readonly answer: string | null
    readonly refusing: {
      readonly ground: { readonly fi: string; readonly sv: string; readonly en: string }
      readonly appeal: { readonly fi: string; readonly sv: string; readonly en: string }
    } | null
  }
>({
  method: 'GET',
  path: '/r/:register/log-requests/:request',
})

/** Shows a worker the looks of a finding about the worker’s own handlings, and whose files they were, so that they can be explained. */
export const openOwnFinding = endpoint<
  { readonly register: string } & { readonly finding: string },
  {
    readonly id: string
    readonly says: { readonly fi: string; readonly sv: string; readonly en: string }
    readonly looks: number
    readonly clients: number
    readonly foundAt: string
    readonly explainBy: string
    readonly explainedAt: string | null
    readonly outcome: 'in-order' | 'unfounded' | 'unclear' | null
    readonly consequence: 'none' | 'guidance' | 'rights-changed' | 'caution' | 'reported' | null
    readonly decidedBy: string | null
    readonly mayExplain: boolean
    readonly explanation: string | null
    readonly found: readonly {
      readonly look: {
        readonly id: string
        readonly at: string
        readonly kind: 'looked' | 'changed' | 'disclosed' | 'asked-elsewhere' | 'refused' | 'upkeep' | 'own'
        readonly who: {
          readonly kind: 'worker' | 'client' | 'proxy' | 'machine' | 'system' | 'nobody'
          readonly name: string | null
          readonly role: { readonly fi: string; readonly sv: string; readonly en: string } | null
          readonly organisation: string | null
          readonly organisationId: string | null
        }
        readonly action: string
        readonly step: string
        readonly purpose: { readonly fi: string; readonly sv: string; readonly en: string }
        readonly basis: string
        readonly restsOn: {
          readonly service: { readonly fi: string; readonly sv?: string; readonly en?: string } | null
          readonly provider: string | null
          readonly since: string | null
        }
        readonly data: readonly { readonly fi: string; readonly sv: string; readonly en: string }[]
        readonly outcome: string
        readonly channel: string
        readonly told: {
          readonly who: { readonly fi: string; readonly sv: string; readonly en: string }
          readonly act: { readonly fi: string; readonly sv: string; readonly en: string }
          readonly basis: { readonly fi: string; readonly sv: string; readonly en: string }
        }
      }
      readonly client: string
      readonly name: string | null
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/own-findings/:finding',
})

/** Opens a spot check: whose data it was, and every entry of the drawn worker about it in the days that were drawn from. */
export const openSpotCheck = endpoint<
  { readonly register: string } & { readonly check: string },
  {
    readonly id: string
    readonly place: number
    readonly worker: { readonly name: string; readonly organisation: string }
    readonly owner: { readonly id: string; readonly name: string } | null
    readonly isOwn: boolean
    readonly dueOn: string
    readonly isLate: boolean
    readonly outcome: 'in-order' | 'unfounded' | 'unclear' | null
    readonly consequence: 'none' | 'guidance' | 'rights-changed' | 'caution' | 'reported' | null
    readonly decidedBy: string | null
    readonly decidedAt: string | null
    readonly from: string
    readonly to: string
    readonly person: string | null
    readonly isDrawn: boolean
    readonly looks: readonly {
      readonly id: string
      readonly at: string
      readonly kind: 'looked' | 'changed' | 'disclosed' | 'asked-elsewhere' | 'refused' | 'upkeep' | 'own'
      readonly who: {
        readonly kind: 'worker' | 'client' | 'proxy' | 'machine' | 'system' | 'nobody'
        readonly name: string | null
        readonly role: { readonly fi: string; readonly sv: string; readonly en: string } | null
        readonly organisation: string | null
        readonly organisationId: string | null
      }
      readonly action: string
      readonly step: string
      readonly purpose: { readonly fi: string; readonly sv: string; readonly en: string }
      readonly basis: string
      readonly restsOn: {
        readonly service: { readonly fi: string; readonly sv?: string; readonly en?: string } | null
        readonly provider: string | null
        readonly since: string | null
      }
      readonly data: readonly { readonly fi: string; readonly sv: string; readonly en: string }[]
      readonly outcome: string
      readonly channel: string
      readonly told: {
        readonly who: { readonly fi: string; readonly sv: string; readonly en: string }
        readonly act: { readonly fi: string; readonly sv: string; readonly en: string }
        readonly basis: { readonly fi: string; readonly sv: string; readonly en: string }
      }
    }[]
    readonly supervisors: readonly { readonly id: string; readonly name: string }[]
  }
>({
  method: 'GET',
  path: '/r/:register/spot-checks/:check',
})

/** Opens a statement: for each event its day, quantity, price, decision and correction. A client is there only as a voucher number. */
export const openStatement = endpoint<
  { readonly register: string } & { readonly statement: string; readonly after?: string | null },
  {
    readonly statement: {
      readonly id: string
      readonly runId: string
      readonly number: string
      readonly month: string
      readonly day: string
      readonly dueOn: string
      readonly providerId: string
      readonly providerName: string
      readonly events: number
      readonly totalCents: number
      readonly carriedCents: number
      readonly payCents: number
      readonly billing: 'self-billing' | 'own-invoice' | 'no-account'
    }
    readonly lines: readonly {
      readonly event_id: string
      readonly kind: 'delivery' | 'reversal'
      readonly day: string
      readonly quantity: number
      readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
      readonly service_code: string
      readonly service_name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly price_id: string
      readonly agreed_price_cents: number
      readonly price_from: string
      readonly unit_value_cents: number
      readonly value_cents: number
      readonly share_cents: number
      readonly voucher: string
      readonly corrects_event_id: string | null
      readonly reason: string | null
      readonly corrects_statement: string | null
    }[]
    readonly next: string | null
  }
>({
  method: 'GET',
  path: '/r/:register/statements/:statement',
  query: ['after'],
})

/** Shows the client who gives the services and at what price, the own share of the month and the year beside the public fee, and the visits that wait for the client’s word. */
export const ownCosts = endpoint<
  { readonly register: string } & { readonly clientId: string },
  {
    readonly month: string
    readonly providers: readonly {
      readonly contractId: string
      readonly decisionId: string
      readonly providerName: string
      readonly from: string
      readonly to: string
      readonly ownShare: boolean
      readonly byTimeOfDay: boolean
      readonly latestVisit: string | null
      readonly left: { readonly quantity: number; readonly valueCents: number; readonly shareCents: number } | null
      readonly reserved: { readonly quantity: number; readonly valueCents: number; readonly shareCents: number } | null
    }[]
    readonly services: readonly {
      readonly serviceId: string
      readonly name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
      readonly month: { readonly quantity: number; readonly shareCents: number; readonly publicCents: number | null }
      readonly year: { readonly quantity: number; readonly shareCents: number; readonly publicCents: number | null }
    }[]
    readonly waiting: readonly {
      readonly id: string
      readonly contract_id: string
      readonly client_id: string
      readonly provider_name: string
      readonly service_name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
      readonly kind: 'delivery' | 'reversal'
      readonly reverses_id: string | null
      readonly reversed_by: string | null
      readonly replaces_id: string | null
      readonly reason: string | null
      readonly day: string
      readonly start_minute: number | null
      readonly quantity: number
      readonly price_cents: number
      readonly value_cents: number
      readonly share_cents: number
      readonly has_note: boolean
      readonly settled: boolean
      readonly response: 'confirmed' | 'disputed' | 'withdrawn' | null
      readonly verdict: 'approved' | 'adjusted' | 'rejected' | null
      readonly verdict_cause:
        | 'shorter-than-recorded'
        | 'other-quantity-agreed'
        | 'part-recorded-twice'
        | 'part-of-other-service'
        | null
      readonly verdict_reason: string | null
      readonly replaced_quantity: number | null
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/own/:clientId/costs',
})

/** Shows the client a decision: what, for how long, how much, who pays what, how it goes on, how to ask for a correction. */
export const ownDecision = endpoint<
  { readonly register: string } & { readonly client: string; readonly decision: string },
  {
    readonly decision: { readonly id: string; readonly endedOn: string | null }
    readonly papers: {
      readonly fi: {
        readonly kind: string
        readonly title: string
        readonly lead: readonly string[]
        readonly sections: readonly {
          readonly title: string
          readonly facts: readonly { readonly name: string; readonly value: string }[]
          readonly paragraphs: readonly string[]
          readonly steps: readonly string[]
        }[]
      }
      readonly sv: {
        readonly kind: string
        readonly title: string
        readonly lead: readonly string[]
        readonly sections: readonly {
          readonly title: string
          readonly facts: readonly { readonly name: string; readonly value: string }[]
          readonly paragraphs: readonly string[]
          readonly steps: readonly string[]
        }[]
      }
      readonly en: {
        readonly kind: string
        readonly title: string
        readonly lead: readonly string[]
        readonly sections: readonly {
          readonly title: string
          readonly facts: readonly { readonly name: string; readonly value: string }[]
          readonly paragraphs: readonly string[]
          readonly steps: readonly string[]
        }[]
      }
      readonly easy: {
        readonly kind: string
        readonly title: string
        readonly lead: readonly string[]
        readonly sections: readonly {
          readonly title: string
          readonly facts: readonly { readonly name: string; readonly value: string }[]
          readonly paragraphs: readonly string[]
          readonly steps: readonly string[]
        }[]
      }
    }
  }
>({
  method: 'GET',
  path: '/r/:register/own/:client/decisions/:decision',
})

/** Gives the client the same decision as a file for keeping (PDF/A-2a). */
export const ownDecisionFile = endpoint<
  { readonly register: string } & {
    readonly client: string
    readonly decision: string
    readonly language?: 'fi' | 'sv' | 'en' | 'easy'
  },
  never
>({
  method: 'GET',
  path: '/r/:register/own/:client/decisions/:decision/pdf',
  query: ['language'],
})

/** Shows the client, or who acts on behalf, the client’s grants with what is left, and contact data. */
export const ownSituation = endpoint<
  { readonly register: string } & { readonly client: string },
  {
    readonly id: string
    readonly givenNames: string
    readonly familyName: string
    readonly contact: {
      readonly streetAddress: string | null
      readonly poBox: string | null
      readonly streetName: string | null
      readonly apartmentNumber: string | null
      readonly apartmentLetter: string | null
      readonly splitLetter: string | null
      readonly postalCode: string | null
      readonly postTown: string | null
      readonly specifier: string | null
      readonly municipality: string | null
      readonly countryCode: string | null
    } | null
    readonly ownContact: {
      readonly phone: string | null
      readonly email: string | null
      readonly nextOfKinName: string | null
      readonly nextOfKinPhone: string | null
    } | null
    readonly contactMayBeGiven: boolean
    readonly onBehalf: boolean
    readonly grants: readonly {
      readonly id: string
      readonly client_id: string
      readonly service_id: string
      readonly service_version_id: string
      readonly service_name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
      readonly kind: string
      readonly kind_name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly voucher_number: string
      readonly decided_on: string
      readonly valid_from: string
      readonly valid_to: string
      readonly ended_on: string | null
      readonly awaiting: 'over-limit' | 'same-family-name' | null
      readonly unit_value_cents: number | null
      readonly unit_value_per: number | null
      readonly month_fee_cents: number | null
      readonly fee_minutes: number | null
      readonly periods: readonly {
        readonly id: string
        readonly decision_id: string
        readonly period_from: string
        readonly period_to: string
        readonly granted: number
        readonly reserved: number
        readonly spent: number
        readonly proposed: number | null
      }[]
    }[]
    readonly mandates: readonly {
      readonly name: string
      readonly ground: string
      readonly validFrom: string
      readonly validTo: string
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/own/:client/situation',
})

/** Makes the payments of a run as one bank file (pain.001.001.09), the same to the byte each time, and hands it out if it is valid. */
export const paymentFile = endpoint<{ readonly register: string } & { readonly run: string }, never>({
  method: 'GET',
  path: '/r/:register/settlements/:run/payments',
})

/** Previews a draft: the notice with what changed, and the difference in sentences. */
export const previewDraft = endpoint<
  { readonly register: string } & { readonly draft: string },
  {
    readonly revision: number
    readonly faults: readonly { readonly line: number; readonly path: string; readonly says: string }[]
    readonly changes: readonly {
      readonly kind: 'added' | 'removed' | 'changed'
      readonly section:
        | 'name'
        | 'parties'
        | 'purposes'
        | 'services'
        | 'content'
        | 'sources'
        | 'recipients'
        | 'transfers'
        | 'retention'
        | 'paper'
        | 'access'
        | 'protection'
        | 'automation'
        | 'rights'
        | 'representatives'
        | 'non-disclosure'
        | 'changes'
        | 'annexes'
      readonly text: { readonly fi: string; readonly sv: string; readonly en: string }
    }[]
    readonly significant: number
    readonly announced: boolean
    readonly notice: readonly {
      readonly code:
        | 'name'
        | 'parties'
        | 'purposes'
        | 'services'
        | 'content'
        | 'sources'
        | 'recipients'
        | 'transfers'
        | 'retention'
        | 'paper'
        | 'access'
        | 'protection'
        | 'automation'
        | 'rights'
        | 'representatives'
        | 'non-disclosure'
        | 'changes'
        | 'annexes'
      readonly title: { readonly fi: string; readonly sv: string; readonly en: string }
      readonly sentences: readonly {
        readonly text: { readonly fi: string; readonly sv: string; readonly en: string }
        readonly depth: number
        readonly changed: boolean
      }[]
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/definition-drafts/:draft/preview',
})

/** Shows what closing a month now would settle for each provider, and what is missing or would wait. */
export const previewMonth = endpoint<
  { readonly register: string } & { readonly month: string },
  {
    readonly obstacle: string | null
    readonly events: number
    readonly totalCents: number
    readonly providers: readonly {
      readonly providerId: string
      readonly name: string
      readonly events: number
      readonly reversals: number
      readonly totalCents: number
      readonly billing: 'self-billing' | 'own-invoice' | 'no-account'
      readonly unreviewed: number
      readonly disputed: number
      readonly heldBackCents: number
    }[]
    readonly missing: readonly {
      readonly what: 'unreviewed' | 'disputed' | 'no-account' | 'no-events'
      readonly count: number
      readonly providers: readonly { readonly name: string; readonly count: number }[]
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/settlements/:month/preview',
})

/** Tells of each delivery of a contract, in this order, what recording it would do: recorded with the balance after it, recorded before, or refused with the same reason as `recordServiceEvent`. Nothing is saved and no note is opened. */
export const previewServiceEvents = endpoint<
  { readonly register: string } & {
    readonly contract: string
    readonly deliveries: readonly {
      readonly id: string
      readonly day: string
      readonly quantity: number
      readonly startMinute?: number | null
      readonly noted?: boolean
    }[]
    readonly seen?: readonly string[]
  },
  {
    readonly previews: readonly (
      | {
          readonly id: string
          readonly outcome: 'would-record'
          readonly event: {
            readonly id: string
            readonly day: string
            readonly quantity: number
            readonly priceCents: number
            readonly valueCents: number
            readonly shareCents: number
          }
          readonly balance: {
            readonly granted: number
            readonly reserved: number
            readonly spent: number
            readonly left: number
          }
        }
      | { readonly id: string; readonly outcome: 'recorded-before' }
      | {
          readonly id: string
          readonly outcome: 'would-refuse'
          readonly code: string
          readonly detail: { readonly fi: string; readonly sv: string; readonly en: string }
        }
    )[]
  }
>({
  method: 'POST',
  path: '/r/:register/contracts/:contract/service-events/preview',

  repeatable: true,
})

/** Gives the letters of a breach for printing, one for each person of whom an address is kept, a file’s worth at a time. Only when the persons have been told inside the service, and until the case is closed. */
export const printBreachLetters = endpoint<
  { readonly register: string } & { readonly breach: string; readonly after?: string },
  never
>({
  method: 'GET',
  path: '/r/:register/breaches/:breach/letters',
  query: ['after'],
})

/** Gives the client’s log of handlings as a paper (PDF/A) in the words of the page. */
export const printOwnLog = endpoint<
  { readonly register: string } & {
    readonly client: string
    readonly from?: string
    readonly to?: string
    readonly language?: 'fi' | 'sv' | 'en'
  },
  never
>({
  method: 'GET',
  path: '/r/:register/own/:client/access-log/paper',
  query: ['from', 'to', 'language'],
})

/** Proposes the account from which the organiser pays. It is used when another person has confirmed it. */
export const proposePaymentAccount = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly iban: string
    readonly bic: string
    readonly letters: 'finnish' | 'basic'
  },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/payment-accounts',

  repeatable: true,
})

/** Publishes a draft that another has drawn up and offered; all processes follow it at once. */
export const publishDraft = endpoint<
  { readonly register: string } & { readonly draft: string; readonly revision: number },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/definition-drafts/:draft/publish',
})

/** Publishes a service, or a new version of one from a later day on. Earlier versions stay as they were. */
export const publishService = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly code: string
    readonly validFrom: string
    readonly name: { readonly fi: string; readonly sv?: string; readonly en?: string }
    readonly description: { readonly fi: string; readonly sv?: string; readonly en?: string }
    readonly ruleBook: { readonly fi: string; readonly sv?: string; readonly en?: string }
    readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
    readonly kinds: readonly string[]
    readonly valueRule:
      | {
          readonly form?: 1
          readonly rounding?: 'half-away-from-zero' | 'cent-to-client'
          readonly priceCeilingCents?: number | null
          readonly pricesWithinCeiling?: 'wait' | 'take-effect'
          readonly coefficients?: readonly {
            readonly code: string
            readonly days: { readonly weekdays: readonly number[] } | { readonly special: string }
            readonly from: string
            readonly to: string
            readonly value: string
            readonly ceiling: string
          }[]
          readonly specialDays?: Readonly<Record<string, readonly string[]>>
          readonly kind: 'fixed-per-unit'
          readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
          readonly valueCents: number
        }
      | {
          readonly form?: 1
          readonly rounding?: 'half-away-from-zero' | 'cent-to-client'
          readonly priceCeilingCents?: number | null
          readonly pricesWithinCeiling?: 'wait' | 'take-effect'
          readonly coefficients?: readonly {
            readonly code: string
            readonly days: { readonly weekdays: readonly number[] } | { readonly special: string }
            readonly from: string
            readonly to: string
            readonly value: string
            readonly ceiling: string
          }[]
          readonly specialDays?: Readonly<Record<string, readonly string[]>>
          readonly kind: 'hourly'
          readonly valueCents: number
        }
      | {
          readonly form?: 1
          readonly rounding?: 'half-away-from-zero' | 'cent-to-client'
          readonly priceCeilingCents?: number | null
          readonly pricesWithinCeiling?: 'wait' | 'take-effect'
          readonly coefficients?: readonly {
            readonly code: string
            readonly days: { readonly weekdays: readonly number[] } | { readonly special: string }
            readonly from: string
            readonly to: string
            readonly value: string
            readonly ceiling: string
          }[]
          readonly specialDays?: Readonly<Record<string, readonly string[]>>
          readonly kind: 'per-visit'
          readonly valueCents: number
        }
      | {
          readonly form?: 1
          readonly rounding?: 'half-away-from-zero' | 'cent-to-client'
          readonly priceCeilingCents?: number | null
          readonly pricesWithinCeiling?: 'wait' | 'take-effect'
          readonly coefficients?: readonly {
            readonly code: string
            readonly days: { readonly weekdays: readonly number[] } | { readonly special: string }
            readonly from: string
            readonly to: string
            readonly value: string
            readonly ceiling: string
          }[]
          readonly specialDays?: Readonly<Record<string, readonly string[]>>
          readonly kind: 'monthly'
          readonly valueCents: number
          readonly partMonth: 'whole' | 'by-days'
        }
      | {
          readonly form?: 1
          readonly rounding?: 'half-away-from-zero' | 'cent-to-client'
          readonly priceCeilingCents?: number | null
          readonly pricesWithinCeiling?: 'wait' | 'take-effect'
          readonly coefficients?: readonly {
            readonly code: string
            readonly days: { readonly weekdays: readonly number[] } | { readonly special: string }
            readonly from: string
            readonly to: string
            readonly value: string
            readonly ceiling: string
          }[]
          readonly specialDays?: Readonly<Record<string, readonly string[]>>
          readonly kind: 'by-income'
          readonly unit: 'minute' | 'visit' | 'day' | 'month' | 'cent'
          readonly ceilingCents: number
          readonly floorCents: number
          readonly incomeLimits: { readonly bySize: readonly number[]; readonly perExtraPerson: number }
          readonly percent: string
          readonly dividedBy: number
        }
      | {
          readonly form?: 1
          readonly rounding?: 'half-away-from-zero' | 'cent-to-client'
          readonly priceCeilingCents?: number | null
          readonly pricesWithinCeiling?: 'wait' | 'take-effect'
          readonly coefficients?: readonly {
            readonly code: string
            readonly days: { readonly weekdays: readonly number[] } | { readonly special: string }
            readonly from: string
            readonly to: string
            readonly value: string
            readonly ceiling: string
          }[]
          readonly specialDays?: Readonly<Record<string, readonly string[]>>
          readonly kind: 'by-client-fee'
          readonly ceilingCents: number
          readonly floorCents: number
          readonly incomeLimits: { readonly bySize: readonly number[]; readonly perExtraPerson: number }
          readonly percents: readonly { readonly hours: number; readonly bySize: readonly string[] }[]
        }
    readonly freeOfCharge: boolean
    readonly review: 'none' | 'each'
    readonly answerDays: number
    readonly twoPeopleOver?: number | null
    readonly publicFee?: { readonly cents: number; readonly per: 'unit' | 'month' } | null
    readonly vatNote: string
  },
  { readonly serviceId: string; readonly versionId: string }
>({
  method: 'POST',
  path: '/r/:register/services',

  repeatable: true,
})

/** Shows an official who has handled the data of a client of their own. */
export const readClientLog = endpoint<
  { readonly register: string } & { readonly client: string; readonly before?: string },
  {
    readonly lines: readonly {
      readonly id: string
      readonly at: string
      readonly actorKind: string
      readonly actorName: string | null
      readonly actorOrganisation: string | null
      readonly action: string
      readonly act: { readonly fi: string; readonly sv: string; readonly en: string }
      readonly purpose: { readonly fi: string; readonly sv: string; readonly en: string }
      readonly basis: string
      readonly groups: readonly string[]
      readonly outcome: string
      readonly channel: string
    }[]
    readonly more: boolean
  }
>({
  method: 'GET',
  path: '/r/:register/clients/:client/access-log',
  query: ['before'],
})

/** Gives a draft: its text, what is wrong with it and where, its parts for the form, and its history. */
export const readDraft = endpoint<
  { readonly register: string } & { readonly draft: string },
  {
    readonly id: string
    readonly definition: string
    readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
    readonly version: number
    readonly revision: number
    readonly text: string
    readonly writer: string
    readonly writtenAt: string
    readonly offeredRevision: number | null
    readonly ended: 'published' | 'discarded' | null
    readonly othersWrote: boolean
    readonly faults: readonly { readonly line: number; readonly path: string; readonly says: string }[]
    readonly form: {
      readonly validFrom: string
      readonly significantChange: {
        readonly summary: { readonly fi: string; readonly sv: string; readonly en: string }
        readonly announce: readonly string[]
      } | null
      readonly subjects: readonly {
        readonly code: string
        readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
        readonly fields: readonly {
          readonly code: string
          readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
        }[]
      }[]
      readonly sources: readonly {
        readonly code: string
        readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
      }[]
      readonly recipients: readonly {
        readonly code: string
        readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
      }[]
      readonly documents: readonly {
        readonly code: string
        readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
      }[]
      readonly purposes: readonly {
        readonly code: string
        readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
      }[]
      readonly roles: readonly {
        readonly code: string
        readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
        readonly actions: readonly {
          readonly code: string
          readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
        }[]
      }[]
      readonly retention: readonly { readonly scope: string; readonly months: number | null }[]
    } | null
    readonly choices: {
      readonly fields: readonly {
        readonly code: string
        readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
      }[]
      readonly sources: readonly {
        readonly code: string
        readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
      }[]
      readonly recipients: readonly {
        readonly code: string
        readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
      }[]
      readonly documents: readonly {
        readonly code: string
        readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
      }[]
      readonly actions: readonly {
        readonly code: string
        readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
      }[]
      readonly bases: readonly {
        readonly code: string
        readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
      }[]
    }
    readonly history: readonly {
      readonly revision: number
      readonly kind: 'saved' | 'aside'
      readonly writer: string
      readonly written_at: string
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/definition-drafts/:draft',
})

/** Shows the client who has handled the client’s data, when, for what purpose, on what basis and which kinds of data. */
export const readOwnLog = endpoint<
  { readonly register: string } & {
    readonly client: string
    readonly before?: string
    readonly from?: string
    readonly to?: string
    readonly organisation?: string
    readonly kind?: 'looked' | 'changed' | 'disclosed' | 'asked-elsewhere' | 'refused' | 'upkeep' | 'own'
    readonly own?: 'shown' | 'hidden'
  },
  {
    readonly looks: readonly {
      readonly id: string
      readonly at: string
      readonly kind: 'looked' | 'changed' | 'disclosed' | 'asked-elsewhere' | 'refused' | 'upkeep' | 'own'
      readonly who: {
        readonly kind: 'worker' | 'client' | 'proxy' | 'machine' | 'system' | 'nobody'
        readonly name: string | null
        readonly role: { readonly fi: string; readonly sv: string; readonly en: string } | null
        readonly organisation: string | null
        readonly organisationId: string | null
      }
      readonly action: string
      readonly step: string
      readonly purpose: { readonly fi: string; readonly sv: string; readonly en: string }
      readonly basis: string
      readonly restsOn: {
        readonly service: { readonly fi: string; readonly sv?: string; readonly en?: string } | null
        readonly provider: string | null
        readonly since: string | null
      }
      readonly data: readonly { readonly fi: string; readonly sv: string; readonly en: string }[]
      readonly outcome: string
      readonly channel: string
      readonly told: {
        readonly who: { readonly fi: string; readonly sv: string; readonly en: string }
        readonly act: { readonly fi: string; readonly sv: string; readonly en: string }
        readonly basis: { readonly fi: string; readonly sv: string; readonly en: string }
      }
    }[]
    readonly next: string | null
    readonly openFrom: string
    readonly organisations: readonly { readonly id: string; readonly name: string }[]
  }
>({
  method: 'GET',
  path: '/r/:register/own/:client/access-log',
  query: ['before', 'from', 'to', 'organisation', 'kind', 'own'],
})

/** Marks the client’s messages read, up to the newest that was shown. */
export const readOwnMessages = endpoint<
  { readonly register: string } & { readonly client: string; readonly newest: string },
  { readonly newest: string }
>({
  method: 'POST',
  path: '/r/:register/own/:client/messages/read',
})

/** Shows a worker the worker’s own handlings of data, newest first, by days and by client, without the clients’ names. */
export const readOwnUse = endpoint<
  { readonly register: string } & {
    readonly from?: string
    readonly to?: string
    readonly client?: string
    readonly identityCode?: string
    readonly before?: string
  },
  {
    readonly uses: readonly {
      readonly look: {
        readonly id: string
        readonly at: string
        readonly kind: 'looked' | 'changed' | 'disclosed' | 'asked-elsewhere' | 'refused' | 'upkeep' | 'own'
        readonly who: {
          readonly kind: 'worker' | 'client' | 'proxy' | 'machine' | 'system' | 'nobody'
          readonly name: string | null
          readonly role: { readonly fi: string; readonly sv: string; readonly en: string } | null
          readonly organisation: string | null
          readonly organisationId: string | null
        }
        readonly action: string
        readonly step: string
        readonly purpose: { readonly fi: string; readonly sv: string; readonly en: string }
        readonly basis: string
        readonly restsOn: {
          readonly service: { readonly fi: string; readonly sv?: string; readonly en?: string } | null
          readonly provider: string | null
          readonly since: string | null
        }
        readonly data: readonly { readonly fi: string; readonly sv: string; readonly en: string }[]
        readonly outcome: string
        readonly channel: string
        readonly told: {
          readonly who: { readonly fi: string; readonly sv: string; readonly en: string }
          readonly act: { readonly fi: string; readonly sv: string; readonly en: string }
          readonly basis: { readonly fi: string; readonly sv: string; readonly en: string }
        }
      }
      readonly client: string | null
      readonly mayOpen: boolean
    }[]
    readonly next: string | null
  }
>({
  method: 'POST',
  path: '/r/:register/own-usage',

  repeatable: true,
})

/** Records who may act on behalf of a client, on what ground and until when. */
export const recordMandate = endpoint<
  { readonly register: string } & {
    readonly client: string
    readonly id: string
    readonly ground: 'written-mandate' | 'guardian-of-child' | 'appointed-guardian'
    readonly validFrom: string
    readonly validTo: string
    readonly givenNames: string
    readonly familyName: string
    readonly identityCode: string
    readonly phone?: string | null
    readonly email?: string | null
  },
  { readonly mandateId: string; readonly proxyId: string }
>({
  method: 'POST',
  path: '/r/:register/clients/:client/mandates',

  repeatable: true,
})

/** Records a service given to a client and uses up units of the grant. The answer says at once what is left, or why not. A sender who tells which deliveries of the day were `seen` is stopped by one that was not. */
export const recordServiceEvent = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly contractId: string
    readonly day: string
    readonly quantity: number
    readonly startMinute?: number | null
    readonly note?: string | null
    readonly seen?: readonly string[]
  },
  {
    readonly event: {
      readonly id: string
      readonly day: string
      readonly quantity: number
      readonly priceCents: number
      readonly valueCents: number
      readonly shareCents: number
    }
    readonly balance: {
      readonly granted: number
      readonly reserved: number
      readonly spent: number
      readonly left: number
    }
  }
>({
  method: 'POST',
  path: '/r/:register/service-events',

  repeatable: true,
})

/** Refuses a provider’s application, with the reason that the provider gets to read. */
export const refuseApplication = endpoint<
  { readonly register: string } & { readonly applicationId: string; readonly reason: string },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/admission-applications/:applicationId/refuse',
})

/** Refuses a price that a provider has proposed, with the reason that the provider gets to read. */
export const refusePrice = endpoint<
  { readonly register: string } & { readonly proposalId: string; readonly reason: string },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/price-proposals/:proposalId/refuse',
})

/** Refuses a provider’s change, or stops an account that does not count yet, with the reason that the provider gets to read. */
export const refuseProviderChange = endpoint<
  { readonly register: string } & { readonly changeId: string; readonly reason: string },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/provider-changes/:changeId/refuse',
})

/** Removes a contact person: name, phone and e-mail leave the register at once. */
export const removeCompanyContact = endpoint<
  { readonly register: string } & { readonly id: string },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/company/contacts/:id/remove',

  repeatable: true,
})

/** Notes that a breach has been reported to the Data Protection Ombudsman: who and when. */
export const reportBreach = endpoint<
  { readonly register: string } & { readonly breach: string },
  { readonly reportedAt: string }
>({
  method: 'POST',
  path: '/r/:register/breaches/:breach/report',
})

/** Takes the client’s word on an event: confirmed, disputed, or a dispute withdrawn. A dispute waits for the organiser’s review. */
export const respondToServiceEvent = endpoint<
  { readonly register: string } & {
    readonly event: string
    readonly clientId: string
    readonly id: string
    readonly response: 'confirmed' | 'disputed' | 'withdrawn'
    readonly message?: string | null
  },
  { readonly responseId: string; readonly response: 'confirmed' | 'disputed' | 'withdrawn' }
>({
  method: 'POST',
  path: '/r/:register/own/service-events/:event/respond',

  repeatable: true,
})

/** Makes an earlier text of a draft, or one kept aside, the newest again. */
export const restoreDraft = endpoint<
  { readonly register: string } & { readonly draft: string; readonly base: number; readonly revision: number },
  | {
      readonly outcome: 'saved'
      readonly revision: number
      readonly faults: readonly { readonly line: number; readonly path: string; readonly says: string }[]
    }
  | {
      readonly outcome: 'conflict'
      readonly revision: number
      readonly text: string
      readonly writer: string
      readonly writtenAt: string
      readonly keptAside: number
    }
>({
  method: 'POST',
  path: '/r/:register/definition-drafts/:draft/restore',
})

/** The organiser approves an event, adjusts it or rejects it. Adjusted, it is taken back and the smaller quantity entered anew at the price of the day; rejected, it is taken back as a whole. What is taken back can be used again. */
export const reviewServiceEvent = endpoint<
  { readonly register: string } & {
    readonly event: string
    readonly id: string
    readonly verdict: 'approved' | 'adjusted' | 'rejected'
    readonly quantity?: number | null
    readonly cause?:
      | 'shorter-than-recorded'
      | 'other-quantity-agreed'
      | 'part-recorded-twice'
      | 'part-of-other-service'
      | null
    readonly reason?: string | null
  },
  {
    readonly reviewId: string
    readonly verdict: 'approved' | 'adjusted' | 'rejected'
    readonly reversalId: string | null
    readonly adjusted: {
      readonly id: string
      readonly quantity: number
      readonly valueCents: number
      readonly shareCents: number
    } | null
  }
>({
  method: 'POST',
  path: '/r/:register/service-events/:event/review',

  repeatable: true,
})

/** Saves the text of a draft, with faults or without. What met another’s newer text is kept aside, and both are given. */
export const saveDraft = endpoint<
  { readonly register: string } & { readonly draft: string; readonly base: number; readonly text: string },
  | {
      readonly outcome: 'saved'
      readonly revision: number
      readonly faults: readonly { readonly line: number; readonly path: string; readonly says: string }[]
    }
  | {
      readonly outcome: 'conflict'
      readonly revision: number
      readonly text: string
      readonly writer: string
      readonly writtenAt: string
      readonly keptAside: number
    }
>({
  method: 'PUT',
  path: '/r/:register/definition-drafts/:draft/text',
})

/** Finds in the log who handled whose data: by client, by worker and by days, newest first. The search is kept with its reason. */
export const searchUse = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly ground: 'supervision' | 'suspicion' | 'client-asked' | 'breach' | 'authority-asked'
    readonly identityCode?: string
    readonly client?: string
    readonly worker?: string
    readonly from: string
    readonly to: string
    readonly before?: string
  },
  {
    readonly uses: readonly {
      readonly look: {
        readonly id: string
        readonly at: string
        readonly kind: 'looked' | 'changed' | 'disclosed' | 'asked-elsewhere' | 'refused' | 'upkeep' | 'own'
        readonly who: {
          readonly kind: 'worker' | 'client' | 'proxy' | 'machine' | 'system' | 'nobody'
          readonly name: string | null
          readonly role: { readonly fi: string; readonly sv: string; readonly en: string } | null
          readonly organisation: string | null
          readonly organisationId: string | null
        }
        readonly action: string
        readonly step: string
        readonly purpose: { readonly fi: string; readonly sv: string; readonly en: string }
        readonly basis: string
        readonly restsOn: {
          readonly service: { readonly fi: string; readonly sv?: string; readonly en?: string } | null
          readonly provider: string | null
          readonly since: string | null
        }
        readonly data: readonly { readonly fi: string; readonly sv: string; readonly en: string }[]
        readonly outcome: string
        readonly channel: string
        readonly told: {
          readonly who: { readonly fi: string; readonly sv: string; readonly en: string }
          readonly act: { readonly fi: string; readonly sv: string; readonly en: string }
          readonly basis: { readonly fi: string; readonly sv: string; readonly en: string }
        }
      }
      readonly worker: string
      readonly whose: {
        readonly id: string
        readonly kind: 'client' | 'proxy' | 'worker' | 'gone'
        readonly name: string | null
      } | null
    }[]
    readonly next: string | null
  }
>({
  method: 'POST',
  path: '/r/:register/usage/searches',

  repeatable: true,
})

/** Sends an order to the chosen provider. Nothing is reserved before the provider accepts. */
export const sendOrder = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly clientId: string
    readonly decisionId: string
    readonly providerId: string
    readonly quantity: number
    readonly wantedFrom: string
  },
  {
    readonly orderId: string
    readonly status: 'sent' | 'accepted' | 'declined' | 'cancelled' | 'expired'
    readonly answerBy: string
  }
>({
  method: 'POST',
  path: '/r/:register/own/orders',

  repeatable: true,
})

/** Sends the provider a wish to change something in the service from a day on. */
export const sendWish = endpoint<
  { readonly register: string } & {
    readonly contract: string
    readonly clientId: string
    readonly id: string
    readonly wish: 'other-time' | 'other-worker' | 'more' | 'less' | 'pause'
    readonly wantedFrom: string
  },
  { readonly id: string; readonly status: 'sent' | 'agreed' | 'not-possible' }
>({
  method: 'POST',
  path: '/r/:register/own/contracts/:contract/wishes',

  repeatable: true,
})

/** Proposes the price of an organiser’s service from a day on. */
export const setPrice = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly serviceCode: string
    readonly validFrom: string
    readonly priceCents: number
    readonly perUnits: number
    readonly toRegister: string
  },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/own-prices',

  repeatable: true,
})

/** Shows what the provider says of itself, or that it has said nothing yet. */
export const showCompany = endpoint<
  { readonly register: string } & {},
  {
    readonly company: {
      readonly businessId: string
      readonly name: string
      readonly street: string
      readonly postalCode: string
      readonly postTown: string
      readonly iban: string
      readonly bic: string
      readonly languages: readonly string[]
      readonly registerNumber: string
    } | null
  }
>({
  method: 'GET',
  path: '/r/:register/company',
})

/** Shows each provider with what waits for the organiser, its admissions, how its events of three months have gone, and what was done last. */
export const showProviderBoard = endpoint<
  { readonly register: string } & {},
  {
    readonly from: string
    readonly providers: readonly {
      readonly id: string
      readonly name: string
      readonly needs: readonly {
        readonly what: 'account' | 'disputed' | 'review' | 'ends-soon' | 'application' | 'price' | 'facts'
        readonly count: number
      }[]
      readonly admissions: readonly {
        readonly id: string
        readonly service_name: { readonly fi: string; readonly sv?: string; readonly en?: string }
        readonly valid_from: string
        readonly valid_to: string | null
      }[]
      readonly events: {
        readonly recorded: number
        readonly late: number
        readonly adjusted: number
        readonly rejected: number
      } | null
      readonly last: {
        readonly what:
          | 'admitted'
          | 'application-refused'
          | 'admission-ended'
          | 'price-accepted'
          | 'price-refused'
          | 'change-confirmed'
          | 'change-refused'
          | 'event-reviewed'
        readonly at: string
      } | null
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/provider-board',
})

/** Shows what falls when, what is held, the last nightly runs, and the certificates of what was destroyed. */
export const showRetention = endpoint<
  { readonly register: string } & {},
  {
    readonly falling: {
      readonly counts: 'exact' | 'at-most' | 'at-least' | 'none'
      readonly atOnce: number
      readonly months: readonly { readonly month: string; readonly count: number }[]
    }
    readonly oldest: readonly {
      readonly scope: 'client' | 'access-log' | 'company' | 'user' | 'old-documents'
      readonly startedOn: string
      readonly lastDay: string
      readonly daysLeft: number
    }[]
    readonly holds: readonly {
      readonly id: string
      readonly clientId: string
      readonly clientName: string
      readonly reason: 'appeal' | 'audit' | 'crime'
      readonly setAt: string
      readonly setBy: string
    }[]
    readonly runs: readonly {
      readonly day: string
      readonly looked: number
      readonly fallen: number
      readonly aged: number
      readonly finishedAt: string | null
    }[]
    readonly certificates: readonly {
      readonly id: string
      readonly scope: string
      readonly madeAt: string
      readonly subjects: number
      readonly rows: readonly { readonly table: string; readonly count: number }[]
      readonly classes: readonly string[]
      readonly hashes: readonly string[]
      readonly keysDestroyedAt: string | null
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/retention',
})

/** Shows the company’s applications to the person who has signed in with the right to sign for it. */
export const showSigning = endpoint<
  { readonly register: string } & {},
  {
    readonly company: { readonly name: string; readonly businessId: string }
    readonly name: string
    readonly signingRight: 'NIMKO' | 'ELI' | 'TJ'
    readonly email: string | null
    readonly checkedAt: string
    readonly applications: readonly {
      readonly id: string
      readonly organiser: string
      readonly service_code: string
      readonly documents: readonly {
        readonly kind: 'prepayment-register-extract' | 'insurance-certificate' | 'self-monitoring-plan' | 'other'
        readonly name: string
      }[]
      readonly made_at: string
      readonly status: 'sent' | 'received' | 'admitted' | 'refused' | 'ended'
      readonly signed_at: string | null
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/signing',
})

/** Shows what each service has cost the organiser by month of a year, and what the year comes to at the pace of late. */
export const showSpending = endpoint<
  { readonly register: string } & { readonly year: string },
  {
    readonly services: readonly {
      readonly id: string
      readonly name: { readonly fi: string; readonly sv?: string; readonly en?: string }
      readonly months: readonly {
        readonly month: string
        readonly deliveredCents: number | null
        readonly approvedCents: number | null
        readonly settledCents: number | null
      }[]
      readonly year: {
        readonly deliveredCents: number | null
        readonly approvedCents: number | null
        readonly settledCents: number | null
      }
      readonly yearEndCents: number | null
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/spending/:year',
})

/** Shows the confidentiality undertaking, and for which of one’s own roles it still waits to be accepted. */
export const showUndertaking = endpoint<
  { readonly register: string } & {},
  {
    readonly version: number
    readonly text: { readonly fi: string; readonly sv: string; readonly en: string }
    readonly waitingRoles: readonly string[]
  }
>({
  method: 'GET',
  path: '/r/:register/undertaking',
})

/** Tells for each field whether and from where it may be stored, for which roles it is opened, to whom it goes, how long it is kept, and which sentences of the notice say so. */
export const showVisibility = endpoint<
  { readonly register: string } & {},
  {
    readonly notice: string
    readonly subjects: readonly {
      readonly code: string
      readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
    }[]
    readonly fields: readonly {
      readonly code: string
      readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
    }[]
    readonly sources: readonly {
      readonly code: string
      readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
    }[]
    readonly roles: readonly {
      readonly code: string
      readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
      readonly reach: { readonly fi: string; readonly sv: string; readonly en: string }
    }[]
    readonly actions: readonly {
      readonly code: string
      readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
    }[]
    readonly recipients: readonly {
      readonly code: string
      readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
    }[]
    readonly flows: readonly {
      readonly code: string
      readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
    }[]
    readonly documents: readonly {
      readonly code: string
      readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
      readonly roles: readonly string[]
    }[]
    readonly answers: readonly {
      readonly subject: string
      readonly field: string
      readonly storedFrom: readonly string[]
      readonly roles: readonly {
        readonly role: string
        readonly access: 'opened' | 'used' | 'none'
        readonly through: readonly string[]
      }[]
      readonly recipients: readonly string[]
      readonly flows: readonly string[]
      readonly kept: readonly string[]
      readonly said: readonly {
        readonly anchor: string
        readonly text: { readonly fi: string; readonly sv: string; readonly en: string }
      }[]
    }[]
  }
>({
  method: 'GET',
  path: '/r/:register/visibility',
})

/** Signs an application of the company with a checked signing right, and tells the organiser. */
export const signApplication = endpoint<
  { readonly register: string } & { readonly id: string; readonly email: string },
  { readonly id: string; readonly signedAt: string }
>({
  method: 'POST',
  path: '/r/:register/own-applications/:id/sign',

  repeatable: true,
})

/** Starts a breach case from a search of the log that was made: whose data was handled, and which kinds. Its clock of 72 hours runs from when it was found. */
export const startBreach = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly search: string
    readonly from: string
    readonly to: string
    readonly hoursAgo: number
  },
  { readonly id: string; readonly persons: number; readonly handlings: number; readonly dueAt: string }
>({
  method: 'POST',
  path: '/r/:register/breaches',

  repeatable: true,
})

/** Makes the self-billing invoice of a statement in Finvoice 3.0, the same to the byte each time, and hands it out if it is valid. */
export const statementFile = endpoint<{ readonly register: string } & { readonly statement: string }, never>({
  method: 'GET',
  path: '/r/:register/statements/:statement/finvoice',
})

/** Tells an organiser whether the provider takes new clients of a service, and from which day. */
export const tellFreePlaces = endpoint<
  { readonly register: string } & {
    readonly id: string
    readonly serviceCode: string
    readonly takesNew: boolean
    readonly roomFrom: string | null
    readonly toRegister: string
  },
  { readonly id: string }
>({
  method: 'POST',
  path: '/r/:register/own-free-places',

  repeatable: true,
})

/** Tells each person whose data a breach touches, by a message inside the service. Nothing is sent to an address, so that none is needed; letters can be printed after it. */
export const tellPersons = endpoint<
  { readonly register: string } & { readonly breach: string },
  { readonly told: number; readonly gone: number }
>({
  method: 'POST',
  path: '/r/:register/breaches/:breach/messages',
})

/** Tells a portal from when the log can be asked for, in the manner of the Estonian data tracker’s usagePeriod. */
export const usagePeriod = endpoint<{ readonly register: string } & {}, { readonly periodStart: string }>({
  method: 'GET',
  path: '/r/:register/usage-portal/usagePeriod',
})

/** Tells who of the workers may see a client’s data at this moment, what of it, by which action and on what basis, and until when it is kept. */
export const whoMaySee = endpoint<
  { readonly register: string } & { readonly identityCode: string },
  {
    readonly client: string
    readonly proxies: number
    readonly workers: readonly {
      readonly id: string
      readonly name: string
      readonly organisation: string
      readonly ways: readonly {
        readonly action: string
        readonly basis: string
        readonly why: { readonly fi: string; readonly sv: string; readonly en: string }
      }[]
      readonly fields: readonly string[]
    }[]
    readonly more: boolean
    readonly lastDay: string | null
  }
>({
  method: 'POST',
  path: '/r/:register/visibility/of-client',

  repeatable: true,
})
