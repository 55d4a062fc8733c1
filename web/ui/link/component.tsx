import type { ComponentChildren } from 'preact'
import { useTexts } from '../../i18n/language.ts'
import { Icon } from '../icon/component.tsx'
import { uiTexts } from '../texts.ts'
import './style.css'

/** A link to another site, in a tab of its own so that work here is not lost. Within the portal a plain `<a>` does. */
export function ExternalLink(props: { readonly href: string; readonly children: ComponentChildren }) {
  const t = useTexts(uiTexts)
  return (
    <a class="external-link" href={props.href} target="_blank" rel="noreferrer noopener">
      {props.children} <Icon name="external" />
      <span class="visually-hidden"> {t('opensInNewTab')}</span>
    </a>
  )
}
