import { useState } from 'preact/hooks'
import { useTexts } from '../../i18n/language.ts'
import { Button } from '../../ui/button/component.tsx'
import { CheckboxGroup } from '../../ui/checkbox/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import type { Change, Form } from './draft.ts'
import { definitionTexts } from './texts.ts'

const WAYS = ['web', 'letter', 'notice-board', 'next-contact', 'message'] as const

/** What people should know of the version, in three languages, and how they are told. */
export function AnnouncementForm(props: { readonly form: Form; readonly change: (what: Change) => Promise<boolean> }) {
  const t = useTexts(definitionTexts)
  const before = props.form.significantChange
  const [summary, setSummary] = useState({ fi: '', sv: '', en: '', ...before?.summary })
  const [ways, setWays] = useState<readonly string[]>(before?.announce ?? [])
  const [tried, setTried] = useState(false)
  const whole = summary.fi && summary.sv && summary.en && ways.length > 0
  const save = (): void => {
    setTried(true)
    const value = JSON.stringify({ summary, announce: ways })
    if (whole) void props.change({ do: 'set', path: 'significantChange', value })
  }
  const missing = (is: boolean): string | undefined => (tried && is ? t('missing') : undefined)
  const text = (language: 'fi' | 'sv' | 'en', label: string) => (
    <TextInput
      id={`change-${language}`}
      name={`change-${language}`}
      label={label}
      width="wide"
      maxLength={500}
      value={summary[language]}
      error={missing(summary[language] === '')}
      onValue={(written) => setSummary({ ...summary, [language]: written })}
    />
  )
  return (
    <div class="stack">
      <p>{t('announcementAbout')}</p>
      {text('fi', t('summaryFi'))}
      {text('sv', t('summarySv'))}
      {text('en', t('summaryEn'))}
      <CheckboxGroup
        id="announce"
        name="announce"
        label={t('announce')}
        value={ways}
        error={missing(ways.length === 0)}
        onValue={setWays}
        options={WAYS.map((way) => ({ value: way, label: t(way) }))}
      />
      <div>
        <Button look="secondary" label={`${t('set')}: ${t('announcement')}`} onPress={save}>
          {t('set')}
        </Button>
      </div>
    </div>
  )
}
