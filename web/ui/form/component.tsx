import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Form as FormState } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { Button } from '../button/component.tsx'
import { Icon } from '../icon/component.tsx'
import { ProblemNotice } from '../problem/component.tsx'
import { uiTexts } from '../texts.ts'
import { DraftLine } from './draft-line.tsx'
import './style.css'

/**
 * A form of `useForm`: its fields, what is wrong with them, the server's refusal and the buttons. A refused try moves
 * the focus to the explanation; each line there leads to its field.
 */
export function Form(props: {
  readonly form: FormState
  readonly submit: string
  readonly children: ComponentChildren
  /** Other ways on, after the main button. */
  readonly others?: ComponentChildren
}) {
  const { form } = props
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (form.tries > 0) summary.current?.focus()
  }, [form.tries])
  return (
    <form
      class="form"
      noValidate
      onFocusOut={form.kept?.flush}
      onSubmit={(event) => {
        event.preventDefault()
        form.submit()
      }}
    >
      <div class="form__summary" ref={summary} tabIndex={-1}>
        <ErrorSummary errors={form.errors} />
        {form.problem ? <ProblemNotice problem={form.problem} of="sending" /> : null}
      </div>
      {props.children}
      <div class="row form__buttons">
        <Button type="submit" busy={form.busy}>
          {props.submit}
        </Button>
        {props.others}
        <SlowNotice busy={form.busy} />
      </div>
      {form.kept ? <DraftLine kept={form.kept} /> : null}
    </form>
  )
}

/** The list of what must be corrected. */
export function ErrorSummary(props: { readonly errors: FormState['errors'] }) {
  const t = useTexts(uiTexts)
  if (props.errors.length === 0) return null
  return (
    <div class="error-summary">
      <h2 class="error-summary__title">
        <Icon name="error" /> {t('checkForm')}
      </h2>
      <ul>
        {props.errors.map((error) => (
          <li key={error.id}>
            <a
              href={`#${error.id}`}
              onClick={(event) => {
                event.preventDefault()
                document.getElementById(error.id)?.focus()
              }}
            >
              {error.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Says that the wait is long, once it is. The region is there from the start, or it would not be read out. */
function SlowNotice(props: { readonly busy: boolean }) {
  const t = useTexts(uiTexts)
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!props.busy) return setSlow(false)
    const timer = setTimeout(() => setSlow(true), 2500)
    return () => clearTimeout(timer)
  }, [props.busy])
  return (
    <p class="quiet" role="status">
      {slow ? t('slow') : ''}
    </p>
  )
}
