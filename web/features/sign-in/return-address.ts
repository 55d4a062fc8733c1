/**
 * The address of a sign-in that comes back to a page of ours. Only a path goes along, never a whole address; the
 * server takes no other.
 */
export function signInAddress(way: '/sign-in/worker' | '/sign-in/card' | '/sign-in/client', back: string): string {
  return `${way}?${new URLSearchParams({ return: back }).toString()}`
}
