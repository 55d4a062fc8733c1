import path from 'node:path'
import { loadDefinitions } from '../server/src/platform/definitions/load.ts'
import { definedEndpoints } from './generated-api.ts'

/** `docs/permissions.md`: for each register definition, what each role may do, by which endpoints and for which purpose. */
export function generatedPermissions(): string {
  const definitions = loadDefinitions(path.resolve(import.meta.dirname, '../registers'))
  const endpoints = Object.values(definedEndpoints())
  const parts = [...definitions.values()].map((definition) => {
    const roles = definition.roles.map((role) => {
      const rows = role.actions.flatMap((action) =>
        endpoints
          .filter((endpoint) => endpoint.permit.code === action && endpoint.registers.includes(definition.id))
          .map((endpoint) => {
            const bases = endpoint.permit.rules.map((rule) => rule.basis).join(', ')
            return `| \`${action}\` | ${endpoint.method} \`${endpoint.path}\` | ${endpoint.does} | ${endpoint.purpose} | ${bases} |`
          }),
      )
      const head = '| action | endpoint | what it does | purpose | basis |\n| --- | --- | --- | --- | --- |'
      return `### ${role.code}: ${role.name.fi}\n\nReaches: ${role.scope}.\n\n${head}\n${rows.join('\n')}`
    })
    return `## ${definition.id}: ${definition.name.fi}\n\n${roles.join('\n\n')}`
  })
  return `# Who may do what\n\nMade from the register definitions and the endpoints by \`node scripts/generate-permissions.ts\`. Never edited by hand.\n\n${parts.join('\n\n')}\n`
}
