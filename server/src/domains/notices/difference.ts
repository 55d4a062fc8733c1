import type { Text } from '../../platform/definitions/parts.ts'
import { type Notice, type Section, sentencesOf } from './notice.ts'
import { dayText, fill, join } from './wording.ts'

export interface Change {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly section: Section['code']
  /** Places of the definition that the sentence comes from. */
  readonly paths: readonly string[]
  readonly text: Text
}

interface Placed {
  readonly section: Section['code']
  readonly paths: readonly string[]
  readonly text: Text
  /** The sentence with the headings of the list that it stands in. */
  readonly whole: Text
}

const SAYS: Readonly<Record<Change['kind'], Text>> = {
  added: {
    fi: '{day} alkaen seloste sanoo myös: {now}',
    sv: 'Från och med {day} säger beskrivningen också: {now}',
    en: 'From {day} the notice also says: {now}',
  },
  removed: {
    fi: '{day} alkaen selosteessa ei enää ole: {before}',
    sv: 'Från och med {day} finns inte längre i beskrivningen: {before}',
    en: 'From {day} the notice no longer says: {before}',
  },
  changed: {
    fi: '{day} alkaen: {now} Aiemmin: {before}',
    sv: 'Från och med {day}: {now} Tidigare: {before}',
    en: 'From {day}: {now} Before: {before}',
  },
}

/** What a later version says otherwise than an earlier one, as sentences for people. `validFrom` is the later one's first day. */
export function differenceOf(notices: {
  readonly earlier: Notice
  readonly later: Notice
  readonly validFrom: string
}): readonly Change[] {
  const before = byPlace(notices.earlier)
  const now = byPlace(notices.later)
  const day = dayText(notices.validFrom)
  const change = (kind: Change['kind'], { section, paths }: Placed, parts: Readonly<Record<string, Text>>): Change => ({
    kind,
    section,
    paths,
    text: fill(SAYS[kind], { day, ...parts }),
  })
  const gone = [...before]
    .filter(([place]) => !now.has(place))
    .map(([, one]) => change('removed', one, { before: one.whole }))
  const other = [...now].flatMap(([place, one]) => {
    const earlier = before.get(place)
    if (!earlier) return [change('added', one, { now: one.whole })]
    if (earlier.text.fi === one.text.fi && earlier.text.sv === one.text.sv && earlier.text.en === one.text.en) return []
    return [change('changed', one, { now: one.whole, before: earlier.whole })]
  })
  return [...other, ...gone]
}

function byPlace(notice: Notice): ReadonlyMap<string, Placed> {
  const found = new Map<string, Placed>()
  for (const { code, sentences } of notice.sections) {
    const leads: Text[] = []
    for (const { paths, text, depth } of sentences) {
      const whole = join([...leads.slice(0, depth), text])
      leads.splice(depth, leads.length, text)
      // Several headings may come from one list: the text tells them apart.
      const place = `${code} ${paths[0]}${found.has(`${code} ${paths[0]}`) ? ` ${text.fi}` : ''}`
      found.set(place, { section: code, paths, text, whole })
    }
  }
  return found
}

/** How many sentences of a notice are kept in which way: how much of it is enforced. */
export const levelCounts = (notice: Notice): Readonly<Record<'enforced' | 'evidenced' | 'declared', number>> => {
  const counts = { enforced: 0, evidenced: 0, declared: 0 }
  for (const { level } of sentencesOf(notice)) counts[level] += 1
  return counts
}
