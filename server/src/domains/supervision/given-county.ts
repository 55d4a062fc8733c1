/**
 * A made-up county's year of openings and recorded work, for proving the radar (INV-71). It knows nothing of the radar's rules or limits:
 * people work by turns, cover for each other, answer strangers' calls, open wrong files, forget to record, and live in towns where many
 * share a name. Everything follows from the seed.
 */

export interface CountyPlan {
  readonly seed: number
  readonly workers: number
  readonly days: number
  readonly snoopers: number
  /** Different people a day of the calendar, on average, whom a snooper opens without grounds. */
  readonly snoopsADay: number
}

export interface CountyWorker {
  readonly id: number
  readonly team: number
  readonly town: number
  readonly surname: number
  readonly turn: 'day' | 'three-turns'
  /** Share of work that is left unrecorded or recorded late, beside the ordinary. */
  readonly slack: number
  /** The person's own file and household, when they are clients too. */
  readonly self: number | null
  readonly household: readonly number[]
}

interface Person {
  readonly town: number
  readonly surname: number
  /** Turns of being a client: team, responsible worker, first and last day. */
  readonly team: number | null
  readonly own: number
  readonly from: number
  readonly to: number
}

export interface Act {
  /** Minutes from the first midnight. */
  readonly at: number
  readonly kind: 'open' | 'work'
  readonly worker: number
  readonly client: number
  readonly snooped: boolean
}

export interface County {
  readonly workers: readonly CountyWorker[]
  readonly people: readonly Person[]
  /** How many people of the register have the surname. */
  readonly bearers: ReadonlyMap<number, number>
  /** First day of each snooper. */
  readonly snoopers: ReadonlyMap<number, number>
  /** All acts in the order of time. */
  readonly acts: readonly Act[]
}

const TEAM = 20
/** Days of a year on which a worker is away in one piece. */
const HOLIDAY = 35
const MINUTES = 1_440

