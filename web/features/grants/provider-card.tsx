import type { ComponentChildren } from 'preact'
import type { OutputOf } from '../../api/endpoint.ts'
import type { compareProviders } from '../../api/endpoints.ts'
import { formatDay } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { Button } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Figures } from '../../ui/figures/component.tsx'
import { Money } from '../../ui/values/component.tsx'
import type { ComparedProvider } from './choosing.ts'
import { compareTexts } from './compare-texts.ts'
import { languageName } from './language-names.ts'

/** One provider as a client compares it: what it costs first, then where, in which language and when. */
export function ProviderCard(props: {
  readonly provider: ComparedProvider
  readonly comparison: OutputOf<typeof compareProviders>
  readonly onChoose: (provider: ComparedProvider) => void
  /** Why it stands where it stands, when that was asked. */
  readonly children?: ComponentChildren
}) {
  const t = useTexts(compareTexts)
  const language = useLanguage()
  const { provider, comparison } = props
  const most = comparison.answerDays
  const per = comparison.unit === 'minute' ? t('perHour') : comparison.unit === 'cent' ? '' : t('perOne')
  const room = provider.room
  return (
    <Card level={2} title={provider.name}>
      {props.children}
      <Figures
        items={[
          {
            name: t('youPay'),
            value: (
              <>
                <Money cents={provider.shareCents} /> {per}
              </>
            ),
          },
          { name: t('youPayAll'), value: <Money cents={provider.sharePerPeriodCents} /> },
        ]}
      />
      <DefinitionList
        items={[
          { name: t('town'), value: provider.postTown },
          {
            name: t('languages'),
            value: provider.languages.map((code) => languageName(code, language)).join(', '),
          },
          {
            name: t('room'),
            value:
              room === null
                ? t('roomNotTold')
                : !room.takesNew
                  ? t('roomNone')
                  : room.from === null
                    ? t('roomNow')
                    : t('roomFrom', { day: formatDay(room.from, language) }),
          },
          {
            name: t('answers'),
            value:
              provider.answersInDays === null
                ? t('answersUnknown', { most })
                : provider.answersInDays === 0
                  ? t('answersToday', { most })
                  : t('answersIn', { count: provider.answersInDays, most }),
          },
          {
            name: t('price'),
            value: (
              <>
                <Money cents={provider.priceCents} /> {per}
              </>
            ),
          },
        ]}
      />
      <div>
        <Button label={t('chooseThis', { provider: provider.name })} onPress={() => props.onChoose(provider)}>
          {t('choose')}
        </Button>
      </div>
    </Card>
  )
}
