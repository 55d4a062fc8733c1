import { sessionState } from '../session/state.ts'
import { useStore } from '../store.ts'

/**
 * The signed-in worker's roles in a register, to leave out what leads nowhere for them. The server decides at each call
 * what may be done.
 */
export function useRoles(register: string): readonly string[] {
  const state = useStore(sessionState)
  if (state.status !== 'signed-in') return []
  return state.session.registers.find((one) => one.code === register)?.roles ?? []
}
