import { cents } from '../../platform/money.ts'
import { type ValueRule, valueRule } from './value-rules.ts'

/** A voucher worth so many cents an hour, for tests and the demo. */
export const fixedHourly = (value: number): ValueRule =>
  valueRule({ form: 1, kind: 'hourly', valueCents: cents(value) })
