import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { sql } from '../../platform/db/sql.ts'
import { Problem } from '../../platform/http/problems.ts'
import type { RegisterId } from '../../platform/ids.ts'
import type { Print } from '../../platform/pdf/work.ts'
import type { Trilingual } from '../../platform/refusals.ts'
import { endpoint, file } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { dataWords } from '../access-log/line.ts'
import { ClientId } from '../clients/public.ts'
import { envelopeLines, recipients } from '../clients/recipients.ts'
import { dayText, LANGUAGES } from '../notices/wording.ts'
import { BreachAction } from './actions.ts'
import { BreachCaseId, breachCase, personsOfCase } from './queries.ts'
import { BreachRefusal } from './refusals.ts'
import { LETTERS_IN_A_FILE, letterText } from './rules.ts'

const template = readFileSync(new URL('./letters.typ', import.meta.url), 'utf8')

const TITLE: Trilingual = {
  fi: 'Tietoturvaloukkaus',
  sv: 'Personuppgiftsincident',
  en: 'Personal data breach',
}

export interface Letter {
  /** Name and address, a line each. */
  readonly receiver: readonly string[]
  readonly text: Trilingual
}

/** Letters as one document for printing, each from a new page, in Finnish, Swedish and English. `day` is `YYYY-MM-DD`. */
export function printLetters(
  letters: readonly Letter[],
  from: { readonly sender: string; readonly day: string },
): Print {
  const parts = (text: Trilingual) =>
    LANGUAGES.map((language) => ({
      language,
      title: TITLE[language],
      paragraphs: text[language].split('\n\n'),
    }))
  return {
    template,
    standard: 'a-2a',
    matter: JSON.stringify({
      title: `${TITLE.fi} – ${from.sender}`,
      sender: from.sender,
      day: dayText(from.day).fi,
      date: from.day.split('-').map(Number),
      letters: letters.map(({ receiver, text }) => ({ receiver, parts: parts(text) })),
    }),
  }
}

/** A file's worth of the case's persons of whom an address is kept, in the order of their ids. */
const nextPersons = (register: RegisterId, breach: string, after: string | undefined) => sql`
  SELECT p.person_id FROM breach_person p JOIN client c ON c.register_id = p.register_id AND c.id = p.person_id
  WHERE p.register_id = ${register} AND p.case_id = ${breach} AND c.contact_sealed IS NOT NULL
    AND (${after ?? null}::uuid IS NULL OR p.person_id > ${after ?? null}::uuid)
  ORDER BY p.person_id LIMIT ${LETTERS_IN_A_FILE}`

export const printBreachLetters = endpoint({
  does: 'Gives the letters of a breach for printing, one for each person of whom an address is kept, a file’s worth at a time. Only when the persons have been told inside the service, and until the case is closed.',
  method: 'GET',
  path: '/breaches/{breach}/letters',
  registers: ['psop'],
  mode: 'read',
  permit: BreachAction.printLetters,
  target: (input) => input.breach,
  purpose: 'managing-register',
  limit: 30,
  input: z.strictObject({
    breach: BreachCaseId,
    /** The last person of the file before. */
    after: ClientId.optional(),
  }),
  output: file({ to: 'subject', document: null }),
  load: ({ breach, after }, { register }) => ({
    found: breachCase(register.id, breach),
    persons: personsOfCase(register.id, breach),
    receivers: recipients(register.id, nextPersons(register.id, breach, after)),
  }),
  decide: ({ found, persons, receivers }, _input, context) => {
    if (!found) return refused(Problem['not-found'])
    if (!found.told_at || !found.report || found.closed_at) return refused(BreachRefusal['not-its-turn'])
    const said = { ...found.report, controller: context.register.controller.name }
    const groups = new Map(persons.map(({ person_id, data_groups }) => [person_id, data_groups]))
    const printed = receivers.flatMap(({ id, identity, contact, protection }) => {
      if (!identity || !contact || protection?.nonDisclosure !== false) return []
      const receiver = [`${identity.givenNames} ${identity.familyName}`, ...envelopeLines(contact)]
      return [{ id, receiver, text: letterText({ ...said, data: dataWords(groups.get(id) ?? []) }) }]
    })
    if (printed.length === 0) return refused(BreachRefusal['no-letters'])
    return about(
      receivers.map(({ id }) => id),
      {
        name: `kirjeet-${context.today}-${printed.length}.pdf`,
        type: 'application/pdf' as const,
        print: printLetters(printed, { sender: context.register.controller.name, day: context.today }),
      },
    )
  },
})
