import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Ready, ServerSettings, Usage } from './server.ts'

/** A server of ours in a process of its own, with sessions of real workers. */
export interface BenchServer extends Ready {
  readonly startMs: number
  readonly pid: number
  usage(): Promise<Usage>
  /** Opens or closes the doors of the definition, of a server that was started with notice-switch.ts; gives how often one was passed open. */
  doors(are: 'open' | 'closed'): Promise<number>
  stop(): Promise<void>
}

/** Starts one; `nodeArguments` may ask for a profile. */
export async function startServer(
  settings: ServerSettings,
  nodeArguments: readonly string[] = [],
): Promise<BenchServer> {
  const started = performance.now()
  const child = fork(path.join(import.meta.dirname, 'server.ts'), { execArgv: [...nodeArguments] })
  child.send(settings)
  const ready = await answer<Ready>(child)
  return {
    ...ready,
    startMs: performance.now() - started,
    pid: child.pid ?? 0,
    async usage() {
      child.send('usage')
      return await answer<Usage>(child)
    },
    async doors(are) {
      child.send(`doors ${are}`)
      return await answer<number>(child)
    },
    async stop() {
      const ended = once(child, 'exit')
      child.send('stop')
      await ended
    },
  }
}

/** The next message of the child. What it sends is what server.ts says it sends. */
async function answer<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController()
  try {
    return await Promise.race([
      once(child, 'message', { signal: ended.signal }).then(([message]) => message as T),
      once(child, 'exit', { signal: ended.signal }).then(([code]): never => {
        throw new Error(`the server under measurement ended with ${code}`)
      }),
    ])
  } finally {
    ended.abort()
  }
}
