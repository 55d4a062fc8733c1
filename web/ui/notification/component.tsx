import type { ComponentChildren } from 'preact'
import { useTexts } from '../../i18n/language.ts'
import { Icon } from '../icon/component.tsx'
import { uiTexts } from '../texts.ts'
import './style.css'

export type NotificationKind = 'info' | 'success' | 'warning' | 'error'

const words = { info: 'info', success: 'done', warning: 'attention', error: 'error' } as const

/**
 * Something to notice on the page. `alert` speaks it at once, for what has just gone wrong; what is on the page from
 * the beginning is read in its place.
 */
export function Notification(props: {
  readonly kind: NotificationKind
  readonly title: string
  readonly alert?: boolean
  readonly children?: ComponentChildren
}) {
  const t = useTexts(uiTexts)
  return (
    <div class={`notification notification--${props.kind}`} role={props.alert ? 'alert' : undefined}>
      <Icon name={props.kind} />
      <div class="notification__content">
        <p class="notification__title">
          <span class="visually-hidden">{t(words[props.kind])}: </span>
          {props.title}
        </p>
        {props.children}
      </div>
    </div>
  )
}
