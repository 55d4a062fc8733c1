import { useTexts } from '../../i18n/language.ts'
import { uiTexts } from '../texts.ts'
import './style.css'

/** Stands on every page of the demo profile: nobody may take it for the real thing, or write of a real person. */
export function DemoBanner() {
  const t = useTexts(uiTexts)
  return (
    <div class="demo-banner">
      <p class="width">{t('demo')}</p>
    </div>
  )
}
