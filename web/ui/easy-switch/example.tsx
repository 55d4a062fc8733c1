import type { Example } from '../example.ts'
import { EasySwitch } from './component.tsx'

export const examples: readonly Example[] = [{ name: 'On a page with easy Finnish', draw: () => <EasySwitch /> }]
