import { keepSeen, keptDay, type SeenEvent } from './day.ts'
import { outbox } from './outbox.ts'

/** The deliveries that this page has read or recorded; those of today are kept with the list of the day. */
const known = new Map<string, SeenEvent>()

/** Notes that the person at this device has these deliveries before their eyes. */
export function markSeen(events: readonly SeenEvent[]): void {
  for (const one of events) known.set(one.id, one)
  const { owner } = outbox.get()
  if (owner && events.length > 0) void keepSeen(owner, events)
}

/** What is known here of a contract's day: read, recorded, or waiting to be sent. Anything else that stands was recorded elsewhere. */
export function seenOnDay(register: string, contractId: string, day: string): readonly string[] {
  const seen = [...known.values(), ...(keptDay.get()?.seen ?? [])].filter(
    (one) => one.register === register && one.contractId === contractId && one.day === day,
  )
  const waiting = outbox
    .get()
    .visits.filter((one) => one.register === register && one.visit.contractId === contractId && one.visit.day === day)
  return [...new Set([...seen, ...waiting].map((one) => one.id))]
}
