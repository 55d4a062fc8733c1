import { useTexts } from '../../i18n/language.ts'
import { DateInput } from '../../ui/date-input/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { Select } from '../../ui/select/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import type { Look } from './look-words.ts'
import { ownLogTexts } from './own-log-texts.ts'

/** Which looks are wanted; empty is all. */
export interface Limits {
  readonly from: string
  readonly to: string
  readonly organisation: string
  readonly kind: Look['kind'] | ''
  readonly own: boolean
}

export const noLimits: Limits = { from: '', to: '', organisation: '', kind: '', own: false }

const kinds = [
  ['looked', 'looked'],
  ['changed', 'changed'],
  ['disclosed', 'disclosedKind'],
  ['asked-elsewhere', 'askedKind'],
  ['refused', 'refused'],
  ['upkeep', 'upkeep'],
] as const

/** Limits the looks by time, organisation and kind of act, which the server does, and by a word among those shown. */
export function LogLimits(props: {
  readonly limits: Limits
  readonly setLimits: (limits: Limits) => void
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  readonly search: string
  readonly setSearch: (search: string) => void
}) {
  const t = useTexts(ownLogTexts)
  const { limits, setLimits } = props
  const field = <K extends 'from' | 'to' | 'organisation' | 'kind'>(name: K) => ({
    id: `log-${name}`,
    name,
    value: limits[name],
    error: undefined,
    onValue: (value: string) => setLimits({ ...limits, [name]: value }),
  })
  return (
    <Details summary={t('limit')}>
      <div class="log-limits">
        <DateInput {...field('from')} label={t('from')} optional />
        <DateInput {...field('to')} label={t('to')} optional />
        <Select
          {...field('organisation')}
          label={t('organisation')}
          optional
          options={props.organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          {...field('kind')}
          label={t('kind')}
          optional
          options={kinds.map(([value, text]) => ({ value, label: t(text) }))}
        />
        <TextInput
          id="log-search"
          name="search"
          kind="search"
          label={t('search')}
          optional
          value={props.search}
          error={undefined}
          onValue={props.setSearch}
        />
      </div>
    </Details>
  )
}
