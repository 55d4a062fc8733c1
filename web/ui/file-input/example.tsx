import type { Example } from '../example.ts'
import { FileInput } from './component.tsx'

const draw = (id: string, error?: string) => (
  <FileInput
    id={id}
    label="Tiedosto"
    hint="CSV tai XLSX, enintään 5 Mt."
    accept=".csv,.xlsx"
    error={error}
    onFile={() => undefined}
  />
)

export const examples: readonly Example[] = [
  { name: 'Plain', draw: () => draw('file-plain') },
  { name: 'With an error', draw: () => draw('file-error', 'Valitse CSV- tai XLSX-tiedosto.') },
]
