import { formatMonth, todayInFinland } from '../../format/day.ts'
import { addMonths } from '../../format/day-count.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { Button } from '../../ui/button/component.tsx'
import { eventTexts } from './event-texts.ts'

/** The month that a list is of, and the ones beside it. Months to come have nothing recorded. */
export function MonthSwitch(props: { readonly month: string; readonly onMonth: (month: string) => void }) {
  const t = useTexts(eventTexts)
  const language = useLanguage()
  const { month, onMonth } = props
  const next = addMonths(month, 1)
  const earlier = addMonths(month, -1)
  return (
    <div class="row">
      <Button look="secondary" onPress={() => onMonth(earlier)}>
        {t('earlier')}
      </Button>
      <strong role="status">{formatMonth(month, language)}</strong>
      {next <= todayInFinland().slice(0, 7) ? (
        <Button look="secondary" onPress={() => onMonth(next)}>
          {t('later')}
        </Button>
      ) : null}
    </div>
  )
}