/** A small generator of even numbers in [0, 1): repeatable, and good enough for making up people. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function makeCounty(plan: CountyPlan): County {
  const random = randomOf(plan.seed)
  const below = (n: number): number => Math.floor(random() * n)
  const poisson = (mean: number): number => {
    const left = random()
    let p = Math.exp(-mean)
    let n = 0
    for (let rest = p; left > rest && n < 100; n += 1) {
      p *= mean / (n + 1)
      rest += p
    }
    return n
  }
  const teams = Math.ceil(plan.workers / TEAM)
  const towns = Math.max(2, Math.ceil(teams / 4))
  // Half of the towns are small: a dozen names cover four in ten of their people.
  const surnameIn = (town: number): number =>
    town % 2 === 1 && random() < 0.4 ? 100_000 + town * 12 + below(12) : Math.floor(3_000 ** random()) - 1

  const workers: CountyWorker[] = []
  const people: Person[] = []
  const bearers = new Map<number, number>()
  const addPerson = (person: Person): number => {
    people.push(person)
    bearers.set(person.surname, (bearers.get(person.surname) ?? 0) + 1)
    return people.length - 1
  }
  const place = (team: number) => team % towns
  const clientOf = (team: number, own: number, town: number, surname = surnameIn(town)): number => {
    const length = 60 + below(600)
    const from = below(plan.days + length) - length
    return addPerson({ town, surname, team, own, from, to: from + length })
  }
  for (let id = 0; id < plan.workers; id += 1) {
    const team = Math.floor(id / TEAM)
    const town = place(team)
    const surname = surnameIn(town)
    // One in twenty lives with a client, and one in forty is a client; both mostly of another team's.
    const household = random() < 0.05 ? [clientOf(below(teams), below(plan.workers), town, surname)] : []
    const self = random() < 0.025 ? clientOf(below(teams), below(plan.workers), town, surname) : null
    const slack = random() < 0.03 ? 0.3 : random() * 0.08
    const turn = team % 4 === 3 ? 'three-turns' : 'day'
    workers.push({ id, team, town, surname, turn, slack, self, household })
  }
  const mine: number[][] = workers.map(() => [])
  for (const { id, team, town } of workers)
    for (let i = 0; i < 45; i += 1) (mine[id] as number[]).push(clientOf(team, id, town))
  // People who call, or whose relatives do: in the register by an old or a coming matter, or by the call alone.
  for (let i = 0; i < plan.workers * 8; i += 1) {
    const town = below(towns)
    addPerson({ town, surname: surnameIn(town), team: null, own: -1, from: 0, to: 0 })
  }
  const ofTown: number[][] = Array.from({ length: towns }, () => [])
  const ofSurname = new Map<number, number[]>()
  people.forEach(({ town, surname }, i) => {
    ofTown[town]?.push(i)
    const named = ofSurname.get(surname)
    if (named) named.push(i)
    else ofSurname.set(surname, [i])
  })
  const one = (list: readonly number[] | undefined): number => list?.[below(list.length)] ?? below(people.length)

  const snoopers = new Map<number, number>()
  while (snoopers.size < plan.snoopers) {
    const id = below(plan.workers)
    const start = 30 + below(Math.max(1, plan.days - 60))
    // Who is about to go on holiday does not begin: the plan says how many a day, and on holiday nobody looks.
    const ofYear = (start + id * 11) % 365
    if (ofYear >= HOLIDAY && ofYear < 365 - 21) snoopers.set(id, start)
  }

  const days: Act[][] = Array.from({ length: plan.days + 5 }, () => [])
  const put = (at: number, kind: Act['kind'], worker: number, client: number, snooped = false): void => {
    days[Math.floor(at / MINUTES)]?.push({ at, kind, worker, client, snooped })
  }
  /** Work done for a client: mostly recorded the same hour, sometimes days later, sometimes never. */
  const record = (at: number, worker: CountyWorker, client: number, share: number): void => {
    const chance = random()
    const recorded = share * (1 - worker.slack)
    if (chance < recorded * 0.86) put(at + 5 + random() * 50, 'work', worker.id, client)
    else if (chance < recorded) put(at + random() * 4 * MINUTES, 'work', worker.id, client)
  }
  const openAndWork = (at: number, worker: CountyWorker, client: number, share: number): void => {
    // Three in two hundred first open somebody else of the same name; one in ten of these does not go on to the right one.
    if (random() < 0.015) {
      put(at - 0.5 - random() * 2, 'open', worker.id, one(ofSurname.get(people[client]?.surname ?? 0)))
      if (random() < 0.1) return
    }
    put(at, 'open', worker.id, client)
    record(at, worker, client, share)
  }

  /** When a worker is at work on a day, in minutes of it; null on a day off. */
  const turnOf = (worker: CountyWorker, day: number): readonly [number, number] | null => {
    const weekday = day % 7
    const holiday = (day + worker.id * 11) % 365
    if (holiday < HOLIDAY) return null
    if (worker.turn === 'day') return weekday < 5 ? [480, 960] : null
    const phase = (day + worker.id) % 6
    return phase >= 4
      ? null
      : phase === 0
        ? [420, 900]
        : phase === 1
          ? [840, 1_320]
          : phase === 2
            ? [1_320, 1_800]
            : [840, 1_320]
  }

  for (let day = 0; day < plan.days; day += 1) {
    for (const worker of workers) {
      const turn = turnOf(worker, day)
      const at = (): number => day * MINUTES + (turn ? turn[0] + random() * (turn[1] - turn[0]) : 0)
      if (turn) workDay(worker, day, at)
      const start = snoopers.get(worker.id)
      if (start !== undefined && day >= start && turn)
        // A working day's share of what the plan says for a day of the calendar: five days of seven, less the holidays.
        for (let n = poisson(plan.snoopsADay * 1.4); n > 0; n -= 1) {
          const fromHome = random() < 0.15
          put(fromHome ? day * MINUTES + 1_200 + random() * 200 : at(), 'open', worker.id, victimOf(worker), true)
        }
    }
  }

  function workDay(worker: CountyWorker, day: number, at: () => number): void {
    const openOf = (id: number): number[] =>
      (mine[id] ?? []).filter((c) => (people[c]?.from ?? 0) <= day && day <= (people[c]?.to ?? 0))
    const open = openOf(worker.id)
    const ended = (mine[worker.id] ?? []).filter((c) => day > (people[c]?.to ?? 0))
    for (let n = poisson(6); n > 0; n -= 1) openAndWork(at(), worker, one(open), 0.75)
    // Somebody of the team is away each day, and others see to their clients.
    for (let n = poisson(1.2); n > 0; n -= 1) {
      const mate = worker.team * TEAM + below(TEAM)
      openAndWork(at(), worker, one(openOf(mate)), 0.75)
    }
    // An old client's matter comes up: a question of the authorities, a bill, a new application.
    if (random() < 0.05 && ended.length > 0) openAndWork(at(), worker, one(ended), 0.8)
    // The day's duty officer of the team answers whoever calls; a few calls are about a person and come to nothing.
    if ((day + worker.id) % TEAM === 0)
      for (let n = poisson(12); n > 0; n -= 1) openAndWork(at(), worker, one(ofTown[worker.town]), 0.88)
    // A team's leader looks through closed files now and then, and signs for it.
    if (worker.id % TEAM === 0 && day % 30 === 12)
      for (let n = 0; n < 5; n += 1) {
        const mate = worker.team * TEAM + below(TEAM)
        openAndWork(at(), worker, one(mine[mate]), 0.9)
      }
    // Somebody asks for advice, often from another team, and both look at the file; who asked records, or does not.
    if (random() < 0.15) {
      const other = workers[below(workers.length)] ?? worker
      const client = one(openOf(other.id))
      const when = at()
      openAndWork(when, other, client, 0.75)
      put(when + random() * 20, 'open', worker.id, client)
    }
  }

  /** Whom a snooper opens: mostly strangers and people in the news, people of the town, own kin, colleagues, the team's clients. */
  function victimOf(worker: CountyWorker): number {
    const chance = random()
    if (chance < 0.55) return below(people.length)
    if (chance < 0.8) return one(ofTown[worker.town])
    if (chance < 0.88) return one(ofSurname.get(worker.surname))
    if (chance < 0.9) return worker.household[0] ?? one(ofTown[worker.town])
    if (chance < 0.92) {
      const mate = workers[worker.team * TEAM + below(TEAM)]
      return mate?.self ?? one(ofTown[worker.town])
    }
    return one(mine[worker.team * TEAM + below(TEAM)])
  }

  for (const acts of days) acts.sort((a, b) => a.at - b.at)
  return { workers, people, bearers, snoopers, acts: days.flat() }
}
