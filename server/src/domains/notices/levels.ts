import { LEVELS, type Level } from '../../platform/definitions/catalogues.ts'
import { type Matter, named } from './wording.ts'

/** Parts of a definition that the engine refuses to leave, in the registers it serves: the question is asked at its doors. */
const ENFORCED = [
  'serves',
  'purposes',
  'subjects',
  'identityCode',
  'existsFrom',
  'selfMaintained',
  'nonDisclosure',
  'combining',
  'flows',
  'roles',
  'session',
  'strongSignIn',
  'logs/eachHandling',
]
/** Parts of which the engine demands a record before it lets anybody act, or makes one by itself. */
const EVIDENCED = ['granting/undertaking', 'logs/spotChecks', 'logs/radar', 'breach']

const startsWith = (path: string, parts: readonly string[]): boolean =>
  parts.some((part) => path === part || path.startsWith(`${part}/`))

/**
 * How a sentence is kept. What the engine does not serve is words alone, whatever it promises; a sentence from several places
 * is kept as well as the weakest of them.
 */
export function levelOf(paths: readonly string[], { definition, catalogues }: Matter): Level {
  if (!definition.serves) return 'declared'
  const levels = paths.map((path): Level => {
    const [first = '', second = ''] = path.split('/')
    if (first === 'measures') return named(catalogues.measures, second).level
    // Documents have no tables yet, so only a source's fields are asked about.
    if (first === 'sources' && second !== '')
      return (definition.sources.find(({ kind }) => kind === second)?.documents.length ?? 0) > 0
        ? 'declared'
        : 'enforced'
    // The nightly run ends the keeping of clients alone, and only by a time that it can count.
    if (first === 'retention' && second === 'client')
      return definition.retention.some(
        ({ scope, atMostMonths, onEnd }) => scope === 'client' && atMostMonths !== undefined && onEnd === 'delete',
      ) && !path.includes('minimumNorms')
        ? 'enforced'
        : 'declared'
    if (startsWith(path, ENFORCED)) return 'enforced'
    return startsWith(path, EVIDENCED) ? 'evidenced' : 'declared'
  })
  return LEVELS[Math.max(...levels.map((level) => LEVELS.indexOf(level)))] ?? 'declared'
}
