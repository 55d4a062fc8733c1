import { useState } from 'preact/hooks'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { Button } from '../../ui/button/component.tsx'
import { Select } from '../../ui/select/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import type { Change, Named } from './draft.ts'
import { definitionTexts } from './texts.ts'

const NOTHING = { code: '', fi: '', sv: '', en: '', basis: '' }

/** A new purpose: its code, its words in three languages, and its legal basis. It is of client work until the text says otherwise. */
export function PurposeForm(props: {
  readonly bases: readonly Named[]
  readonly change: (what: Change) => Promise<boolean>
}) {
  const t = useTexts(definitionTexts)
  const language = useLanguage()
  const [typed, setTyped] = useState(NOTHING)
  const [tried, setTried] = useState(false)
  const field = (name: keyof typeof NOTHING) => ({
    id: `purpose-${name}`,
    name: `purpose-${name}`,
    value: typed[name],
    error: tried && typed[name] === '' ? t('missing') : undefined,
    onValue: (value: string) => setTyped({ ...typed, [name]: value }),
  })
  const add = async (): Promise<void> => {
    setTried(true)
    const { code, basis, fi, sv, en } = typed
    if (Object.values(typed).some((value) => value === '')) return
    const value = JSON.stringify({ code, text: { fi, sv, en }, basis, scope: 'client-work' })
    if (!(await props.change({ do: 'add', path: 'purposes', value }))) return
    setTyped(NOTHING)
    setTried(false)
  }
  return (
    <section class="stack">
      <h3>{t('addPurpose')}</h3>
      <TextInput {...field('code')} label={t('purposeCode')} maxLength={60} />
      <TextInput {...field('fi')} label={t('purposeName')} width="wide" maxLength={300} />
      <TextInput {...field('sv')} label={t('purposeSv')} width="wide" maxLength={300} />
      <TextInput {...field('en')} label={t('purposeEn')} width="wide" maxLength={300} />
      <Select
        {...field('basis')}
        label={t('basis')}
        options={props.bases.map(({ code, name }) => ({ value: code, label: name[language] }))}
      />
      <div>
        <Button look="secondary" onPress={() => void add()}>
          {t('addPurpose')}
        </Button>
      </div>
    </section>
  )
}
