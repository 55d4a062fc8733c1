import { endRole, giveRole, listAssignments } from './assignments.ts'
import { acceptUndertaking, showUndertaking } from './undertaking.ts'

export const userEndpoints = { listAssignments, giveRole, endRole, showUndertaking, acceptUndertaking }
