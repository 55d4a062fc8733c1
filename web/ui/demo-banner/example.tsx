import type { Example } from '../example.ts'
import { DemoBanner } from './component.tsx'

export const examples: readonly Example[] = [{ name: 'Banner', draw: () => <DemoBanner /> }]
