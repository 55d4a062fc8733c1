import type { FieldProps } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { FileInput } from '../../ui/file-input/component.tsx'
import { TextArea } from '../../ui/textarea/component.tsx'
import { systemsTexts } from './texts.ts'

/** The longest text that the server takes as a key. */
const MAX = 8_000

/** A private half of any kind, or a shared secret: seen here, so that it does not leave the device. */
export const looksPrivate = (text: string): boolean => /PRIVATE KEY|"[dk]"\s*:/.test(text)

/** A public key, pasted or from a file; what a file holds is shown before it is sent. */
export function KeyFields(props: { readonly field: FieldProps<string> }) {
  const t = useTexts(systemsTexts)
  const { field } = props
  return (
    <>
      <TextArea {...field} label={t('publicKey')} hint={t('publicKeyHint')} maxLength={MAX} rows={6} />
      <FileInput
        id={`${field.id}-file`}
        label={t('file')}
        error={undefined}
        accept=".pem,.jwk,.json,.pub,application/json,application/x-pem-file"
        onFile={(file) =>
          void file
            .slice(0, MAX + 1)
            .text()
            .then(field.onValue)
        }
      />
    </>
  )
}
