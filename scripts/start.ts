import { existsSync, readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import net from 'node:net'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { RunningServer, Start, StartOptions } from '../server/src/start-options.ts'
import { buildWeb, hasWeb, isWebStale } from './build-web.ts'
import { dataFolder, openDatabase } from './database.ts'
import { root, runScript, say } from './terminal.ts'

const port = Number(process.env.PORT ?? 8080)

/** Better said before the database starts than after. */
function refuseTakenPort(): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.on('error', () =>
      reject(new Error(`Port ${port} is taken: does Seloste run already? Else choose another: PORT=8081 npm start`)),
    )
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()))
  })
}

/** Resolves at the first Ctrl-C or SIGTERM. npm passes on what the terminal has sent already, so more may come. */
function whenToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}

async function loadServer(): Promise<Start> {
  const file = path.join(root, 'server/src/main.ts')
  const main: { start?: Start } = existsSync(file) ? await import(pathToFileURL(file).href) : {}
  if (!main.start) throw new Error('server/src/main.ts exports no start()')
  return main.start
}

/** The receiver of the log export, by the environment; its token stands in a file, so that no list of processes shows it. */
function logExport(): Pick<StartOptions, 'logExport'> {
  const { LOG_EXPORT_URL: url, LOG_EXPORT_TOKEN_FILE: file } = process.env
  return url ? { logExport: { url, token: file ? readFileSync(file, 'utf8').trim() : null } } : {}
}

await runScript(async () => {
  const told = whenToldToStop()
  await refuseTakenPort()
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const database = await openDatabase()
  let server: RunningServer | null = null
  try {
    if (hasWeb() && (await isWebStale())) {
      say('building the web')
      await buildWeb()
    }
    say('starting the server')
    const start = await loadServer()
    const { ownerUrl, appUrl, keysUrl, jobsUrl } = database
    const origin = process.env.ORIGIN ?? `http://localhost:${port}`
    server = await start({
      ...{ ownerUrl, appUrl, keysUrl, jobsUrl, dataFolder, profile: 'demo', port, origin },
      ...logExport(),
    })
    say(`ready: ${origin}  (Ctrl-C stops)`)
    await told
    say('stopping')
  } finally {
    await server?.stop()
    await database.stop()
  }
  say('stopped')
})
