import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { showVisibility } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { type Option, Select } from '../../ui/select/component.tsx'
import { Reading } from '../reading.tsx'
import { useRoles } from '../roles.ts'
import { PersonSection } from './person-section.tsx'
import { visibilityTexts } from './visibility-texts.ts'

type Told = OutputOf<typeof showVisibility>
type Answer = Told['answers'][number]

/** Why is this here? Any field and any role, answered by the rules in force and by the sentences of the notice. */
export function VisibilityPage(props: { readonly register: string }) {
  const t = useTexts(visibilityTexts)
  const told = useQuery(showVisibility, { register: props.register })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Reading query={told} draw={(value) => <Choosing register={props.register} told={value} />} />
    </Page>
  )
}

function Choosing({ register, told }: { readonly register: string; readonly told: Told }) {
  const t = useTexts(visibilityTexts)
  const language = useLanguage()
  const asksOfPersons = useRoles(register).includes('data-protection-officer')
  const [subject, setSubject] = useState(told.subjects[0]?.code ?? '')
  const [field, setField] = useState('')
  const [role, setRole] = useState('')
  const held = new Set(told.answers.filter((one) => one.subject === subject).map((one) => one.field))
  const named = (of: Told['fields']): Option[] =>
    of.map(({ code, name }) => ({ value: code, label: capital(name[language]) }))
  const isHeld = ({ code }: Told['fields'][number]): boolean => held.has(code)
  const fields = [
    ...named(told.fields.filter(isHeld)),
    ...named(told.fields.filter((one) => !isHeld(one))).map(({ value, label }) => ({
      value,
      label: t('notHeld', { name: label }),
    })),
  ]
  const choice = (id: string, value: string, onValue: (value: string) => void) => ({
    ...{ id, value, onValue },
    name: id,
    error: undefined,
  })
  return (
    <>
      <div class="stack">
        <Select {...choice('subject', subject, setSubject)} label={t('subject')} options={named(told.subjects)} />
        <Select {...choice('field', field, setField)} label={t('field')} options={fields} />
        <Select {...choice('role', role, setRole)} label={t('role')} options={named(told.roles)} />
      </div>
      <div aria-live="polite">
        {subject && field ? (
          <Answered
            told={told}
            role={role}
            name={labelOf(fields, field)}
            answer={told.answers.find((one) => one.subject === subject && one.field === field)}
          />
        ) : null}
      </div>
      {told.documents.length > 0 ? (
        <Section title={t('documents')}>
          <p>{t('documentsLead')}</p>
          <DefinitionList
            items={told.documents.map(({ name, roles }) => ({
              name: capital(name[language]),
              value:
                roles.length === 0 ? (
                  t('nobody')
                ) : (
                  <Items
                    of={roles.map((code) => told.roles.find((one) => one.code === code)?.name[language] ?? code)}
                  />
                ),
            }))}
          />
        </Section>
      ) : null}
      {asksOfPersons ? (
        <PersonSection
          register={register}
          told={told}
          field={subject === 'client' && field ? { code: field, name: labelOf(fields, field) } : null}
        />
      ) : null}
    </>
  )
}

const labelOf = (options: readonly Option[], value: string): string =>
  options.find((one) => one.value === value)?.label ?? value

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function Answered(props: {
  readonly told: Told
  readonly role: string
  readonly name: string
  readonly answer: Answer | undefined
}) {
  const { told, role, name, answer } = props
  const t = useTexts(visibilityTexts)
  const language = useLanguage()
  const nameOf = (of: Told['fields'], code: string): string =>
    of.find((one) => one.code === code)?.name[language] ?? code
  if (!answer)
    return (
      <Section title={name}>
        <DefinitionList items={[{ name: t('mayBeStored'), value: t('refused') }]} />
        <p>{t('nothingSaid')}</p>
      </Section>
    )
  const chosen = told.roles.find(({ code }) => code === role)
  const openedFor = answer.roles.filter(({ access }) => access === 'opened')
  const kept = answer.said.filter(({ anchor }) => anchor.startsWith('s-retention/'))
  const receivers = [
    ...answer.recipients.map((code) => nameOf(told.recipients, code)),
    ...answer.flows.map((code) => nameOf(told.flows, code)),
  ]
  return (
    <Section title={name}>
      <DefinitionList
        items={[
          {
            name: t('mayBeStored'),
            value: (
              <>
                {t('storedFrom')}
                <Items of={answer.storedFrom.map((code) => nameOf(told.sources, code))} />
              </>
            ),
          },
          ...(chosen
            ? [
                {
                  name: t('forRole', { role: chosen.name[language] }),
                  value: <ForRole {...{ told, chosen, answer }} />,
                },
              ]
            : []),
          {
            name: t('allRoles'),
            value:
              openedFor.length === 0 ? (
                t('nobody')
              ) : (
                <Items of={openedFor.map((one) => nameOf(told.roles, one.role))} />
              ),
          },
          { name: t('recipients'), value: receivers.length === 0 ? t('onlySelf') : <Items of={receivers} /> },
          {
            name: t('keeping'),
            value: kept.length === 0 ? t('noLine') : kept.map(({ text }) => text[language]).join(' '),
          },
        ]}
      />
      <h3>{t('said')}</h3>
      <ul>
        {answer.said.map(({ anchor, text }) => (
          <li key={anchor + text.fi}>
            <a href={`${told.notice}?lang=${language}#${anchor}`} target="_blank" rel="noreferrer noopener">
              {anchor.startsWith('s-subjects/')
                ? `${capital(nameOf(told.subjects, answer.subject))}: ${text[language]}`
                : text[language]}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const Items = ({ of }: { readonly of: readonly string[] }) => (
  <ul>
    {of.map((one) => (
      <li key={one}>{one}</li>
    ))}
  </ul>
)

function ForRole(props: { readonly told: Told; readonly chosen: Told['roles'][number]; readonly answer: Answer }) {
  const { told, chosen, answer } = props
  const t = useTexts(visibilityTexts)
  const language = useLanguage()
  const met = answer.roles.find(({ role }) => role === chosen.code)
  if (!met || met.access === 'none') return <>{t('never')}</>
  const actions = met.through
    .map((code) => told.actions.find((one) => one.code === code)?.name[language] ?? code)
    .join(', ')
  return (
    <>
      <p>{met.access === 'opened' ? t('opened', { actions }) : t('used', { actions })}</p>
      <p>{t('reach', { reach: chosen.reach[language] })}</p>
    </>
  )
}
