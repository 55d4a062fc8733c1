import { changeEasyFinnish, useEasyFinnish, useLanguage, useTexts } from '../../i18n/language.ts'
import { Button } from '../button/component.tsx'
import { uiTexts } from '../texts.ts'

/** Easy Finnish (selkokieli) or plain Finnish, on the pages that have both. In other languages there is nothing to choose. */
export function EasySwitch() {
  const t = useTexts(uiTexts)
  const language = useLanguage()
  const isEasy = useEasyFinnish()
  if (language !== 'fi') return null
  return (
    <Button look="secondary" onPress={() => void changeEasyFinnish(!isEasy)}>
      {isEasy ? t('plainFinnish') : t('easyFinnish')}
    </Button>
  )
}
