import path from 'node:path'
import { keptDemoIssuer, writeDemoCards } from '../adapters/smart-card/simulator.ts'
import type { CardSettings } from '../web.ts'
import { demoWorkers } from './people.ts'

/** Opens a card's file in a browser. No secret: the cards are of invented people and open a demo only. */
const CARD_PASSWORD = 'harjoittelu'

/** The demo's cards: an issuer of our own, and a card file for each worker in `cards` below the data folder. */
export async function openDemoCards(options: {
  readonly dataFolder: string
  readonly port: number
  readonly now: () => Date
}): Promise<CardSettings> {
  const folder = path.join(options.dataFolder, 'demo')
  const issuer = await keptDemoIssuer(folder, options.now)
  await writeDemoCards({
    issuer,
    folder: path.join(folder, 'cards'),
    password: CARD_PASSWORD,
    holders: demoWorkers.map(({ serialNumber, name, organisation }) => {
      const [givenName = '', ...family] = name.split(' ')
      return { serialNumber, givenName, familyName: family.join(' '), organisation }
    }),
  })
  return {
    port: options.port,
    origin: `https://localhost:${options.port}`,
    ...issuer.issueServer('localhost'),
    issuers: [issuer],
  }
}
