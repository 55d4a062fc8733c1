import { useState } from 'preact/hooks'
import type { InputOf, OutputOf } from '../../api/endpoint.ts'
import { listSearches, listWorkers, searchUse } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { todayInFinland } from '../../format/day.ts'
import { type Reading as Read, useForm } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { DateInput } from '../../ui/date-input/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { Select } from '../../ui/select/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { Instant, Period } from '../../ui/values/component.tsx'
import { useLookWords } from '../access-log/look-words.ts'
import '../access-log/style.css'
import { StartBreach } from '../breaches/start-form.tsx'
import { readIdentityCode } from '../clients/identity-code.ts'
import { identityCodeTexts } from '../clients/identity-code-texts.ts'
import { Reading } from '../reading.tsx'
import { Act } from './act.tsx'
import { Older, useParts } from './older.tsx'
import { supervisionTexts } from './texts.ts'

type Sought = Omit<InputOf<typeof searchUse>, 'register' | 'before'>
type Found = OutputOf<typeof searchUse>
type Use = Found['uses'][number]
type Workers = OutputOf<typeof listWorkers>['workers']

const grounds = ['supervision', 'suspicion', 'client-asked', 'breach', 'authority-asked'] as const
const groundOf = (typed: string) => grounds.find((one) => one === typed)

/** Supervision's search of the log: nothing is shown before something is sought, for each who is shown gets an entry. */
export function UsagePage(props: { readonly register: string }) {
  const t = useTexts(supervisionTexts)
  const { register } = props
  const workers = useQuery(listWorkers, { register })
  const [found, setFound] = useState<{ readonly answer: Found; readonly sought: Sought }>()
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Reading
        query={workers}
        draw={(listed) => (
          <>
            <SearchForm register={register} workers={listed.workers} setFound={setFound} />
            {found ? (
              <Uses key={found.sought.id} register={register} first={found.answer} sought={found.sought} />
            ) : null}
            <Section title={t('made')}>
              <MadeSearches key={found?.sought.id} register={register} />
            </Section>
          </>
        )}
      />
    </Page>
  )
}

function SearchForm(props: {
  readonly register: string
  readonly workers: Workers
  readonly setFound: (found: { readonly answer: Found; readonly sought: Sought } | undefined) => void
}) {
  const t = useTexts(supervisionTexts)
  const code = useTexts(identityCodeTexts)
  const { register, workers, setFound } = props
  const today = todayInFinland()
  const initial = { ground: '', identityCode: '', worker: '', from: `${today.slice(0, 8)}01`, to: today }
  type Typed = typeof initial
  const form = useForm({
    key: `usage:${register}`,
    initial,
    read: (typed: Typed): Read<Typed, { typed: Typed; sought: Omit<Sought, 'id'> }> => {
      const ground = groundOf(typed.ground)
      const identityCode = typed.identityCode.trim() === '' ? null : readIdentityCode(typed.identityCode)
      const { from, to, worker } = typed
      const errors = {
        ...(ground ? {} : { ground: t('groundMissing') }),
        ...(identityCode === undefined ? { identityCode: code('codeWrong') } : {}),
        ...(from === '' ? { from: t('dayMissing') } : {}),
        ...(to === '' ? { to: t('dayMissing') } : to < from ? { to: t('turned') } : {}),
      }
      if (!ground || Object.keys(errors).length > 0) return { errors }
      const sought = { ground, ...(identityCode ? { identityCode } : {}), ...(worker ? { worker } : {}), from, to }
      return { value: { typed, sought } }
    },
    send: async ({ typed, sought: without }, id) => {
      setFound(undefined)
      const sought = { id, ...without }
      const answer = await call(searchUse, { register, ...sought })
      return answer.ok ? { ok: true as const, value: { typed, found: { answer: answer.value, sought } } } : answer
    },
    done: ({ typed, found }) => {
      // What was sought stays in the form, to be narrowed or widened.
      for (const name of ['ground', 'identityCode', 'worker', 'from', 'to'] as const)
        form.field(name).onValue(typed[name])
      setFound(found)
    },
  })
  return (
    <Form form={form} submit={t('search')}>
      <RadioGroup
        {...form.field('ground')}
        label={t('ground')}
        hint={t('groundHint')}
        options={grounds.map((ground) => ({ value: ground, label: t(ground) }))}
      />
      <p class="quiet">{t('daysHint')}</p>
      <div class="log-limits">
        <TextInput {...form.field('identityCode')} label={code('identityCode')} optional maxLength={20} />
        <Select
          {...form.field('worker')}
          label={t('worker')}
          optional
          options={workers.map(({ id, name, organisation }) => ({ value: id, label: `${name}, ${organisation}` }))}
        />
        <DateInput {...form.field('from')} label={t('from')} />
        <DateInput {...form.field('to')} label={t('to')} />
      </div>
    </Form>
  )
}

