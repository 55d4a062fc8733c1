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

/** What an entry of a list is to people: said in its own words, so that nobody has to know what a notice is made of. */
const OF_ENTRIES: readonly {
  readonly place: RegExp
  readonly added: Text
  readonly removed: Text
}[] = [
  {
    place: /^(subjects\/[^/]+\/fields\/|documents\/)/,
    added: {
      fi: '{day} alkaen rekisteriin tallennetaan myös: {now}',
      sv: 'Från och med {day} lagras också i registret: {now}',
      en: 'From {day} the register also stores: {now}',
    },
    removed: {
      fi: '{day} alkaen rekisteriin ei enää tallenneta: {before}',
      sv: 'Från och med {day} lagras inte längre i registret: {before}',
      en: 'From {day} the register no longer stores: {before}',
    },
  },
  {
    place: /^sources\/[^/]+$/,
    added: {
      fi: '{day} alkaen tietoja saadaan myös: {now}',
      sv: 'Från och med {day} fås uppgifter också: {now}',
      en: 'From {day} data also comes: {now}',
    },
    removed: {
      fi: '{day} alkaen tietoja ei enää saada: {before}',
      sv: 'Från och med {day} fås uppgifter inte längre: {before}',
      en: 'From {day} data no longer comes: {before}',
    },
  },
  {
    place: /^recipients\/[^/]+$/,
    added: {
      fi: '{day} alkaen tietoja luovutetaan myös: {now}',
      sv: 'Från och med {day} lämnas uppgifter också ut: {now}',
      en: 'From {day} data is also disclosed: {now}',
    },
    removed: {
      fi: '{day} alkaen tietoja ei enää luovuteta: {before}',
      sv: 'Från och med {day} lämnas uppgifter inte längre ut: {before}',
      en: 'From {day} data is no longer disclosed: {before}',
    },
  },
  {
    place: /^purposes\/[^/]+$/,
    added: {
      fi: '{day} alkaen tietoja käytetään myös: {now}',
      sv: 'Från och med {day} används uppgifterna också: {now}',
      en: 'From {day} the data is also used: {now}',
    },
    removed: {
      fi: '{day} alkaen tietoja ei enää käytetä: {before}',
      sv: 'Från och med {day} används uppgifterna inte längre: {before}',
      en: 'From {day} the data is no longer used: {before}',
    },
  },
  {
    place: /^roles\/[^/]+(\/actions\/[^/]+)?$/,
    added: {
      fi: '{day} alkaen rekisteriä käyttää myös: {now}',
      sv: 'Från och med {day} används registret också av: {now}',
      en: 'From {day} the register is also used by: {now}',
    },
    removed: {
      fi: '{day} alkaen rekisteriä ei enää käytä: {before}',
      sv: 'Från och med {day} används registret inte längre av: {before}',
      en: 'From {day} the register is no longer used by: {before}',
    },
  },
]

const wordingOf = (kind: Change['kind'], path: string): Text =>
  (kind === 'changed' ? undefined : OF_ENTRIES.find(({ place }) => place.test(path))?.[kind]) ?? SAYS[kind]

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
    text: fill(wordingOf(kind, paths[0] ?? ''), { day, ...parts }),
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
