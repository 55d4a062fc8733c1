import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Icon } from '../icon/component.tsx'
import './style.css'

/**
 * More for those who want it; the browser's own open and close, found by its search in the page too. What is long and seldom opened is given
 * as a function and drawn at the first opening.
 */
export function Details(props: {
  readonly summary: string
  readonly children: ComponentChildren | (() => ComponentChildren)
}) {
  const { summary, children } = props
  const [wasOpened, setWasOpened] = useState(false)
  const isLater = typeof children === 'function'
  return (
    <details class="details" onToggle={() => setWasOpened(true)}>
      <summary class="details__summary">
        <Icon name="right" />
        <span>{summary}</span>
      </summary>
      <div class="details__content">{isLater ? (wasOpened ? children() : null) : children}</div>
    </details>
  )
}
