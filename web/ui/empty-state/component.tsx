import type { ComponentChildren } from 'preact'
import './style.css'

/** There is nothing here: says so, says why, and what one may do. */
export function EmptyState(props: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class="empty-state">
      <p class="empty-state__title">{props.title}</p>
      {props.children}
    </div>
  )
}
