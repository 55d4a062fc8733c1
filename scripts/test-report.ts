import path from 'node:path'
import type { run } from 'node:test'
import { inspect } from 'node:util'
import { root, say } from './terminal.ts'

/** What a run of tests came to; the last line of `npm test` is made of the sum. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
}

type Events = ReturnType<typeof run>

/**
 * Prints what tests do while they do it: a line for each file, each failure in full, what was skipped and why, and
 * whatever the tests print. A file in which nothing was tested counts as failed. `keep` gets a line for each test and figure.
 */
export async function report(events: Events, keep: (line: string) => void = () => {}): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
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
          say(`FAILED ${relative(file)}: there is no test in it`)
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
        if (details.type !== 'suite' || failureType(details.error) !== 'subtestsFailed') counts.failed += 1
        if (failureType(details.error) === 'cancelledByParent') {
          say(`FAILED ${name}: it was not run, since what it needs failed`)
        } else if (failureType(details.error) !== 'subtestsFailed') {
          const place = file === undefined || name === file ? relative(name) : `${relative(file)}:${line}  ${name}`
          say(`FAILED ${place}\n${indented(explain(details.error))}`)
        }
        break
      }
      case 'test:summary': {
        const { file, counts: of, duration_ms } = event.data
        if (!file) break
        const bad = of.failed + of.cancelled > 0 ? `, ${of.failed + of.cancelled} FAILED` : ''
        say(`${relative(file)}  ${of.passed} passed${bad} (${Math.round(duration_ms)} ms)`)
        break
      }
      case 'test:diagnostic':
        if (event.data.file) keep(`figure  ${relative(event.data.file)}  ${event.data.message}`)
        break
      case 'test:stdout':
        process.stdout.write(event.data.message)
        break
      case 'test:stderr':
        process.stderr.write(event.data.message)
        break
    }
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
