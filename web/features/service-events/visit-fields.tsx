import type { ComponentChildren } from 'preact'
import { isDay } from '../../format/day.ts'
import type { Unit } from '../../format/quantity.ts'
import { type QuantityParts, readParts, readTimeOfDay } from '../../forms/quantity-parts.ts'
import type { FormOf, Reading } from '../../forms/use-form.ts'
import { currentLanguage, useTexts } from '../../i18n/language.ts'
import type { Visit } from '../../outbox/outbox.ts'
import { DateInput } from '../../ui/date-input/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { QuantityInput } from '../../ui/quantity-input/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { TextArea } from '../../ui/textarea/component.tsx'
import { recordTexts } from './record-texts.ts'

const mostCharacters = 2000

/** A visit as it is typed. */
export type TypedVisit = Readonly<Record<keyof QuantityParts | 'day' | 'start' | 'note', string>>

/** What was typed as a visit, or a sentence about each field that cannot be read. */
export function readVisit(typed: TypedVisit, unit: Unit): Reading<TypedVisit, Omit<Visit, 'contractId' | 'seen'>> {
  const t = (key: 'quantityMissing' | 'dayMissing' | 'startWrong' | 'noteLong') => recordTexts[key][currentLanguage()]
  const quantity = readParts(typed, unit)
  const startMinute = typed.start.trim() === '' ? null : readTimeOfDay(typed.start)
  const note = typed.note.trim() || null
  const noteFits = (note ?? '').length <= mostCharacters
  if (quantity !== undefined && isDay(typed.day) && startMinute !== undefined && noteFits)
    return { value: { quantity, day: typed.day, startMinute, note } }
  return {
    errors: {
      ...(quantity === undefined ? { [unit === 'minute' ? 'hours' : 'amount']: t('quantityMissing') } : {}),
      ...(isDay(typed.day) ? {} : { day: t('dayMissing') }),
      ...(startMinute === undefined ? { start: t('startWrong') } : {}),
      ...(noteFits ? {} : { note: t('noteLong') }),
    },
  }
}

/** The fields of a visit: how much and when; the time of day and a note for those who need them. */
export function VisitFields(props: {
  readonly form: FormOf<TypedVisit>
  readonly unit: Unit
  readonly earliest?: string
  readonly latest: string
  /** What helps with the quantity, right after it. */
  readonly children?: ComponentChildren
}) {
  const t = useTexts(recordTexts)
  const { form, earliest } = props
  return (
    <>
      <QuantityInput
        label={t('quantity')}
        unit={props.unit}
        hours={form.field('hours')}
        minutes={form.field('minutes')}
        amount={form.field('amount')}
      />
      {props.children}
      <DateInput
        {...form.field('day')}
        label={t('day')}
        {...(earliest === undefined ? {} : { earliest })}
        latest={props.latest}
      />
      <Details summary={t('more')}>
        <div class="stack">
          <TextInput {...form.field('start')} label={t('start')} hint={t('startHint')} width="short" optional />
          <TextArea
            {...form.field('note')}
            label={t('note')}
            hint={t('noteHint')}
            maxLength={mostCharacters}
            optional
          />
        </div>
      </Details>
    </>
  )
}
