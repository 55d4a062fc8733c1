/** What each look at a page demands (`looked-at.ts`). The accessibility statement tells people of these, and of no others. */
export const DEMANDS = [
  'axe',
  'no-sideways',
  'keyboard',
  'tree',
  'zoom',
  'spacing',
  'motion',
  'forced-colours',
] as const
export type Demand = (typeof DEMANDS)[number]
