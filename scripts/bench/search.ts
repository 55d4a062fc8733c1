import path from 'node:path'
import { findClient } from '../../server/src/domains/clients/find-client.ts'
import { permittedObjects } from '../../server/src/platform/authorisation/rules.ts'
import { blindIndexes } from '../../server/src/platform/crypto/blind-index.ts'
import type { Sql } from '../../server/src/platform/db/sql.ts'
import { rolesWith } from '../../server/src/platform/definitions/definition.ts'
import { loadDefinitions } from '../../server/src/platform/definitions/load.ts'
import { newId } from '../../server/src/platform/ids.ts'
import { systemClock } from '../../server/src/platform/time/clock.ts'
import { dayOf } from '../../server/src/platform/time/helsinki.ts'
import type { Context } from '../../server/src/platform/use-case/endpoint.ts'
import { root } from '../terminal.ts'
import { benchCode, benchRegister, openBenchKeys } from './fill.ts'
import { idOf } from './ids.ts'

/** The statements that a search by these names sends for an official, and their tokens as they stand among the parameters. */
export function nameSearch(
  clients: number,
  names = 'virtanen maria',
): { readonly found: Sql; readonly crowd: Sql; readonly tokens: readonly string[] } {
  const definition = loadDefinitions(path.join(root, 'registers')).get('psop')
  if (!definition) throw new Error('registers/psop.yaml is missing')
  const now = systemClock.now()
  const today = dayOf(now)
  const id = idOf('account', 0)
  const index = blindIndexes(openBenchKeys(), benchRegister, clients)
  const ruleOf = (code: string) => ({ register: benchRegister, roles: rolesWith(definition, code), today })
  const permittedTo: Context['permittedTo'] = (action) => permittedObjects(action, ruleOf(action.code), [id])
  const context: Context = {
    register: {
      id: benchRegister,
      code: benchCode,
      definition,
      purposesSince: new Map(),
      controller: { id: '', name: '', businessId: '' },
    },
    actor: { kind: 'worker', id, ids: [id], organisationId: idOf('organisation', 0) },
    now,
    today,
    permitted: permittedTo(findClient.permit),
    permittedTo,
    rule: ruleOf(findClient.permit.code),
    index,
    newId: <Kind extends string>() => newId<Kind>(now),
  }
  const { found, crowd } = findClient.load({ names }, context, undefined)
  return { found: found.sql, crowd: crowd.sql, tokens: index.searchTokens(names).map(String) }
}