function Uses(props: { readonly register: string; readonly first: Found; readonly sought: Sought }) {
  const t = useTexts(supervisionTexts)
  const words = useLookWords()
  const { register, first, sought } = props
  const parts = useParts<Use>(first, (before) => call(searchUse, { register, ...sought, before }))
  const { uses } = parts
  const { id: search, from, to } = sought
  if (uses.length === 0)
    return (
      <EmptyState title={t('none')}>
        <p>{t('noneAbout')}</p>
      </EmptyState>
    )
  return (
    <Section title={t('results')}>
      <p role="status" class="quiet">
        {t(parts.hasMore ? 'foundNewest' : 'found', { count: uses.length })}
      </p>
      <StartBreach key={search} register={register} search={search} from={from} to={to} />
      <Table
        caption={t('results')}
        captionHidden
        rows={uses}
        rowKey={({ look }) => look.id}
        columns={[
          { name: t('when'), draw: ({ look }) => <Instant at={look.at} /> },
          { name: t('who'), draw: ({ look }) => words(look).who },
          { name: t('whose'), draw: ({ whose }) => <Whose whose={whose} /> },
          { name: t('what'), draw: ({ look }) => <Act look={look} /> },
          { name: t('opened'), draw: ({ look }) => words(look).data || t('nothingOpened') },
        ]}
      />
      <Older parts={parts} />
    </Section>
  )
}

function Whose(props: { readonly whose: Use['whose'] }) {
  const t = useTexts(supervisionTexts)
  const { whose } = props
  if (!whose) return <>{t('nobody')}</>
  if (whose.kind === 'proxy') return <>{t('aProxy')}</>
  if (whose.kind === 'worker') return <>{t('ofWorker', { name: whose.name ?? '' })}</>
  return <>{whose.name ?? t('destroyed')}</>
}

/** Supervision under supervision: which searches were made, by whom and why. */
function MadeSearches(props: { readonly register: string }) {
  const t = useTexts(supervisionTexts)
  const made = useQuery(listSearches, { register: props.register })
  return (
    <Reading
      query={made}
      draw={({ searches }) =>
        searches.length === 0 ? (
          <p>{t('madeNone')}</p>
        ) : (
          <Table
            caption={t('made')}
            captionHidden
            rows={searches}
            rowKey={({ id }) => id}
            columns={[
              { name: t('when'), draw: ({ at }) => <Instant at={at} /> },
              { name: t('who'), draw: ({ searcher }) => searcher },
              { name: t('ground'), draw: ({ ground }) => t(ground) },
              {
                name: t('soughtWhat'),
                draw: ({ byClient, worker }) =>
                  [byClient ? t('oneClient') : null, worker].filter((part) => part !== null).join(', ') ||
                  t('daysAlone'),
              },
              { name: t('days'), draw: ({ from, to }) => <Period from={from} to={to} /> },
            ]}
          />
        )
      }
    />
  )
}
