import type { Text } from '../i18n/texts.ts'

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
}

/** The features that somebody with these roles is offered. */
export const offered = (features: readonly Feature[], roles: readonly string[]): readonly Feature[] =>
  features.filter((feature) => feature.roles.some((role) => roles.includes(role)))
