import type { ComponentChildren } from 'preact'
import { useTexts } from '../../i18n/language.ts'
import { Icon } from '../icon/component.tsx'
import { LanguageSwitch } from '../language-switch/component.tsx'
import { uiTexts } from '../texts.ts'
import './style.css'

/** The top of every page: where one is, who one is, for whom one acts, the languages and the way out. */
export function Header(props: {
  readonly home: string
  readonly portal: string
  /** Which register's data is on the page, and whose it is. */
  readonly register?: { readonly name: string; readonly controller: string } | undefined
  readonly person?: { readonly name: string; readonly actingFor: string | undefined } | undefined
  /** The sign-out button, or nothing when nobody is signed in. */
  readonly exit?: ComponentChildren
}) {
  const t = useTexts(uiTexts)
  return (
    <header class="header">
      <div class="width header__row">
        <a class="header__brand" href={props.home}>
          <svg class="header__mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <path d="M4 2h18l6 6v22H4Z" fill="currentColor" />
            <path d="M9 12h14M9 17h14M9 22h9" class="header__lines" />
          </svg>
          <span>
            <span class="header__name">Seloste</span>
            <span class="header__portal">{props.portal}</span>
          </span>
        </a>
        <div class="header__tools">
          <LanguageSwitch />
          {props.person ? (
            <p class="header__person">
              <Icon name="person" /> {props.person.name}
            </p>
          ) : null}
          {props.exit ? <div class="header__exit no-print">{props.exit}</div> : null}
        </div>
      </div>
      {props.register ? (
        <div class="header__register">
          <p class="width">
            <strong>{props.register.controller}</strong>{' '}
            <span class="header__register-name">{props.register.name}</span>
          </p>
        </div>
      ) : null}
      {props.person?.actingFor ? (
        <div class="header__acting">
          <p class="width">{t('actingFor', { name: props.person.actingFor })}</p>
        </div>
      ) : null}
    </header>
  )
}
