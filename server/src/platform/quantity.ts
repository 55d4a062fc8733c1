import { z } from 'zod'

/**
 * What a quantity is counted in. Quantities are whole minor units: minutes of a service paid by the hour, visits, days,
 * months, and cents where money itself is granted (a personal budget).
 */
export const Unit = z.enum(['minute', 'visit', 'day', 'month', 'cent'])
export type Unit = z.infer<typeof Unit>

/** How many minor units a price is for: a price of minutes is for an hour, any other for one of the unit. */
export const pricedBy = (unit: Unit): number => (unit === 'minute' ? 60 : 1)
