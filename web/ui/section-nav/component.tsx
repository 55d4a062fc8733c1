import { useId, useState } from 'preact/hooks'
import { useTexts } from '../../i18n/language.ts'
import { place } from '../../router/navigation.ts'
import { useStore } from '../../store.ts'
import { Icon } from '../icon/component.tsx'
import { uiTexts } from '../texts.ts'
import './style.css'

export interface NavItem {
  readonly href: string
  readonly label: string
}

/** The ways of a portal: a row on a wide screen, behind a button on a phone. The page one is on is marked. */
export function SectionNav(props: { readonly items: readonly NavItem[]; readonly label?: string }) {
  const t = useTexts(uiTexts)
  const { path } = useStore(place)
  const [open, setOpen] = useState(false)
  const listId = useId()
  if (props.items.length === 0) return null
  // The longest address that the path begins with: a page under an item belongs to that item.
  const here = props.items
    .filter((item) => `${path}/`.startsWith(item.href.endsWith('/') ? item.href : `${item.href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]
  return (
    <nav class="section-nav no-print" aria-label={props.label ?? t('mainMenu')}>
      <div class="width">
        <button
          type="button"
          class="section-nav__toggle"
          aria-expanded={open}
          aria-controls={listId}
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? 'close' : 'menu'} /> {t('menu')}
          {here ? <span class="section-nav__here">{here.label}</span> : null}
        </button>
        <ul id={listId} class={open ? 'section-nav__list section-nav__list--open' : 'section-nav__list'}>
          {props.items.map((item) => (
            <li key={item.href}>
              <a href={item.href} aria-current={item === here ? 'page' : undefined} onClick={() => setOpen(false)}>
                {item.label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  )
}
