import { findPath } from '../../features/clients/paths.ts'
import { clientTexts } from '../../features/clients/texts.ts'
import type { Feature } from '../../features/feature.ts'
import { grantsPath, newGrantPath } from '../../features/grants/paths.ts'
import { grantTexts } from '../../features/grants/texts.ts'

/** What an organiser's people can do, each where the roles of the register's definition let them (`registers/psop.yaml`). */
export const features: readonly Feature[] = [
  { path: findPath, label: clientTexts.way, about: clientTexts.about, roles: ['official'] },
  { path: newGrantPath, label: grantTexts.newWay, about: grantTexts.newAbout, roles: ['official'] },
  { path: grantsPath, label: grantTexts.listWay, about: grantTexts.listAbout, roles: ['official'] },
]
