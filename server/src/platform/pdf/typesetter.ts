import { Worker } from 'node:worker_threads'
import { Problem } from '../http/problems.ts'
import { Refusal } from '../refusals.ts'
import type { Asked, Print, Told } from './work.ts'

/** Makes PDF files, one at a time, in a thread of their own. */
export interface Typesetter {
  print(document: Print): Promise<Uint8Array>
}

/** So many may wait at once; whoever comes then is told to come again. */
const MAX_WAITING = 16
/** A document takes a twentieth of a second. One that takes this long has gone wrong, and its thread with it. */
const LIMIT_MS = 10_000
/** Without work for so long the thread goes: it holds 40 MB. */
const IDLE_MS = 60_000

interface Waiting {
  readonly resolve: (pdf: Uint8Array) => void
  readonly reject: (fault: Error) => void
  readonly timer: NodeJS.Timeout
}

/** A typesetter whose thread starts with the first document. It does not keep a process alive. */
export function openTypesetter({ limitMs = LIMIT_MS, idleMs = IDLE_MS } = {}): Typesetter {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let last = 0

  function start(): Worker {
    const started = new Worker(new URL('./worker.ts', import.meta.url))
    started.on('message', (told: Told) => settle(told))
    started.on('error', (fault) => end(started, fault))
    started.on('exit', () => end(started, new Error('the typesetter ended')))
    // After the listeners, which would hold the process again.
    started.unref()
    return started
  }

  function settle(told: Told): void {
    const one = waiting.get(told.id)
    if (!one) return
    waiting.delete(told.id)
    clearTimeout(one.timer)
    if (waiting.size === 0) idle = setTimeout(() => worker && end(worker, new Error('idle')), idleMs).unref()
    if (told.pdf) one.resolve(told.pdf)
    else one.reject(new Error(`a document could not be set: ${told.fault}`))
  }

  /** The thread is gone, or must go: whoever waits for it hears so, and the next document starts another. */
  function end(ended: Worker, fault: unknown): void {
    if (worker !== ended) return
    worker = null
    void ended.terminate()
    const lost = [...waiting.values()]
    waiting.clear()
    for (const { reject, timer } of lost) {
      clearTimeout(timer)
      reject(fault instanceof Error ? fault : new Error(String(fault)))
    }
  }

  return {
    print(document) {
      if (waiting.size >= MAX_WAITING) return Promise.reject(new Refusal(Problem.unavailable))
      clearTimeout(idle)
      worker ??= start()
      const current = worker
      last += 1
      const asked: Asked = { id: last, ...document }
      return new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => end(current, new Error('a document took too long')),
          limitMs * (waiting.size + 1),
        )
        waiting.set(asked.id, { resolve, reject, timer })
        current.postMessage(asked)
      })
    },
  }
}
