/** The number of a day `YYYY-MM-DD` in a row of all days, so that two can be subtracted. The year counts from March. */
function dayNumber(day: string): number {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
  const counted = month < 3 ? year - 1 : year
  const marchMonth = (month + 9) % 12
  const leaps = Math.floor(counted / 4) - Math.floor(counted / 100) + Math.floor(counted / 400)
  return counted * 365 + leaps + Math.floor((marchMonth * 153 + 2) / 5) + date
}

/** How many days from a day to a later one: tomorrow is one. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/** The month `YYYY-MM` so many months from another. */
export function addMonths(month: string, count: number): string {
  const counted = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count
  return `${Math.floor(counted / 12)}-${String((counted % 12) + 1).padStart(2, '0')}`
}
