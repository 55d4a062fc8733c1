import { IdentityCode, identityCheckCharacter } from '../../server/src/platform/formats/identity-code.ts'
import { addDays, plainDate } from '../../server/src/platform/time/plain-date.ts'
import { mixed } from './ids.ts'

const syllables = [
  ...['vir', 'ta', 'nen', 'kor', 'ho', 'la', 'ma', 'ki', 'ni', 'jar', 'vi', 'lai', 'hei', 'nin', 'kan', 'ga', 'as'],
  ...['pe', 'ri', 'sa', 'lo', 'mat', 'ti', 'la', 'to', 'ko', 'ski', 'su', 'mi', 'nie', 'mel', 'haa', 'pa', 'ja', 'le'],
  ...['ik', 'ka', 'tuo', 'ran', 'saa', 'vuo', 'kal', 'li', 'lep', 'po', 'hok', 'sun', 'rau', 'ha'],
]

/** An invented name of syllables. Common ones come often, as names do: the rank follows a power. */
function nameOf(seed: string, person: number, names: number, parts: number): string {
  const share = mixed(`${seed}-rank`, person, 2 ** 31) / 2 ** 31
  const rank = Math.floor(names * share ** 2.2)
  const length = parts + (rank % 3)
  const text = Array.from({ length }, (_, i) => syllables[mixed(`${seed}-${i}`, rank, syllables.length)] ?? 'la').join(
    '',
  )
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export interface BenchPerson {
  readonly givenNames: string
  readonly familyName: string
  readonly identityCode: IdentityCode
}

const FIRST_BIRTH = plainDate('1930-01-01')

/** An invented person; the individual number of the identity code is 900 … 999, which nobody has. */
export function personOf(number: number): BenchPerson {
  const born = addDays(FIRST_BIRTH, Math.floor(number / 100))
  const day = `${born.slice(8, 10)}${born.slice(5, 7)}${born.slice(2, 4)}`
  const individual = String(900 + (number % 100))
  const check = identityCheckCharacter(`${day}${individual}`)
  return {
    givenNames: nameOf('given', number, 2_000, 2),
    familyName: nameOf('family', number, 20_000, 2),
    identityCode: IdentityCode.parse(`${day}-${individual}${check}`),
  }
}
