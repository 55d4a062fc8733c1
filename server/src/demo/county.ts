import path from 'node:path'
import { keptSigningKey } from '../adapters/worker-sign-in/keys.ts'
import { openInstallation } from '../installation/install.ts'
import { demoBaseSystem, demoOrganisations, demoRegisters, demoWorkers } from './people.ts'

/**
 * Enters the demo county as the owner: organisations, registers, accounts and first rights. What is there already
 * stays; only the issuer follows, because the stand-in's address does.
 */
export async function enterCounty(options: {
  readonly ownerUrl: string
  readonly dataFolder: string
  readonly issuer: string
  readonly now: Date
}): Promise<void> {
  const { issuer, now } = options
  const installation = await openInstallation(options.ownerUrl)
  try {
    for (const organisation of demoOrganisations) await installation.organisation(organisation)
    for (const register of demoRegisters) await installation.register(register)
    for (const worker of demoWorkers) {
      const { accountId: id, organisationId, name, email, language, subject, rights, cardId, serialNumber } = worker
      await installation.account({ id, organisationId, name, email, language, issuer, subject })
      await installation.accountIssuer(id, issuer)
      await installation.card({ id: cardId, accountId: id, serialNumber }, now)
      for (const right of rights)
        await installation.assignment({ ...right, accountId: id, validFrom: '2026-01-01' }, now)
    }
    // The base system of the demo is whoever holds this key: sign-in/README.md tells where it is.
    const { publicJwk } = await keptSigningKey(path.join(options.dataFolder, 'demo'), 'base-system')
    await installation.machineClient({ ...demoBaseSystem, keys: { keys: [publicJwk] } })
  } finally {
    await installation.close()
  }
}
