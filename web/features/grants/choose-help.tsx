import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import type { compareProviders } from '../../api/endpoints.ts'
import { todayInFinland } from '../../format/day.ts'
import { addMonths } from '../../format/day-count.ts'
import { formatEuros } from '../../format/money.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { Button } from '../../ui/button/component.tsx'
import { Section } from '../../ui/page/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { chooseTexts } from './choose-texts.ts'
import { type ComparedProvider, orderedBy, type Reason, reasonsOf, type Wishes } from './choosing.ts'
import { languageName } from './language-names.ts'
import { ProviderCard } from './provider-card.tsx'

type Comparison = OutputOf<typeof compareProviders>
type Said = Readonly<Record<'matters' | 'language' | 'when', string>>

const questions = ['matters', 'language', 'when'] as const
/** An answer that makes no difference; an empty one is none yet. */
const ANY = 'any'

/** Three questions one at a time, then all providers in the order that follows from the answers, each with its reason. */
export function ChooseHelp(props: {
  readonly comparison: Comparison
  readonly onChoose: (provider: ComparedProvider) => void
  readonly onStop: () => void
}) {
  const t = useTexts(chooseTexts)
  const language = useLanguage()
  const [step, setStep] = useState(0)
  const [said, setSaid] = useState<Said>({ matters: '', language: '', when: '' })
  const [missing, setMissing] = useState(false)
  const question = questions[step]
  const { comparison } = props
  if (!question)
    return (
      <Answer
        wishes={wishesOf(said)}
        comparison={comparison}
        onChoose={props.onChoose}
        onAgain={() => setStep(0)}
        onStop={props.onStop}
      />
    )
  const spoken = [...new Set(comparison.providers.flatMap(({ languages }) => languages))]
  const options = {
    matters: [
      { value: 'cost', label: t('cost') },
      { value: 'answer', label: t('answer') },
    ],
    language: spoken.map((code) => ({ value: code, label: languageName(code, language) })),
    when: [
      { value: 'now', label: t('now') },
      { value: 'month', label: t('month') },
    ],
  }[question]
  const last = step === questions.length - 1
  const go = (): void => {
    setMissing(said[question] === '')
    if (said[question] !== '') setStep(step + 1)
  }
  return (
    <Section title={t('step', { step: step + 1 })}>
      <RadioGroup
        id={`choose-${question}`}
        name={question}
        label={t(question)}
        value={said[question]}
        error={missing ? t('pick') : undefined}
        onValue={(value) => setSaid({ ...said, [question]: value })}
        options={[...options, { value: ANY, label: t(question === 'when' ? 'noHurry' : 'noMatter') }]}
      />
      <div class="row">
        <Button onPress={go}>{t(last ? 'show' : 'next')}</Button>
        {step > 0 ? (
          <Button look="secondary" onPress={() => setStep(step - 1)}>
            {t('back')}
          </Button>
        ) : null}
        <Button look="quiet" onPress={props.onStop}>
          {t('stop')}
        </Button>
      </div>
    </Section>
  )
}

function wishesOf(said: Said): Wishes {
  const today = todayInFinland()
  return {
    matters: said.matters === 'cost' || said.matters === 'answer' ? said.matters : null,
    language: said.language === ANY ? null : said.language,
    by: said.when === ANY ? null : said.when === 'now' ? today : `${addMonths(today.slice(0, 7), 1)}${today.slice(7)}`,
  }
}

function Answer(props: {
  readonly wishes: Wishes
  readonly comparison: Comparison
  readonly onChoose: (provider: ComparedProvider) => void
  readonly onAgain: () => void
  readonly onStop: () => void
}) {
  const t = useTexts(chooseTexts)
  const language = useLanguage()
  const { wishes, comparison } = props
  const rules = [
    ...(wishes.language === null ? [] : [t('ruleLanguage', { language: languageName(wishes.language, language) })]),
    ...(wishes.by === null ? [] : [t('ruleRoom')]),
    ...(wishes.matters === 'answer' ? [t('ruleAnswer')] : []),
  ]
  const all = [...rules, t(rules.length === 0 ? 'ruleOnlyCost' : 'ruleCost')].join(', ')
  return (
    <Section title={t('result')}>
      <p>{t('how', { rules: all })}</p>
      <div class="row">
        <Button look="secondary" onPress={props.onAgain}>
          {t('again')}
        </Button>
        <Button look="quiet" onPress={props.onStop}>
          {t('stop')}
        </Button>
      </div>
      {orderedBy(wishes, comparison.providers).map((provider) => (
        <ProviderCard key={provider.providerId} provider={provider} comparison={comparison} onChoose={props.onChoose}>
          <Why provider={provider} reasons={reasonsOf(wishes, provider, comparison.providers)} />
        </ProviderCard>
      ))}
    </Section>
  )
}

function Why(props: { readonly provider: ComparedProvider; readonly reasons: readonly Reason[] }) {
  const t = useTexts(chooseTexts)
  const language = useLanguage()
  const money = formatEuros(props.provider.shareCents, language)
  const say = (reason: Reason): string => {
    switch (reason.key) {
      case 'speaks':
      case 'speaksNot':
        return t(reason.key, { language: languageName(reason.language, language) })
      case 'answers':
        return t('answers', { count: reason.days })
      case 'cheapest':
        return t('cheapest', { money })
      case 'dearer':
        return t('dearer', { money, more: formatEuros(reason.cents, language) })
      default:
        return t(reason.key)
    }
  }
  return <p>{props.reasons.map(say).join(' ')}</p>
}
