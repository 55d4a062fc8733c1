import type { County } from './given-county.ts'
import {
  DAY_MS,
  type Explanation,
  type Finding,
  GRACE_MS,
  isOffDuty,
  isTogether,
  isWrongPerson,
  type Judged,
  judge,
  type Limits,
  type Memory,
  newMemory,
  type Opening,
  OWN_WORK_MS,
  type Relation,
  type Ties,
  type Work,
  workBehind,
} from './radar.ts'

const MINUTE = 60_000
const DAYS_OF_RELATION = 30

export interface Watched {
  /** Each finding with the day on which the nightly job made it. */
  readonly findings: readonly (Finding & { readonly day: number })[]
  readonly openings: number
  readonly explained: number
}

/** Reads a made-up county's year as the nightly job reads the register: each look is judged when its grace is over. */
export function watchCounty(county: County, limits: Limits, mostBearers: number): Watched {
  const { workers, people } = county
  const ofClient = new Map<number, Work[]>()
  const ofWorker = new Map<number, Work[]>()
  const openings: (Opening & { readonly w: number; readonly c: number })[] = []
  county.acts.forEach((act, i) => {
    const at = act.at * MINUTE
    const one = { at, worker: String(act.worker), client: String(act.client) }
    if (act.kind === 'work') {
      add(ofClient, act.client, one)
      add(ofWorker, act.worker, one)
      return
    }
    const minute = Math.floor(act.at % 1_440)
    const oddHour = minute < 390 || minute >= 1_080 || Math.floor(act.at / 1_440) % 7 >= 5
    openings.push({
      ...one,
      id: String(i),
      day: String(Math.floor(act.at / 1_440)),
      oddHour,
      w: act.worker,
      c: act.client,
    })
  })
  const nothing: readonly Work[] = []
  const explain = (opening: (typeof openings)[number]) =>
    workBehind(opening, {
      ofClient: near(ofClient.get(opening.c) ?? nothing, opening.at),
      isTeammate: (other) => workers[Number(other)]?.team === workers[opening.w]?.team,
    })
  const work = openings.map(explain)
  const grounded = new Map<number, Work[]>()
  openings.forEach((opening, i) => {
    if (work[i] === 'own-work') add(grounded, opening.c, opening)
  })
  const nextOf = nextOpenings(openings)
  const teamOf = new Map(workers.flatMap(({ self, team }) => (self === null ? [] : [[self, team] as const])))
  const memories = new Map<number, Memory>()
  const findings: (Finding & { readonly day: number })[] = []
  let explained = 0
  openings.forEach((opening, i) => {
    const next = nextOf[i] ?? -1
    const after = next < 0 ? null : { at: openings[next]?.at ?? 0, explained: (work[next] ?? null) !== null }
    const explanation: Explanation =
      work[i] ??
      (isTogether(opening, near(grounded.get(opening.c) ?? nothing, opening.at)) ? 'together' : null) ??
      (isWrongPerson(opening, after) ? 'wrong-person' : null)
    if (work[i]) explained += 1
    const worker = workers[opening.w]
    const person = people[opening.c]
    if (!worker || !person) return
    const relation: Relation =
      person.team !== worker.team || person.from * DAY_MS > opening.at
        ? 'none'
        : (person.to + DAYS_OF_RELATION) * DAY_MS < opening.at
          ? 'closed'
          : 'open'
    const same = person.surname === worker.surname
    const ties: Ties = {
      self: worker.self === opening.c,
      home: worker.household.includes(opening.c),
      surname: !same ? 'no' : (county.bearers.get(person.surname) ?? 0) <= mostBearers ? 'rare' : 'common',
      colleague: !explanation && teamOf.get(opening.c) === worker.team,
    }
    const oddHour = opening.oddHour && isOffDuty(opening, near(ofWorker.get(opening.w) ?? nothing, opening.at))
    const memory = memories.get(opening.w) ?? newMemory()
    memories.set(opening.w, memory)
    const judged: Judged = { ...opening, oddHour, relation, ties, explanation }
    for (const finding of judge(memory, judged, limits))
      findings.push({ ...finding, day: Math.ceil((opening.at + GRACE_MS) / DAY_MS) })
  })
  return { findings, openings: openings.length, explained }
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

/** The part of a list in the order of time that can matter for an instant. */
function near(list: readonly Work[], at: number): readonly Work[] {
  return list.slice(firstFrom(list, at - OWN_WORK_MS), firstFrom(list, at + GRACE_MS + 1))
}

function firstFrom(list: readonly Work[], at: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((list[middle]?.at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}

/** For each opening the place of the same worker's next one, or -1. */
function nextOpenings(openings: readonly { readonly w: number }[]): Int32Array {
  const next = new Int32Array(openings.length).fill(-1)
  const seen = new Map<number, number>()
  for (let i = openings.length - 1; i >= 0; i -= 1) {
    const worker = openings[i]?.w ?? 0
    next[i] = seen.get(worker) ?? -1
    seen.set(worker, i)
  }
  return next
}
