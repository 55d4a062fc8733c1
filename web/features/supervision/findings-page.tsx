import { useState } from 'preact/hooks'
import type { InputOf, OutputOf } from '../../api/endpoint.ts'
import { listFindings } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay, formatInstant } from '../../format/day.ts'
import { useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { Details } from '../../ui/details/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { Select } from '../../ui/select/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Day } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { findingTexts } from './finding-texts.ts'
import { findingPath } from './paths.ts'
import { Owner } from './spot-checks-page.tsx'
import { spotTexts } from './spot-texts.ts'

type Found = OutputOf<typeof listFindings>
type Finding = Found['findings'][number]
type Rule = Found['rules'][number]
type Filter = Omit<InputOf<typeof listFindings>, 'register'>

/** What the rules of use have found, what is open first; and the rules themselves, with their limits in words. */
export function FindingsPage(props: { readonly register: string }) {
  const t = useTexts(findingTexts)
  const { register } = props
  const [filter, setFilter] = useState<Filter>({ state: 'open' })
  const found = useQuery(listFindings, { register, ...filter })
  return (
    <Page title={t('way')} lead={t('lead')}>
      <Reading
        query={found}
        draw={(all) => (
          <>
            <Until watched={all.watched} />
            <Filters register={register} rules={all.rules} setFilter={setFilter} />
            <List register={register} findings={all.findings} />
            <Rules rules={all.rules} />
          </>
        )}
      />
    </Page>
  )
}

function Until(props: { readonly watched: Found['watched'] }) {
  const t = useTexts(findingTexts)
  const language = useLanguage()
  return (
    <p class="quiet">
      {props.watched ? t('until', { day: formatInstant(props.watched.until, language) }) : t('never')}
    </p>
  )
}

const states = ['open', 'waits-for-worker', 'decided', 'all'] as const

function Filters(props: {
  readonly register: string
  readonly rules: readonly Rule[]
  readonly setFilter: (filter: Filter) => void
}) {
  const t = useTexts(findingTexts)
  const language = useLanguage()
  const form = useForm({
    key: `use-findings:${props.register}`,
    initial: { state: 'open', rule: '' },
    read: (typed) => {
      const state = states.find((one) => one === typed.state) ?? 'all'
      const rule = props.rules.find((one) => one.rule === typed.rule)?.rule
      return { value: { typed, filter: { state, ...(rule ? { rule } : {}) } } }
    },
    send: async (value) => ({ ok: true as const, value }),
    done: ({ typed, filter }) => {
      for (const name of ['state', 'rule'] as const) form.field(name).onValue(typed[name])
      props.setFilter(filter)
    },
  })
  return (
    <Details summary={t('filter')}>
      <Form form={form} submit={t('show')}>
        <Select
          {...form.field('state')}
          label={t('state')}
          optional
          options={states.map((one) => ({ value: one, label: t(`state-${one}`) }))}
        />
        <Select
          {...form.field('rule')}
          label={t('rule')}
          optional
          options={props.rules
            .filter(({ notInUse }) => notInUse === null)
            .map(({ rule, says }) => ({ value: rule, label: says[language] }))}
        />
      </Form>
    </Details>
  )
}

function List(props: { readonly register: string; readonly findings: readonly Finding[] }) {
  const t = useTexts(findingTexts)
  const language = useLanguage()
  const { register, findings } = props
  if (findings.length === 0)
    return (
      <EmptyState title={t('none')}>
        <p>{t('noneAbout')}</p>
      </EmptyState>
    )
  return (
    <>
      <p role="status" class="quiet">
        {t('count', { count: findings.length })}
      </p>
      <Table
        caption={t('way')}
        captionHidden
        rows={findings}
        rowKey={({ id }) => id}
        columns={[
          {
            name: t('worker'),
            draw: (one) => (
              <a href={pathTo(findingPath, { register, finding: one.id })}>
                {one.worker.name}, {one.worker.organisation}
              </a>
            ),
          },
          { name: t('rule'), draw: (one) => one.says[language] },
          { name: t('clients'), draw: (one) => one.clients },
          { name: t('due'), draw: (one) => <Day day={one.dueOn} /> },
          { name: t('owner'), draw: (one) => <Owner check={one} /> },
          { name: t('state'), draw: (one) => <FindingState finding={one} /> },
        ]}
      />
    </>
  )
}

const looks = { 'in-order': 'good', unfounded: 'bad', unclear: 'attention' } as const

export function FindingState(props: { readonly finding: Pick<Finding, 'outcome' | 'isLate' | 'explainedAt'> }) {
  const t = useTexts(findingTexts)
  const s = useTexts(spotTexts)
  const { outcome, isLate, explainedAt } = props.finding
  if (outcome) return <StatusTag look={looks[outcome]}>{s(outcome)}</StatusTag>
  if (isLate) return <StatusTag look="bad">{t('late')}</StatusTag>
  return <StatusTag look={explainedAt ? 'attention' : 'waiting'}>{t(explainedAt ? 'explained' : 'waits')}</StatusTag>
}

function Rules(props: { readonly rules: readonly Rule[] }) {
  const t = useTexts(findingTexts)
  const language = useLanguage()
  return (
    <Details summary={t('rules')}>
      <p>{t('rulesAbout')}</p>
      <ul>
        {props.rules.map(({ rule, says, notInUse, limit, changes }) => (
          <li key={rule}>
            {says[language]} {notInUse ? `${t('notInUse')} ${notInUse[language]}` : null}
            {limit ? ` ${t('bounds', limit)}` : null}
            {changes.map((one) => (
              <p key={one.at} class="quiet">
                {t('moved', { ...one, day: formatDay(one.at.slice(0, 10), language) })}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Details>
  )
}
