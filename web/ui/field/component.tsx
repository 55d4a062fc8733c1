import type { ComponentChildren } from 'preact'
import { useTexts } from '../../i18n/language.ts'
import { Icon } from '../icon/component.tsx'
import { uiTexts } from '../texts.ts'
import './style.css'

/** What every input has around it. */
export interface FieldTexts {
  readonly label: string
  readonly hint?: string | undefined
  /** Said of the rare field that may be left empty; all others must be filled in. */
  readonly optional?: boolean
}

/** The ids that describe an input, for its `aria-describedby`; undefined when there is nothing to describe it. */
export function describedBy(id: string, hint: string | undefined, error: string | undefined): string | undefined {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((part) => part !== '')
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** Label, hint, input and error of one field, in this order, tied together by ids. */
export function Field(
  props: FieldTexts & { readonly id: string; readonly error: string | undefined; readonly children: ComponentChildren },
) {
  return (
    <div class={props.error ? 'field field--wrong' : 'field'}>
      <label class="field__label" for={props.id}>
        <FieldLabel label={props.label} optional={props.optional} />
      </label>
      <FieldHint id={props.id} hint={props.hint} />
      {props.children}
      <FieldError id={props.id} error={props.error} />
    </div>
  )
}

/** The same for several inputs under one question. */
export function FieldGroup(
  props: FieldTexts & { readonly id: string; readonly error: string | undefined; readonly children: ComponentChildren },
) {
  return (
    <fieldset
      class={props.error ? 'field field--group field--wrong' : 'field field--group'}
      aria-describedby={describedBy(props.id, props.hint, props.error)}
    >
      <legend class="field__label">
        <FieldLabel label={props.label} optional={props.optional} />
      </legend>
      <FieldHint id={props.id} hint={props.hint} />
      {props.children}
      <FieldError id={props.id} error={props.error} />
    </fieldset>
  )
}

function FieldLabel(props: { readonly label: string; readonly optional: boolean | undefined }) {
  const t = useTexts(uiTexts)
  return (
    <>
      {props.label}
      {props.optional ? <span class="field__optional"> ({t('optional')})</span> : null}
    </>
  )
}

function FieldHint(props: { readonly id: string; readonly hint: string | undefined }) {
  return props.hint ? (
    <p class="field__hint" id={`${props.id}-hint`}>
      {props.hint}
    </p>
  ) : null
}

function FieldError(props: { readonly id: string; readonly error: string | undefined }) {
  const t = useTexts(uiTexts)
  return props.error ? (
    <p class="field__error" id={`${props.id}-error`}>
      <Icon name="error" /> <span class="visually-hidden">{t('error')}: </span>
      {props.error}
    </p>
  ) : null
}
