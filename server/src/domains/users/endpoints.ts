import { endRole, giveRole, listAssignments } from './assignments.ts'
import { createUser } from './create-user.ts'
import { acceptUndertaking, showUndertaking } from './undertaking.ts'

export const userEndpoints = { listAssignments, giveRole, endRole, createUser, showUndertaking, acceptUndertaking }
