import { addKind, listKinds } from './add-kind.ts'
import { listServices } from './list-services.ts'
import { publishService } from './publish-service.ts'

export const serviceEndpoints = { listServices, publishService, listKinds, addKind }
