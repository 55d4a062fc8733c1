import { useId } from 'preact/hooks'
import { formatQuantity, type Unit } from '../../format/quantity.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { uiTexts } from '../texts.ts'
import './style.css'

/** How much of a grant is left, in words first and as a bar after. The browser's own bar: it needs no style of ours. */
export function ProgressBar(props: {
  readonly label: string
  readonly left: number
  readonly total: number
  readonly unit: Unit
  /** What the page is about, in figures to be read without glasses. */
  readonly large?: true
}) {
  const t = useTexts(uiTexts)
  const language = useLanguage()
  const id = useId()
  const text = t('remaining', {
    left: formatQuantity(props.left, props.unit, language),
    total: formatQuantity(props.total, props.unit, language),
  })
  return (
    <div class={props.large ? 'progress-bar progress-bar--large' : 'progress-bar'}>
      <p class="progress-bar__label" id={id}>
        <span>{props.label}</span> <strong class="number">{text}</strong>
      </p>
      <progress aria-labelledby={id} value={props.left} max={Math.max(props.total, 1)} />
    </div>
  )
}

/** How far a longer work has come. The words stand beside it, and are not spoken at each step. */
export function WorkProgress(props: { readonly text: string; readonly done: number; readonly all: number }) {
  const id = useId()
  return (
    <div class="progress-bar">
      <p class="progress-bar__label number" id={id}>
        {props.text}
      </p>
      <progress aria-labelledby={id} value={props.done} max={Math.max(props.all, 1)} />
    </div>
  )
}
