import { formatEuros } from '../../format/money.ts'
import type { Language } from '../../i18n/languages.ts'
import { translate } from '../../i18n/texts.ts'
import type { Service } from './read-service.ts'
import { serviceTexts as texts } from './texts.ts'

/** What a voucher for the service is worth, in a few words. */
export function tellValue({ value_rule: rule }: Pick<Service, 'value_rule'>, language: Language): string {
  const euros = (cents: number): string => formatEuros(cents, language)
  switch (rule.kind) {
    case 'hourly':
      return translate(texts.perHour, language, { money: euros(rule.valueCents) })
    case 'per-visit':
      return translate(texts.perVisit, language, { money: euros(rule.valueCents) })
    case 'monthly':
      return translate(texts.perMonth, language, { money: euros(rule.valueCents) })
    case 'fixed-per-unit':
      return translate(rule.unit === 'day' ? texts.perDay : texts.perUnit, language, { money: euros(rule.valueCents) })
    case 'by-income':
    case 'by-client-fee':
      return translate(texts.between, language, { floor: euros(rule.floorCents), ceiling: euros(rule.ceilingCents) })
  }
}
