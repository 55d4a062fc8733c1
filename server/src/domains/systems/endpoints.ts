import { addKey } from './add-key.ts'
import { addSystem } from './add-system.ts'
import { endKey } from './end-key.ts'
import { listSystems } from './list-systems.ts'

export const systemEndpoints = { listSystems, addSystem, addKey, endKey }
