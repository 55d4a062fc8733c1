import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { openTally } from './access-log/tally.ts'
import { type LogKeys, openLogKeys } from './access-log/tree/keys.ts'
import { type AccessLog, openAccessLog } from './access-log/writer.ts'
import { type BlindIndexes, blindIndexes } from './crypto/blind-index.ts'
import { type DataKeys, openDataKeys } from './crypto/data-keys.ts'
import type { KeyModule } from './crypto/key-module.ts'
import { checkKnownAnswers } from './crypto/known-answers.ts'
import { type LogSealer, openLogSealer } from './crypto/log-sealer.ts'
import { openSealedKeyFile } from './crypto/sealed-key-file.ts'
import { openPool } from './db/pool.ts'
import { readCatalogues } from './definitions/load.ts'
import { type Definitions, openDefinitions } from './definitions/store.ts'
import { type OperationLog, openOperationLog } from './http/operation-log.ts'
import type { RegisterId } from './ids.ts'
import { openRegisters, type Registers } from './registers.ts'
import type { Clock } from './time/clock.ts'
import type { Engine } from './use-case/engine.ts'

export interface PlatformOptions {
  readonly appUrl: string
  readonly keysUrl: string
  readonly jobsUrl: string
  /** Keys and other files of the installation: 0700. */
  readonly dataFolder: string
  /** Where the catalogues are that all definitions share; the definitions themselves are in the database. */
  readonly definitionsFolder: string
  /** Where the logs' signing keys are, apart from the data keys, and the host that stands in the logs' names. */
  readonly logKeys: { readonly folder: string; readonly host: string }
  readonly profile: 'demo' | 'production'
  readonly clock: Clock
  readonly writeLine: (line: string) => void
  readonly quiet: boolean
  readonly poolSize: number
  /** How many people a register is made for: decides the length of name tokens. */
  readonly registerSize: number
}

/** Everything that is opened once for a process, wired together. */
export interface Platform extends Engine {
  readonly keysPool: pg.Pool
  readonly jobsPool: pg.Pool
  readonly logSealer: LogSealer
  readonly logKeys: LogKeys
  readonly definitions: Definitions
  readonly registers: Registers
  readonly operationLog: OperationLog
  readonly clock: Clock
  readonly log: AccessLog
  readonly dataKeys: DataKeys
  /** For the keys of the installation: sessions and what is kept of a sign-in. */
  readonly keyModule: Pick<KeyModule, 'name' | 'release'>
  close(): Promise<void>
}

/** Opens pools, keys, log and registers. Registers that have no keys yet get them here. */
export async function openPlatform(options: PlatformOptions): Promise<Platform> {
  // A cipher that does not give the published answers must not touch anybody's data (INV-37).
  checkKnownAnswers()
  const operationLog = openOperationLog(options.writeLine, () => options.clock.now(), options.quiet)
  const onError = (error: Error): void => operationLog.fault({ correlation: '', route: 'database', error })
  const pool = openPool(options.appUrl, options.poolSize, onError)
  const keysPool = openPool(options.keysUrl, 4, onError)
  const jobsPool = openPool(options.jobsUrl, 4, onError)
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 })
  const module = openSealedKeyFile({
    keyFile: join(options.dataFolder, 'keys.json'),
    rootKeyFile: join(options.dataFolder, 'root.key'),
    profile: options.profile,
  })
  const dataKeys = openDataKeys({ pool: keysPool, module })
  await dataKeys.listen()
  const definitions = await openDefinitions({
    pool,
    listenPool: jobsPool,
    catalogues: readCatalogues(join(options.definitionsFolder, 'catalogues')),
    fault: (error) => operationLog.fault({ correlation: '', route: 'definitions', error }),
  })
  const registers = openRegisters(pool, definitions, () => options.clock.now())
  for (const register of await registers.all()) await dataKeys.register(register.id)
  const logSealer = openLogSealer(module)
  // An account's id and numbers: whose files they were only the log of the register tells.
  const tally = openTally((facts) => operationLog.note('many-files-opened', facts))
  const log = openAccessLog(pool, logSealer, tally)
  const indexes = new Map<RegisterId, BlindIndexes>()
  const index = (register: RegisterId): BlindIndexes => {
    const made = indexes.get(register) ?? blindIndexes(module, register, options.registerSize)
    indexes.set(register, made)
    return made
  }
  return {
    pool,
    keysPool,
    jobsPool,
    log,
    logSealer,
    logKeys: openLogKeys(options.logKeys.folder, options.logKeys.host),
    dataKeys,
    index,
    tally,
    inventedOnly: options.profile !== 'production',
    definitions,
    registers,
    operationLog,
    keyModule: module,
    clock: options.clock,
    async close() {
      await definitions.close()
      await dataKeys.close()
      await Promise.all([pool.end(), keysPool.end(), jobsPool.end()])
    },
  }
}
