import path from 'node:path'
import { defaultDataFolder, startEmbedded } from '../server/src/platform/db/embedded.ts'
import { type Migrated, migrate } from '../server/src/platform/db/migrate.ts'
import { root, say } from './terminal.ts'

/** Everything that a running Seloste keeps; in version control's ignore list. */
export const dataFolder = path.join(root, '.data')

export interface MigratedDatabase extends Migrated {
  readonly ownerUrl: string
  stop(): Promise<void>
}

/** The database of DATABASE_URL, or else an embedded one; migrated. Says what it does. */
export async function openDatabase(): Promise<MigratedDatabase> {
  const given = process.env.DATABASE_URL
  if (!given) say('starting PostgreSQL (set DATABASE_URL to use your own)')
  const embedded = given ? null : await startEmbedded(defaultDataFolder)
  if (embedded) say(`PostgreSQL runs (${embedded.mode})`)
  const ownerUrl = given ?? embedded?.ownerUrl ?? ''
  const stop = async () => embedded?.stop()
  try {
    const migrated = await migrate({ ownerUrl, secretsFile: path.join(dataFolder, 'roles.json') })
    for (const name of migrated.applied) say(`migration ${name} applied`)
    say('the database is up to date')
    return { ...migrated, ownerUrl, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
