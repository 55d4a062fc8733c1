import { z } from 'zod'
import { many, writeAny } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { TrilingualText } from '../../platform/formats/text.ts'
import type { RegisterId } from '../../platform/ids.ts'
import { refusals } from '../../platform/refusals.ts'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { about, refused } from '../../platform/use-case/outcome.ts'
import { UserAction } from './actions.ts'
import { assignmentTable } from './tables.ts'

export const UndertakingRefusal = refusals('undertaking', {
  'another-version': {
    status: 409,
    text: {
      fi: 'Salassapitositoumus on muuttunut. Lue uusi teksti ja hyväksy se; mitään ei tallennettu.',
      sv: 'Sekretessförbindelsen har ändrats. Läs den nya texten och godkänn den; ingenting sparades.',
      en: 'The confidentiality undertaking has changed. Read the new text and accept it; nothing was saved.',
    },
  },
})

/** Text and version of the confidentiality undertaking (703/2023 and PSOP-77). A new text gets the next number; old ones stay. */
export const UNDERTAKINGS = [
  {
    version: 1,
    text: {
      fi: 'Sitoudun pitämään salassa asiakastiedot, jotka saan tietooni tehtävässäni. Käsittelen niitä vain siinä laajuudessa kuin tehtäväni edellyttää. Tiedän, että jokaisesta käsittelystä jää merkintä lokiin ja että salassapito jatkuu tehtäväni päätyttyä.',
      sv: 'Jag förbinder mig att hemlighålla de klientuppgifter som jag får kännedom om i mitt uppdrag. Jag behandlar dem endast i den omfattning som uppdraget kräver. Jag vet att varje behandling antecknas i loggen och att tystnadsplikten fortsätter när uppdraget har upphört.',
      en: 'I undertake to keep secret the client data that I learn in my task. I handle it only as far as my task requires. I know that every handling is entered in the log and that confidentiality goes on when my task has ended.',
    },
  },
] as const
/** The text that is accepted now. */
export const currentUndertaking = UNDERTAKINGS[UNDERTAKINGS.length - 1] ?? UNDERTAKINGS[0]

const waiting = (register: RegisterId, account: string) =>
  many(
    z.object({ id: z.string(), role: z.string() }),
    sql`SELECT id, role FROM assignment WHERE register_id = ${register} AND account_id = ${account}
      AND undertaking_accepted_at IS NULL AND ended_at IS NULL ORDER BY id LIMIT 200`,
  )

export const showUndertaking = endpoint({
  does: 'Shows the confidentiality undertaking, and for which of one\u2019s own roles it still waits to be accepted.',
  method: 'GET',
  path: '/undertaking',
  registers: ['psop', 'provider'],
  mode: 'read',
  permit: UserAction.undertaking,
  purpose: 'managing-register',
  input: z.strictObject({}),
  output: z.object({
    version: z.int(),
    text: TrilingualText,
    waitingRoles: z.array(z.string()),
  }),
  load: (_input, { register, actor }) => ({ assignments: waiting(register.id, actor.id) }),
  decide: ({ assignments }, _input, { actor }) =>
    about(actor.id, { ...currentUndertaking, waitingRoles: [...new Set(assignments.map((one) => one.role))] }),
})

/** A right that is given later waits for a new acceptance: the undertaking belongs to the right. */
export const acceptUndertaking = endpoint({
  does: 'Accepts the confidentiality undertaking for one\u2019s own rights in the register that wait for it.',
  method: 'POST',
  path: '/undertaking',
  registers: ['psop', 'provider'],
  mode: 'write',
  permit: UserAction.undertaking,
  purpose: 'managing-register',
  input: z.strictObject({ version: z.int().min(1).max(10_000) }),
  output: z.object({ acceptedRoles: z.array(z.string()) }),
  load: (_input, { register, actor }) => ({ assignments: waiting(register.id, actor.id) }),
  decide: ({ assignments }, { version }, { register, actor, now }) => {
    if (version !== currentUndertaking.version) return refused(UndertakingRefusal['another-version'])
    const write = writeAny(
      assignmentTable,
      sql`UPDATE assignment SET undertaking_accepted_at = ${now}, undertaking_version = ${version}
        WHERE register_id = ${register.id} AND account_id = ${actor.id} AND undertaking_accepted_at IS NULL AND ended_at IS NULL`,
    )
    return about(
      actor.id,
      { acceptedRoles: [...new Set(assignments.map((one) => one.role))] },
      { writes: [write], source: 'organiser' },
    )
  },
})
