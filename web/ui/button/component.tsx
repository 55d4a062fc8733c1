import type { ComponentChildren } from 'preact'
import { useTexts } from '../../i18n/language.ts'
import { uiTexts } from '../texts.ts'
import './style.css'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'

/**
 * Does something on this page. While busy it keeps its place and the focus, says so, and takes no second press; it is
 * never `disabled`, for a disabled button can neither be found nor explain itself.
 */
export function Button(props: {
  readonly children: ComponentChildren
  readonly onPress?: () => void
  readonly look?: ButtonLook
  readonly type?: 'button' | 'submit'
  readonly busy?: boolean
  /** What the button is for when its text alone does not tell, such as one of many "Remove". */
  readonly label?: string
}) {
  const t = useTexts(uiTexts)
  const { look = 'primary', busy = false } = props
  return (
    <button
      class={`button button--${look}`}
      type={props.type ?? 'button'}
      aria-disabled={busy ? 'true' : undefined}
      aria-label={props.label}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else props.onPress?.()
      }}
    >
      {busy ? <span class="button__spinner" aria-hidden="true" /> : null}
      <span>{props.children}</span>
      {busy ? <span class="visually-hidden"> ({t('sending')})</span> : null}
    </button>
  )
}

/** Goes somewhere, and looks like a button because it is the main way on from here. */
export function ButtonLink(props: {
  readonly children: ComponentChildren
  readonly href: string
  readonly look?: ButtonLook
  /** Where it goes when its text alone does not tell. */
  readonly label?: string
}) {
  return (
    <a class={`button button--${props.look ?? 'primary'}`} href={props.href} aria-label={props.label}>
      <span>{props.children}</span>
    </a>
  )
}
