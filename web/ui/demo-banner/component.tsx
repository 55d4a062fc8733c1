import { useTexts } from '../../i18n/language.ts'
import { uiTexts } from '../texts.ts'
import './style.css'

/** Stands on every page of the demo profile: nobody may take it for the real thing, or write of a real person. */
export function DemoBanner() {
  const t = useTexts(uiTexts)
  return (
    <aside class="demo-banner" aria-label={t('demoName')}>
      <p class="width">{t('demo')}</p>
    </aside>
  )
}
