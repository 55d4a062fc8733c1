import { z } from 'zod'
import { RegisterDefinition } from './definition.ts'

/** The JSON Schema of a definition as it is written, so that editors complete it: `registers/schema/register.schema.json`. */
export const registerSchema = (): string =>
  `${JSON.stringify({ title: 'A register definition of Seloste', ...z.toJSONSchema(RegisterDefinition, { io: 'input' }) }, null, 2)}\n`
