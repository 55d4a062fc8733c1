import path from 'node:path'
import type { run } from 'node:test'
import { inspect } from 'node:util'
import { root, say } from './terminal.ts'

/** What a run of tests came to; the last lines of `npm test` are made of the sum. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
  /** Each failure in full, to be told again at the end: of a long output often only the end is kept. */
  readonly failures: string[]
}

export const noCounts = (): Counts => ({ passed: 0, failed: 0, skipped: 0, failures: [] })

/** Prints a failure and keeps it for the end. */
export function tellFailure(counts: Counts, what: string): void {
  counts.failures.push(what)
  say(`FAILED ${what}`)
}

/** How much of what a file printed is shown when it fails: its end, in characters. */
const PRINTED_KEPT = 6_000

type Events = ReturnType<typeof run>

/**
 * Prints what tests do while they do it: a line for each file, each failure in full, what was skipped and why, and and
 * at the end what the files that failed printed themselves. A file in which nothing was tested counts as failed. `keep` gets a line for each
 * test and figure.
 */
export async function report(events: Events, keep: (line: string) => void = () => {}): Promise<Counts> {
  const counts = noCounts()
  const printed = new Map<string, string>()
  const failedFiles = new Set<string>()
  for await (const event of events) {
    switch (event.type) {
      case 'test:pass': {
        const { name, skip, todo, details, file } = event.data
        if (details.type !== 'suite' && name !== file)
          keep(`passed  ${Math.round(details.duration_ms)} ms  ${relative(file ?? '')}  ${name}`)
        if (isSet(skip) || isSet(todo)) {
          counts.skipped += 1
          say(`skipped: ${name} (${reason(skip ?? todo)})`)
        } else if (name === file) {
          counts.failed += 1
          tellFailure(counts, `${relative(file)}: there is no test in it`)
        } else if (details.type !== 'suite') {
          counts.passed += 1
        }
        break
      }
      case 'test:fail': {
        const { name, todo, details, file, line } = event.data
        keep(`FAILED  ${Math.round(details.duration_ms)} ms  ${relative(file ?? '')}  ${name}`)
        if (isSet(todo)) {
          counts.skipped += 1
          say(`skipped: ${name} (${reason(todo)})`)
          break
        }
        failedFiles.add(file ?? name)
        if (details.type !== 'suite' || failureType(details.error) !== 'subtestsFailed') counts.failed += 1
        if (failureType(details.error) === 'cancelledByParent') {
          tellFailure(counts, `${name}: it was not run, since what it needs failed`)
        } else if (failureType(details.error) !== 'subtestsFailed') {
          const place = file === undefined || name === file ? relative(name) : `${relative(file)}:${line}  ${name}`
          tellFailure(counts, `${place}\n${indented(explain(details.error))}`)
        }
        break
      }
      case 'test:summary': {
        const { file, counts: of, duration_ms } = event.data
        if (!file) break
        const failed = of.failed + of.cancelled
        const bad = failed > 0 ? `, ${failed} FAILED` : ''
        if (failed === 0) printed.delete(file)
        say(`${relative(file)}  ${of.passed} passed${bad} (${Math.round(duration_ms)} ms)`)
        break
      }
      case 'test:diagnostic':
        if (event.data.file) keep(`figure  ${relative(event.data.file)}  ${event.data.message}`)
        break
      case 'test:stdout':
      case 'test:stderr': {
        const { file = '', message } = event.data
        printed.set(file, `${printed.get(file) ?? ''}${message}`.slice(-PRINTED_KEPT))
        break
      }
    }
  }
  for (const file of failedFiles) {
    if (printed.has(file)) say(`what ${relative(file)} printed:\n${printed.get(file)}`)
  }
  return counts
}

const relative = (file: string): string => path.relative(root, file)
const isSet = (mark: string | boolean | undefined): boolean => mark !== undefined && mark !== false
const reason = (mark: string | boolean | undefined): string => (typeof mark === 'string' ? mark : 'no reason given')

const failureType = (error: Error): unknown => ('failureType' in error ? error.failureType : undefined)

/** The test runner wraps what was thrown; the reader wants what was thrown. */
function explain(error: Error): string {
  const thrown = error.cause instanceof Error ? error.cause : error
  return inspect(thrown, { colors: false, depth: 4 })
}

const indented = (text: string): string => text.replaceAll(/^/gm, '         ')
