import { createHash } from 'node:crypto'

/**
 * Ids that follow from a number, so that the load generator, the fill and the floors mean the same row without asking.
 * Shaped as UUIDv7 of one instant.
 */
const kinds = [
  'register',
  'organisation',
  'account',
  'assignment',
  'service',
  'version',
  'provider',
  'admission',
  'price',
] as const
const many = [
  'client',
  'decision',
  'period',
  'order',
  'contract',
  'reservation',
  'event',
  'posting',
  'mandate',
  'proxy',
] as const
export type Numbered = (typeof kinds)[number] | (typeof many)[number]

const head = (kind: Numbered): string => {
  const number = [...kinds, ...many].indexOf(kind) + 1
  return `019b8d5c-${number.toString(16).padStart(4, '0')}-7000-8000-`
}

export const idOf = (kind: Numbered, number: number): string => `${head(kind)}${number.toString(16).padStart(12, '0')}`

/** The same as an SQL expression of a number. */
export const idSql = (kind: Numbered, number: string): string =>
  `('${head(kind)}' || lpad(to_hex(${number}), 12, '0'))::uuid`

/** The same as a pattern of Lua's string.format. */
export const idLua = (kind: Numbered): string => `${head(kind)}%012x`

/** Who is who: each client has two decisions, each with its period, order, contract and reservation of the same number. */
export const SERVICES = 10
export const PROVIDERS = 20
export const DECISIONS_EACH = 2
/** Every so many clients have somebody who acts on behalf. */
export const MANDATE_EVERY = 10

export const clientOf = (decision: number): number => Math.floor(decision / DECISIONS_EACH)
export const serviceOf = (decision: number): number => (clientOf(decision) + (decision % DECISIONS_EACH) * 3) % SERVICES
export const providerOf = (decision: number): number => (clientOf(decision) + (decision % DECISIONS_EACH)) % PROVIDERS

/** A number in [0, below) that looks random and is always the same. */
export const mixed = (seed: string, number: number, below: number): number =>
  createHash('md5').update(`${seed}|${number}`).digest().readUInt32BE(0) % below
