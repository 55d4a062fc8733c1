import { useTexts } from '../../i18n/language.ts'
import { Icon } from '../icon/component.tsx'
import type { NavItem } from '../section-nav/component.tsx'
import { uiTexts } from '../texts.ts'
import './style.css'

/** The pages above this one, the nearest last. */
export function Breadcrumb(props: { readonly above: readonly NavItem[]; readonly here: string }) {
  const t = useTexts(uiTexts)
  return (
    <nav class="breadcrumb no-print" aria-label={t('breadcrumb')}>
      <ol>
        {props.above.map((page) => (
          <li key={page.href}>
            <a href={page.href}>{page.label}</a> <Icon name="right" />
          </li>
        ))}
        <li aria-current="page">{props.here}</li>
      </ol>
    </nav>
  )
}
