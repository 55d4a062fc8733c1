import { startOfDay } from '../time/helsinki.ts'
import { addDays, plainDate } from '../time/plain-date.ts'
import type { RegisterDefinition } from './definition.ts'

/** A version as it runs: what it says, and from which instant the engine follows it. */
export interface RunningVersion {
  readonly definition: RegisterDefinition
  readonly from: Date
}

/** Why versions of one register do not follow each other: which one is at fault, at which member, and what to do. */
export interface ChainFault {
  readonly version: number
  readonly member: 'version' | 'validFrom'
  readonly says: string
}

/** Versions that were or are in force follow each other day by day: no two at once, and no day without one. Drafts stand apart. */
export function chainFault(
  versions: readonly RegisterDefinition[],
  placeOf: (version: RegisterDefinition) => string,
): ChainFault | null {
  const inForce = versions.filter(({ status }) => status !== 'draft').sort((a, b) => a.version - b.version)
  for (const [i, later] of inForce.entries()) {
    const earlier = inForce[i - 1]
    if (!earlier) continue
    const { id, version, validFrom } = later
    const place = placeOf(earlier)
    if (version === earlier.version)
      return {
        version,
        member: 'version',
        says: `version ${version} of ${id} stands in ${place} too; raise the number`,
      }
    if (earlier.validTo === undefined || earlier.validTo >= validFrom)
      return {
        version,
        member: 'validFrom',
        says: `overlaps version ${earlier.version} in ${place}; end that one on the day before ${validFrom}`,
      }
    if (addDays(plainDate(earlier.validTo), 1) !== validFrom)
      return {
        version,
        member: 'validFrom',
        says: `leaves a hole after ${earlier.validTo}, where ${place} ends; begin on the next day`,
      }
  }
  return null
}

/**
 * From which instants the versions run, oldest first. The first one was in force before there was a system; a later one runs from the
 * start of its first day, and never before it was published: what was collected that morning stays under the earlier one.
 */
export const runningVersions = (
  versions: readonly { readonly definition: RegisterDefinition; readonly publishedAt: Date }[],
): readonly RunningVersion[] =>
  versions
    .filter(({ definition }) => definition.status !== 'draft')
    .sort((a, b) => a.definition.version - b.definition.version)
    .map(({ definition, publishedAt }, i) => {
      const day = startOfDay(plainDate(definition.validFrom))
      return { definition, from: i > 0 && publishedAt > day ? publishedAt : day }
    })

/** The version that runs at an instant; before the first one's first day, the first. Null when none was ever published. */
export const inForceAt = (versions: readonly RunningVersion[], at: Date): RegisterDefinition | null =>
  (versions.findLast(({ from }) => from <= at) ?? versions[0])?.definition ?? null

/** From which instant each purpose has stood in every version up to the one that runs; those of the first version are left out. */
export function purposesSince(versions: readonly RunningVersion[], at: Date): ReadonlyMap<string, Date> {
  const current = versions.findLastIndex(({ from }) => from <= at)
  const since = new Map<string, Date>()
  for (const { code, compatible } of versions[current]?.definition.purposes ?? []) {
    if (compatible !== undefined) continue
    let first = current
    while (first > 0 && versions[first - 1]?.definition.purposes.some((one) => one.code === code)) first -= 1
    const began = versions[first]
    if (first > 0 && began) since.set(code, began.from)
  }
  return since
}
