/** A day without a time: `YYYY-MM-DD`, always a day that exists in the calendar. */
export type PlainDate = string & { readonly __plainDate: true }

/** A Finnish personal identity code (henkilötunnus) whose day exists and whose check character is right. */
export type IdentityCode = string & { readonly __identityCode: true }

const dayForm = /^(\d{4})-(\d{2})-(\d{2})$/
const codeForm = /^(\d{2})(\d{2})(\d{2})([-+A-FU-Y])(\d{3})([0-9A-FHJ-NPR-Y])$/
const checkCharacters = '0123456789ABCDEFHJKLMNPRSTUVWXY'

/** The text as a day, or null when it is not one that exists. */
export function parsePlainDate(text: string): PlainDate | null {
  const [, year, month, day] = dayForm.exec(text) ?? []
  if (!year || !month || !day) return null
  return isDay(Number(year), Number(month), Number(day)) ? (text as PlainDate) : null
}

function isDay(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  const last = lengths[month - 1]
  return year > 0 && last !== undefined && day >= 1 && day <= last
}

/** The text as an identity code, or null. Government decree 128/2010, section 2, with the century signs of 2023. */
export function parseIdentityCode(text: string): IdentityCode | null {
  const [, day, month, year, , number, check] = codeForm.exec(text) ?? []
  if (!day || !month || !year || !number || !check) return null
  if (checkCharacterOf(`${day}${month}${year}${number}`) !== check) return null
  const code = text as IdentityCode
  return parsePlainDate(birthText(code)) ? code : null
}

/** The check character of the nine digits `ppkkvvnnn`. The century sign takes no part in it. */
export const checkCharacterOf = (nineDigits: string): string => checkCharacters.charAt(Number(nineDigits) % 31)

/** The birth day that the code carries. */
export function birthDayOf(code: IdentityCode): PlainDate {
  const day = parsePlainDate(birthText(code))
  if (!day) throw new Error('an identity code without a birth day was let through')
  return day
}

function birthText(code: IdentityCode): string {
  const sign = code.charAt(6)
  const century = sign === '+' ? '18' : '-YXWVU'.includes(sign) ? '19' : '20'
  return `${century}${code.slice(4, 6)}-${code.slice(2, 4)}-${code.slice(0, 2)}`
}
