import { useId, useState } from 'preact/hooks'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { Button } from '../../ui/button/component.tsx'
import { Select } from '../../ui/select/component.tsx'
import type { Change, Named } from './draft.ts'
import { definitionTexts } from './texts.ts'

/** A list of a definition: each entry can be taken out, and one of the catalogue added. */
export function Entries(props: {
  readonly title: string
  readonly path: string
  readonly entries: readonly Named[]
  readonly choices: readonly Named[]
  /** The entry as YAML, from the code that was chosen; the code alone when not given. */
  readonly written?: (code: string) => string
  readonly change: (what: Change) => Promise<boolean>
}) {
  const t = useTexts(definitionTexts)
  const language = useLanguage()
  const id = useId()
  const [chosen, setChosen] = useState('')
  const { title, path, entries, choices, change } = props
  const left = choices.filter(({ code }) => !entries.some((entry) => entry.code === code))
  const add = async (): Promise<void> => {
    if (chosen === '') return
    if (await change({ do: 'add', path, value: props.written?.(chosen) ?? chosen })) setChosen('')
  }
  return (
    <div class="stack">
      {entries.length === 0 ? <p>{t('none')}</p> : null}
      <ul class="definition-entries">
        {entries.map(({ code, name }) => (
          <li key={code}>
            <span>
              {name[language]} <span class="quiet">{code}</span>
            </span>
            <Button
              look="quiet"
              label={t('removeLabel', { name: `${title}, ${name[language]}` })}
              onPress={() => void change({ do: 'remove', path: `${path}/${code}` })}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
      {left.length > 0 ? (
        <div class="row">
          <Select
            id={`${id}-add`}
            name="add"
            label={t('addTo', { name: title })}
            value={chosen}
            error={undefined}
            onValue={setChosen}
            options={left.map(({ code, name }) => ({ value: code, label: `${name[language]} (${code})` }))}
          />
          <Button look="secondary" label={t('addTo', { name: title })} onPress={() => void add()}>
            {t('add')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
