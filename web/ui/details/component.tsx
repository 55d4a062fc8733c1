import type { ComponentChildren } from 'preact'
import { Icon } from '../icon/component.tsx'
import './style.css'

/** More for those who want it; the browser's own open and close, found by its search in the page too. */
export function Details(props: { readonly summary: string; readonly children: ComponentChildren }) {
  return (
    <details class="details">
      <summary class="details__summary">
        <Icon name="right" />
        <span>{props.summary}</span>
      </summary>
      <div class="details__content">{props.children}</div>
    </details>
  )
}
