import type { ComponentChildren } from 'preact'
import './style.css'

export type StatusLook = 'neutral' | 'good' | 'waiting' | 'attention' | 'bad'

/** The state of a thing in a word or two. The word tells it; the colour only helps to find it. */
export function StatusTag(props: { readonly look: StatusLook; readonly children: ComponentChildren }) {
  return <span class={`status-tag status-tag--${props.look}`}>{props.children}</span>
}
