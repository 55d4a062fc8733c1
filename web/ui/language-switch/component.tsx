import { changeLanguage, useLanguage, useTexts } from '../../i18n/language.ts'
import { languageNames, languages } from '../../i18n/languages.ts'
import { uiTexts } from '../texts.ts'
import './style.css'

/** The three languages, each named in itself. What is written on the page stays while the language changes. */
export function LanguageSwitch() {
  const t = useTexts(uiTexts)
  const chosen = useLanguage()
  return (
    <nav class="language-switch no-print" aria-label={t('language')}>
      <ul>
        {languages.map((language) => (
          <li key={language}>
            <button
              type="button"
              lang={language}
              aria-current={language === chosen ? 'true' : undefined}
              onClick={() => changeLanguage(language)}
            >
              {languageNames[language]}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
