import type { Text } from '../i18n/texts.ts'
import type { RegisterOfSession } from '../session/session.ts'

/** A capability as a portal offers it: its way in the menu and on the register's first page. */
export interface Feature {
  /** The pattern of its first page: `/organiser/r/:register/clients`. */
  readonly path: string
  readonly label: Text
  readonly about: Text
  /**
   * Whose menu it is in. Only a courtesy, so that nobody sees ways that lead nowhere for them: what may be done is
   * decided by the server at each call.
   */
  readonly roles: readonly string[]
  /** The definition of the registers that have it, when a role of the same name stands in registers of several kinds. */
  readonly definition?: string
}

/** The features that somebody is offered in a register. */
export const offered = (
  features: readonly Feature[],
  register: Pick<RegisterOfSession, 'roles' | 'definition'>,
): readonly Feature[] =>
  features.filter(
    ({ roles, definition }) =>
      roles.some((role) => register.roles.includes(role)) &&
      (definition === undefined || definition === register.definition),
  )
