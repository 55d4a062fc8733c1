import type { Example } from '../example.ts'
import { LanguageSwitch } from './component.tsx'

export const examples: readonly Example[] = [{ name: 'Three languages', draw: () => <LanguageSwitch /> }]
