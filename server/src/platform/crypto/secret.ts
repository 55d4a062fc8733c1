import { inspect } from 'node:util'

const shown = '[secret]'

/**
 * A value that must not be seen by accident: printed, logged, put in a template, serialised or inspected it reads
 * `[secret]`, and the `sql` tag refuses it. Only `reveal` gives the value, so a search for `reveal(` finds each use.
 */
export class Secret<T> {
  readonly #value: T

  constructor(value: T) {
    this.#value = value
  }

  reveal(): T {
    return this.#value
  }

  toString(): string {
    return shown
  }

  toJSON(): string {
    return shown
  }

  [Symbol.toPrimitive](): string {
    return shown
  }

  [inspect.custom](): string {
    return shown
  }
}
