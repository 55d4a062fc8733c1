import type { InputOf, OutputOf } from '../../api/endpoint.ts'
import type { createGrant, listServices } from '../../api/endpoints.ts'
import { isDay } from '../../format/day.ts'
import { readEuros, readWhole } from '../../format/money.ts'
import type { Unit } from '../../format/quantity.ts'
import { readParts } from '../../forms/quantity-parts.ts'
import type { Reading } from '../../forms/use-form.ts'

export type Service = OutputOf<typeof listServices>['services'][number]

/** The grant form as it is typed. Names are the server's where it may refuse the field. */
export interface TypedGrant {
  readonly [name: string]: string
  readonly serviceId: string
  readonly kind: string
  readonly validFrom: string
  readonly validTo: string
  readonly per: string
  readonly hours: string
  readonly minutes: string
  readonly amount: string
  readonly decidedOn: string
  readonly monthlyIncomeCents: string
  readonly householdSize: string
  readonly additionalInformation: string
}

export const emptyGrant = (today: string): TypedGrant => ({
  serviceId: '',
  kind: '',
  validFrom: today,
  validTo: '',
  per: '',
  hours: '',
  minutes: '',
  amount: '',
  decidedOn: today,
  monthlyIncomeCents: '',
  householdSize: '',
  additionalInformation: '',
})

/** What the form says, without whom it is for and under which id. */
export type GrantContent = Omit<InputOf<typeof createGrant>, 'register' | 'id' | 'for'>

/** What is said of each thing that cannot be read. */
export interface GrantFaults {
  readonly chooseService: string
  readonly chooseKind: string
  readonly dayMissing: string
  readonly daysCrossed: string
  readonly choosePer: string
  readonly quantityWrong: string
  readonly incomeWrong: string
  readonly householdWrong: string
}

/** The version of a service that is in force on a day; before the first one begins, the first. */
export function serviceOn(services: readonly Service[], id: string, day: string): Service | undefined {
  const versions = services.filter((one) => one.id === id).sort((a, b) => (a.valid_from < b.valid_from ? -1 : 1))
  return versions.filter((one) => one.valid_from <= day).at(-1) ?? versions[0]
}

/** Whether the value of the service is counted from the client's income, which is then asked. */
export const asksIncome = (service: Service | undefined): boolean =>
  service?.value_rule.kind === 'by-income' || service?.value_rule.kind === 'by-client-fee'

/** In which of the fields a quantity is typed first. */
const quantityField = (unit: Unit): 'hours' | 'amount' => (unit === 'minute' ? 'hours' : 'amount')

/** What was typed as a grant, or what is wrong with each field. */
export function readGrant(
  typed: TypedGrant,
  services: readonly Service[],
  says: GrantFaults,
): Reading<TypedGrant, GrantContent> {
  const { serviceId, validFrom, validTo, decidedOn, per, additionalInformation } = typed
  const service = serviceOn(services, serviceId, validFrom)
  if (!service) return { errors: { serviceId: says.chooseService } }
  const quantity = readParts(typed, service.unit)
  const income = readEuros(typed.monthlyIncomeCents)
  const size = readWhole(typed.householdSize)
  const kind = service.kinds.length === 1 ? service.kinds[0] : service.kinds.find((one) => one === typed.kind)
  const errors: Record<string, string> = {}
  if (kind === undefined) errors.kind = says.chooseKind
  if (!isDay(validFrom)) errors.validFrom = says.dayMissing
  if (!isDay(validTo)) errors.validTo = says.dayMissing
  else if (validTo < validFrom) errors.validTo = says.daysCrossed
  if (per !== 'month' && per !== 'whole-time') errors.per = says.choosePer
  if (quantity === undefined) errors[quantityField(service.unit)] = says.quantityWrong
  if (!isDay(decidedOn)) errors.decidedOn = says.dayMissing
  if (asksIncome(service)) {
    if (income === undefined) errors.monthlyIncomeCents = says.incomeWrong
    if (size === undefined || size < 1 || size > 20) errors.householdSize = says.householdWrong
  }
  if (Object.keys(errors).length > 0 || kind === undefined || quantity === undefined) return { errors }
  return {
    value: {
      serviceId,
      kind,
      validFrom,
      validTo,
      quota: { per: per === 'month' ? 'month' : 'whole-time', quantity },
      decidedOn,
      monthlyIncomeCents: asksIncome(service) ? (income ?? null) : null,
      householdSize: asksIncome(service) ? (size ?? null) : null,
      additionalInformation: additionalInformation.trim() || null,
    },
  }
}

/** How many calendar months two days touch: a monthly quota is granted in each. */
export function monthsTouched(from: string, to: string): number {
  const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return to < from ? 0 : months(to) - months(from) + 1
}
