import { spawn } from 'node:child_process'
import path from 'node:path'

/** The repository's folder. */
export const root = path.resolve(import.meta.dirname, '..')

const started = performance.now()

/** A line of progress, with the time since the script began. */
export function say(text: string): void {
  const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`
  process.stdout.write(`${seconds.padStart(7)}  ${text}\n`)
}

/** Runs a script's main function; an error becomes one line, or its stack when DEBUG is set. */
export async function runScript(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    process.stderr.write(`${process.env.DEBUG ? stack : message}\n`)
    process.exitCode = 1
  }
}

/** Runs a program and gives its exit code and all it printed. */
export function run(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const add = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', add)
    child.stderr.on('data', add)
    child.on('error', (error) => resolve({ code: -1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? -1, output }))
  })
}

/** Runs a tool of node_modules/.bin under the Node that runs us. */
export const runTool = (name: string, args: readonly string[]): Promise<{ code: number; output: string }> =>
  run(path.join(root, 'node_modules/.bin', name), args, {
    ...process.env,
    PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH ?? ''}`,
  })
