import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { type showVisibility, whoMaySee } from '../../api/endpoints.ts'
import { formatDay } from '../../format/day.ts'
import { useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Checkbox } from '../../ui/checkbox/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Section } from '../../ui/page/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { readIdentityCode } from '../clients/identity-code.ts'
import { identityCodeTexts } from '../clients/identity-code-texts.ts'
import { visibilityTexts } from './visibility-texts.ts'

type Told = OutputOf<typeof showVisibility>
type Seen = OutputOf<typeof whoMaySee>

/** Who may see one client's data at this moment; of the chosen field alone when there is one. The question stands in the client's log. */
export function PersonSection(props: {
  readonly register: string
  readonly told: Told
  readonly field: { readonly code: string; readonly name: string } | null
}) {
  const { register, told, field } = props
  const t = useTexts(visibilityTexts)
  const code = useTexts(identityCodeTexts)
  const [seen, setSeen] = useState<Seen>()
  const form = useForm({
    key: `who-may-see:${register}`,
    initial: { identityCode: '' },
    read: (typed: { identityCode: string }) => {
      const identityCode = readIdentityCode(typed.identityCode)
      return identityCode ? { value: identityCode } : { errors: { identityCode: code('codeWrong') } }
    },
    send: async (identityCode) => {
      setSeen(undefined)
      return await call(whoMaySee, { register, identityCode })
    },
    done: setSeen,
  })
  return (
    <Section title={t('person')}>
      <p>{t('personLead')}</p>
      <Form form={form} submit={t('ask')}>
        <TextInput {...form.field('identityCode')} label={code('identityCode')} maxLength={20} />
      </Form>
      {seen ? <Seeing key={seen.client} {...{ told, seen, field }} /> : null}
    </Section>
  )
}

function Seeing(props: {
  readonly told: Told
  readonly seen: Seen
  readonly field: { readonly code: string; readonly name: string } | null
}) {
  const { told, seen, field } = props
  const t = useTexts(visibilityTexts)
  const language = useLanguage()
  const [only, setOnly] = useState(false)
  const narrowed = only && field ? field : null
  const workers = seen.workers.filter(({ fields }) => !narrowed || fields.includes(narrowed.code))
  const nameOf = (code: string): string => told.actions.find((one) => one.code === code)?.name[language] ?? code
  return (
    <>
      <p role="status">{t('workersSeeing', { count: workers.length })}</p>
      {seen.more ? <p>{t('moreSeeing')}</p> : null}
      <p>{t('selfSees', { count: seen.proxies })}</p>
      <p>{seen.lastDay ? t('lastDay', { day: formatDay(seen.lastDay, language) }) : t('noLastDay')}</p>
      {field ? (
        <Checkbox
          {...{ id: 'only-field', name: 'only-field', value: only, onValue: setOnly, error: undefined }}
          label={t('onlyField', { field: field.name })}
        />
      ) : null}
      {workers.length === 0 ? (
        <EmptyState title={t('nobodySees')}>
          <p>{t('nobodySeesAbout')}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t('person')}
          captionHidden
          rows={workers}
          rowKey={({ id }) => id}
          columns={[
            { name: t('who'), draw: ({ name, organisation }) => `${name}, ${organisation}` },
            {
              name: t('why'),
              draw: ({ ways }) => [...new Set(ways.map((way) => way.why[language]))].join('; '),
            },
            { name: t('what'), draw: ({ ways }) => [...new Set(ways.map(({ action }) => nameOf(action)))].join('; ') },
          ]}
        />
      )}
    </>
  )
}
