import { useTexts } from '../../i18n/language.ts'
import { defineTexts } from '../../i18n/texts.ts'
import { TextInput } from '../../ui/text-input/component.tsx'

const nameSearchTexts = defineTexts({
  seek: { fi: 'Etsi nimellä', sv: 'Sök med namn', en: 'Find by name' },
  found: {
    one: { fi: '{count} asiakas', sv: '{count} klient', en: '{count} client' },
    other: { fi: '{count} asiakasta', sv: '{count} klienter', en: '{count} clients' },
  },
})

/** A list of so many is read at a glance. */
const AT_A_GLANCE = 8

/** Whether a name is among those sought by a part of it. */
export const isSought = (name: string, sought: string): boolean =>
  name.toLowerCase().includes(sought.trim().toLowerCase())

/** Seeks among the own clients that are on the page already: nothing is asked of the server. Says how many are shown. */
export function NameSearch(props: {
  readonly id: string
  /** How many there are, and how many of them are shown. */
  readonly all: number
  readonly shown: number
  readonly sought: string
  readonly onSought: (sought: string) => void
}) {
  const t = useTexts(nameSearchTexts)
  const { id, all, shown, sought, onSought } = props
  return (
    <>
      {all > AT_A_GLANCE ? (
        <TextInput
          id={id}
          name="sought"
          kind="search"
          label={t('seek')}
          value={sought}
          error={undefined}
          onValue={onSought}
        />
      ) : null}
      <p role="status" class={sought ? undefined : 'visually-hidden'}>
        {t('found', { count: shown })}
      </p>
    </>
  )
}
