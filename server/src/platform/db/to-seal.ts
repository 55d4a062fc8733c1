import type { SealedGroup } from '../crypto/groups.ts'

/** A parameter that the platform seals just before it is sent, so that rules and queries never hold keys. */
export class ToSeal {
  readonly group: SealedGroup<unknown>
  readonly rowId: string
  readonly holder: string
  readonly value: unknown

  constructor(group: SealedGroup<unknown>, at: { rowId: string; holder: string }, value: unknown) {
    this.group = group
    this.rowId = at.rowId
    this.holder = at.holder
    this.value = value
  }
}

/** Asks for a field group to be sealed under its holder's key and stored in the row. */
export const toSeal = <T>(group: SealedGroup<T>, at: { rowId: string; holder: string }, value: T): ToSeal =>
  new ToSeal(group as SealedGroup<unknown>, at, group.schema.parse(value))
