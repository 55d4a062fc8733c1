import { z } from 'zod'
import {
  type GuardedContact,
  type Person,
  type PersonOutcome,
  type PopulationRegister,
  PopulationRegisterError,
} from '../../adapters/population-register/port.ts'
import { from, maybe, writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { toSeal } from '../../platform/db/to-seal.ts'
import { birthDayOf, IdentityCode } from '../../platform/formats/identity-code.ts'
import { idSchema } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { addMonths, type PlainDate } from '../../platform/time/plain-date.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { ClientAction } from './actions.ts'
import { ClientId, clientByIndex } from './public.ts'
import { ClientRefusal } from './refusals.ts'
import { Draft, personDraft, personDraftTable } from './tables.ts'

export const DraftId = idSchema('PersonDraft')

/** Guardianship Services Act 442/1999 2 §: a person under 18 is a minor. */
const ADULT_AT = 18

/**
 * Asks the population register and turns its silence into our refusals; its errors carry no personal data. Of a minor the
 * guardians are asked too: a guardian's order covers the child at home (661/2009 36 §), and the answer about the child does not
 * tell of it. Which home the child shares is not asked: where one guardian is protected, no contact data is taken.
 */
export async function askPopulationRegister(
  port: PopulationRegister,
  identityCode: IdentityCode,
  asking: { readonly endUser: string; readonly today: PlainDate },
): Promise<PersonOutcome> {
  const ask = async (code: IdentityCode, relations: 'none' | 'guardians'): Promise<PersonOutcome> => {
    try {
      return await port.findPerson({ identityCode: code, endUser: asking.endUser, issue: null, relations })
    } catch (error) {
      if (!(error instanceof PopulationRegisterError)) throw error
      throw new Refusal(ClientRefusal['population-register-away'], { reason: error.code })
    }
  }
  const minor = addMonths(birthDayOf(identityCode), 12 * ADULT_AT) > asking.today
  const answer = await ask(identityCode, minor ? 'guardians' : 'none')
  if (answer.outcome !== 'found' || answer.person.contact.protected) return answer
  for (const guardian of answer.person.guardians ?? []) {
    if (!guardian.identityCode) continue
    const theirs = await ask(IdentityCode.parse(guardian.identityCode), 'none')
    if (!speaksForNoOrder(theirs))
      return { outcome: 'found', person: { ...answer.person, contact: { protected: true, because: 'household' } } }
  }
  return answer
}

/** Whether nothing in a guardian's answer speaks for an order. One whom the register does not tell about may be protected. */
function speaksForNoOrder(guardian: PersonOutcome): boolean {
  switch (guardian.outcome) {
    case 'not-found':
      return true
    case 'not-disclosed':
      return guardian.reason === 'dead'
    case 'found':
    case 'code-changed':
      return guardian.person !== null && !guardian.person.contact.protected
  }
}

/** The answer as a draft. A changed code counts: the person is the same, under the new one (PSOP-46). */
export function draftOf(outcome: PersonOutcome): Draft | null {
  const person = outcome.outcome === 'found' || outcome.outcome === 'code-changed' ? outcome.person : null
  return person ? toDraft(person) : null
}

function toDraft(person: Person): Draft {
  const guarded: GuardedContact = person.contact
  const home = guarded.protected ? null : guarded.contact.homeMunicipality
  return Draft.parse({
    identity: {
      givenNames: person.givenNames ?? '',
      familyName: person.familyName ?? '',
      identityCode: person.identityCode,
      sex: person.sex,
      deathDay: person.death?.day ?? null,
      language: person.serviceLanguage,
    },
    residence: home
      ? { homeMunicipality: home.number, movedInDay: home.movedInDay, movedOutDay: home.movedOutDay }
      : null,
    address: guarded.protected ? null : guarded.contact.address,
    nonDisclosure: guarded.protected,
  })
}

/** For a person who is not a client yet: nothing becomes a client row before the first grant (PSOP-39). */
export const lookUpPerson = (port: PopulationRegister) =>
  endpoint({
    does: 'Asks the population register for a person by identity code, and keeps the answer sealed until a grant is made.',
    method: 'POST',
    path: '/clients/look-up',
    registers: ['psop'],
    mode: 'write',
    permit: ClientAction.lookUp,
    purpose: 'arranging-service',
    limit: 30,
    outside: 'population-register',
    input: z.strictObject({ draftId: DraftId, identityCode: IdentityCode }),
    output: z.object({
      draftId: DraftId,
      clientId: ClientId.nullable(),
      givenNames: z.string(),
      familyName: z.string(),
      identityCode: IdentityCode,
      codeChanged: z.boolean(),
      nonDisclosure: z.boolean(),
      dead: z.boolean(),
    }),
    prepare: (input, context) =>
      askPopulationRegister(port, input.identityCode, { endUser: context.actor.id, today: context.today }),
    load: (input, context, answer) => ({
      client: clientByIndex(
        context.register.id,
        context.index.identityCode(draftOf(answer)?.identity.identityCode ?? input.identityCode),
      ),
      mine: maybe(
        z.object({ id: ClientId }),
        sql`SELECT c.id FROM client c WHERE c.register_id = ${context.register.id} AND c.identity_index = ${context.index.identityCode(
          draftOf(answer)?.identity.identityCode ?? input.identityCode,
        )} AND c.id IN (${context.permittedTo(ClientAction.open)})`,
      ),
      earlier: maybe(
        z.object({ id: DraftId }),
        sql`SELECT id FROM person_draft WHERE register_id = ${context.register.id} AND id = ${input.draftId}`,
      ),
    }),
    decide: ({ client, mine, earlier }, input, context, answer) => {
      if (answer.outcome === 'not-disclosed') return refused(ClientRefusal['not-disclosed'])
      const draft = draftOf(answer)
      if (!draft) return refused(ClientRefusal['not-in-population-register'])
      const { identity, nonDisclosure } = draft
      const at = { rowId: input.draftId, holder: input.draftId }
      const keep = writeOne(
        personDraftTable,
        sql`INSERT INTO person_draft (register_id, id, identity_index, draft_sealed, made_by, made_at)
          VALUES (${context.register.id}, ${input.draftId}, ${context.index.identityCode(identity.identityCode)}, ${toSeal(personDraft, at, draft)}, ${context.actor.id}, ${context.now})`,
      )
      return about(
        client?.id ?? input.draftId,
        {
          draftId: input.draftId,
          // That somebody is a client of another service is not told (PSOP-14).
          clientId: mine?.id ?? null,
          givenNames: identity.givenNames,
          familyName: identity.familyName,
          identityCode: identity.identityCode,
          codeChanged: answer.outcome === 'code-changed',
          nonDisclosure,
          dead: identity.deathDay !== null,
        },
        earlier ? {} : { born: [input.draftId], writes: from('population-register', [keep]) },
      )
    },
  })
