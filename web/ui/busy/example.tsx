import type { Example } from '../example.ts'
import { Busy } from './component.tsx'

export const examples: readonly Example[] = [{ name: 'Lines', draw: () => <Busy /> }]
