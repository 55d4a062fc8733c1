import { accessLogTable } from '../../platform/access-log/tables.ts'
import { destroyOldest } from '../../platform/access-log/tree/destroy.ts'
import { inRegister } from '../../platform/db/pool.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { dayOf, startOfDay } from '../../platform/time/helsinki.ts'
import { firstDayWithin } from '../../platform/time/plain-date.ts'
import { certify, type ErasingParts, type Slice } from './erase.ts'

/**
 * Destroys a slice of the access log's oldest records at the end of their time (PSOP-84; 12 years), with a certificate of how many. Their
 * leaves stay, so that what is kept can be proved as before (INV-26). Resolves to whether there are more.
 */
export async function eraseOldLog(parts: ErasingParts & Pick<Platform, 'logKeys'>, slice: Slice): Promise<boolean> {
  const { register, now } = slice
  const line = register.definition.retention.find(({ scope }) => scope === 'access-log')
  if (line?.atMostMonths === undefined) return false
  const before = startOfDay(firstDayWithin(line.atMostMonths, dayOf(now)))
  return await inRegister(parts.jobsPool, register.id, 'write', async (transaction) => {
    const { runs, rows } = await destroyOldest(transaction, parts.logKeys, register.id, before)
    if (runs === 0) return false
    await certify(parts, transaction, {
      slice,
      certificate: newId<'DestructionCertificate'>(now),
      line,
      persons: [],
      destroyed: [{ table: accessLogTable.name, rows, holders: [] }],
    })
    return true
  })
}
