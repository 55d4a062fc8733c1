import { describedBy, Field, type FieldTexts } from '../field/component.tsx'
import './style.css'

/** A file from the person's own device: the browser's own chooser, which also takes a file that is dropped on it. */
export function FileInput(
  props: FieldTexts & {
    readonly id: string
    readonly error: string | undefined
    /** Ends of names and media types, as in HTML. Only a help for the chooser: who reads the file looks into it. */
    readonly accept: string
    readonly onFile: (file: File) => void
  },
) {
  return (
    <Field {...props}>
      <input
        class="file-input"
        id={props.id}
        type="file"
        accept={props.accept}
        aria-invalid={props.error ? 'true' : undefined}
        aria-describedby={describedBy(props.id, props.hint, props.error)}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          // Emptied, so that the same file can be chosen again when it has been mended.
          event.currentTarget.value = ''
          if (file) props.onFile(file)
        }}
      />
    </Field>
  )
}
