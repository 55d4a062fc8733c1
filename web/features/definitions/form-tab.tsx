import { useState } from 'preact/hooks'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { Button } from '../../ui/button/component.tsx'
import { DateInput } from '../../ui/date-input/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { NumberInput } from '../../ui/number-input/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { AnnouncementForm } from './announcement-form.tsx'
import { type Change, type Draft, type Editing, type Form, useEditing } from './draft.ts'
import { Entries } from './entries.tsx'
import { Faults } from './faults.tsx'
import { PurposeForm } from './purpose-form.tsx'
import { definitionTexts } from './texts.ts'

interface Part {
  readonly form: Form
  readonly choices: Draft['choices']
  readonly change: (what: Change) => Promise<boolean>
}

/** The common changes of a definition, without its text: each is saved at once, and the rest of the text stays as written. */
export function FormTab(props: Editing) {
  const t = useTexts(definitionTexts)
  const { draft } = props
  const { change, problem } = useEditing(props)
  const { form, choices } = draft
  if (!form)
    return (
      <div class="stack">
        <Faults faults={draft.faults} />
        <Notification kind="info" title={t('noForm')} />
      </div>
    )
  const part = { form, choices, change }
  return (
    <div class="stack">
      {problem ? <ProblemNotice problem={problem} of="acting" /> : null}
      <Values {...part} />
      <Details summary={t('announcement')}>
        {() => <AnnouncementForm key={JSON.stringify(form.significantChange)} {...part} />}
      </Details>
      <Content {...part} />
      <People {...part} />
    </div>
  )
}

/** The first day and the times of keeping. */
function Values({ form, change }: Part) {
  const t = useTexts(definitionTexts)
  return (
    <>
      <OneValue
        key={form.validFrom}
        id="valid-from"
        kind="day"
        label={t('validFrom')}
        value={form.validFrom}
        save={(value) => change({ do: 'set', path: 'validFrom', value })}
      />
      {form.retention.map(({ scope, months }) =>
        months === null ? null : (
          <OneValue
            key={`${scope} ${months}`}
            id={`keeping-${scope}`}
            kind="months"
            label={t('months', { scope: isScope(scope) ? t(scope) : scope })}
            value={String(months)}
            save={(value) => change({ do: 'set', path: `retention/${scope}/atMostMonths`, value })}
          />
        ),
      )}
    </>
  )
}

const SCOPES = ['client', 'access-log', 'company', 'user', 'old-documents'] as const
export const isScope = (scope: string): scope is (typeof SCOPES)[number] => SCOPES.some((one) => one === scope)

function OneValue(props: {
  readonly id: string
  readonly kind: 'day' | 'months'
  readonly label: string
  readonly value: string
  readonly save: (value: string) => Promise<boolean>
}) {
  const t = useTexts(definitionTexts)
  const [value, setValue] = useState(props.value)
  const [error, setError] = useState<string>()
  const field = { id: props.id, name: props.id, label: props.label, value, error, onValue: setValue }
  const fits = props.kind === 'day' ? /^\d{4}-\d{2}-\d{2}$/.test(value) : /^[1-9]\d{0,3}$/.test(value)
  const save = (): void => {
    setError(fits ? undefined : t('missing'))
    if (fits && value !== props.value) void props.save(value)
  }
  return (
    <div class="row">
      {props.kind === 'day' ? <DateInput {...field} /> : <NumberInput {...field} unit={t('monthsUnit')} />}
      <Button look="secondary" label={`${t('set')}: ${props.label}`} onPress={save}>
        {t('set')}
      </Button>
    </div>
  )
}

/** What is stored, from where, for what, and to whom it goes. */
function Content({ form, choices, change }: Part) {
  const t = useTexts(definitionTexts)
  const language = useLanguage()
  return (
    <>
      {form.subjects.map(({ code, name, fields }) => (
        <Details key={code} summary={t('fieldsOf', { name: name[language] })}>
          {() => (
            <Entries
              title={t('fieldsOf', { name: name[language] })}
              path={`subjects/${code}/fields`}
              entries={fields}
              choices={choices.fields}
              change={change}
            />
          )}
        </Details>
      ))}
      <Details summary={t('purposes')}>
        {() => (
          <>
            <Entries title={t('purposes')} path="purposes" entries={form.purposes} choices={[]} change={change} />
            <PurposeForm bases={choices.bases} change={change} />
          </>
        )}
      </Details>
      <Details summary={t('documents')}>
        {() => (
          <Entries
            title={t('documents')}
            path="documents"
            entries={form.documents}
            choices={choices.documents}
            written={(code) => `{ document: ${code} }`}
            change={change}
          />
        )}
      </Details>
      <Details summary={t('recipients')}>
        {() => (
          <Entries
            title={t('recipients')}
            path="recipients"
            entries={form.recipients}
            choices={choices.recipients}
            written={(code) => `{ code: ${code} }`}
            change={change}
          />
        )}
      </Details>
      <Details summary={t('sources')}>
        {() => (
          <Entries
            title={t('sources')}
            path="sources"
            entries={form.sources}
            choices={choices.sources}
            written={(code) => `{ kind: ${code}, fields: [person.*] }`}
            change={change}
          />
        )}
      </Details>
    </>
  )
}

/** Who may do what. */
function People({ form, choices, change }: Part) {
  const t = useTexts(definitionTexts)
  const language = useLanguage()
  return (
    <>
      {form.roles.map(({ code, name, actions }) => (
        <Details key={code} summary={t('roleOf', { name: name[language] })}>
          {() => (
            <Entries
              title={t('roleOf', { name: name[language] })}
              path={`roles/${code}/actions`}
              entries={actions}
              choices={choices.actions}
              change={change}
            />
          )}
        </Details>
      ))}
    </>
  )
}
