import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { listUsers, searchUse } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { todayInFinland } from '../../format/day.ts'
import { type Reading as Read, useForm } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { DateInput } from '../../ui/date-input/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { Select } from '../../ui/select/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { Instant } from '../../ui/values/component.tsx'
import { useLookWords } from '../access-log/look-words.ts'
import { readIdentityCode } from '../clients/identity-code.ts'
import { Reading } from '../reading.tsx'
import { Older, useParts } from './older.tsx'
import { supervisionTexts } from './texts.ts'

type Found = OutputOf<typeof searchUse>
type Use = Found['uses'][number]
type Workers = OutputOf<typeof listUsers>['workers']

interface Sought {
  readonly identityCode?: string
  readonly worker?: string
  readonly from: string
  readonly to: string
}

/** Supervision's search of the log: nothing is shown before something is sought, for each who is shown gets an entry. */
export function UsagePage(props: { readonly register: string }) {
  const t = useTexts(supervisionTexts)
  const { register } = props
  const workers = useQuery(listUsers, { register })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Reading query={workers} draw={(listed) => <Search register={register} workers={listed.workers} />} />
    </Page>
  )
}

const MONTH_MS = 30 * 86_400_000
const monthBefore = (day: string): string => new Date(Date.parse(day) - MONTH_MS).toISOString().slice(0, 10)

function Search(props: { readonly register: string; readonly workers: Workers }) {
  const t = useTexts(supervisionTexts)
  const { register, workers } = props
  const [found, setFound] = useState<{ readonly answer: Found; readonly sought: Sought; readonly time: number }>()
  const today = todayInFinland()
  const form = useForm({
    key: `usage:${register}`,
    initial: { identityCode: '', worker: '', from: monthBefore(today), to: today },
    read: (typed): Read<typeof typed, Sought> => {
      const identityCode = typed.identityCode.trim() === '' ? null : readIdentityCode(typed.identityCode)
      const errors = {
        ...(identityCode === undefined ? { identityCode: t('codeWrong') } : {}),
        ...(typed.from === '' ? { from: t('dayMissing') } : {}),
        ...(typed.to === '' ? { to: t('dayMissing') } : typed.to < typed.from ? { to: t('turned') } : {}),
      }
      if (Object.keys(errors).length > 0) return { errors }
      const value = {
        ...(identityCode ? { identityCode } : {}),
        ...(typed.worker ? { worker: typed.worker } : {}),
        from: typed.from,
        to: typed.to,
      }
      return { value }
    },
    send: async (sought) => {
      setFound(undefined)
      const answer = await call(searchUse, { register, ...sought })
      return answer.ok ? { ok: true as const, value: { answer: answer.value, sought, time: Date.now() } } : answer
    },
    done: setFound,
  })
  return (
    <>
      <Form form={form} submit={t('search')}>
        <TextInput {...form.field('identityCode')} label={t('identityCode')} optional maxLength={20} />
        <Select
          {...form.field('worker')}
          label={t('worker')}
          optional
          options={workers.map(({ id, name, organisation }) => ({ value: id, label: `${name}, ${organisation}` }))}
        />
        <DateInput {...form.field('from')} label={t('from')} />
        <DateInput {...form.field('to')} label={t('to')} />
      </Form>
      {found ? <Uses key={found.time} register={register} first={found.answer} sought={found.sought} /> : null}
    </>
  )
}

function Uses(props: { readonly register: string; readonly first: Found; readonly sought: Sought }) {
  const t = useTexts(supervisionTexts)
  const words = useLookWords()
  const { register, first, sought } = props
  const parts = useParts<Use>(first, (before) => call(searchUse, { register, ...sought, before }))
  const { uses } = parts
  if (uses.length === 0)
    return (
      <EmptyState title={t('none')}>
        <p>{t('noneAbout')}</p>
      </EmptyState>
    )
  return (
    <>
      <p role="status" class="quiet">
        {t('found', { count: uses.length })}
      </p>
      <Table
        caption={t('title')}
        captionHidden
        rows={uses}
        rowKey={({ look }) => look.id}
        columns={[
          { name: t('when'), draw: ({ look }) => <Instant at={look.at} /> },
          { name: t('who'), draw: ({ look }) => words(look).who },
          { name: t('whose'), draw: ({ client }) => (client ? (client.name ?? t('destroyed')) : t('nobody')) },
          {
            name: t('what'),
            draw: ({ look }) => (
              <>
                {words(look).act}
                {look.outcome === 'done' ? null : <StatusTag look="attention">{t('refused')}</StatusTag>}
              </>
            ),
          },
          { name: t('opened'), draw: ({ look }) => words(look).data || t('nothingOpened') },
        ]}
      />
      <Older parts={parts} />
    </>
  )
}
