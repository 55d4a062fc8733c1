import type { ComponentChild } from 'preact'

/** One state of a component, as the catalogue shows it. */
export interface Example {
  readonly name: string
  readonly draw: () => ComponentChild
}
