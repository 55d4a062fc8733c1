import { createStore } from '../store.ts'

/**
 * In whose place the signed-in person acts in a register, for the banner of the frame. Undefined when one's own matters, or
 * nobody's, are on the page. In the page's memory only: after a reload it is asked anew, so that nobody acts for another unawares.
 */
export const actingFor = createStore<{ readonly register: string; readonly name: string } | undefined>(undefined)
