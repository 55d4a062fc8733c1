import type { OutputOf } from '../../api/endpoint.ts'
import { correctServiceEvent, openDayOfContract } from '../../api/endpoints.ts'
import type { Answer } from '../../api/problem.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatInstant, formatTimeOfDay } from '../../format/day.ts'
import { formatQuantity } from '../../format/quantity.ts'
import { type Reading as FormReading, useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { dropVisit, keepVisit, showOutbox, type Visit, type WaitingVisit } from '../../outbox/outbox.ts'
import { markSeen } from '../../outbox/seen.ts'
import { sendOne } from '../../outbox/sending.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Reading } from '../reading.tsx'
import { compareTexts } from './compare-texts.ts'

type Standing = OutputOf<typeof openDayOfContract>['deliveries'][number]

const parts = ['quantity', 'startMinute', 'note'] as const
type Part = (typeof parts)[number]
const verdicts = ['theirs', 'mine', 'parts', 'both'] as const

/**
 * What was recorded here beside what stands of the same day in the service, part by part. Whether they are one visit the person says;
 * nothing is doubled or overwritten before.
 */
export function CompareForm(props: { readonly of: WaitingVisit }) {
  const t = useTexts(compareTexts)
  const { of } = props
  const { register, visit } = of
  const day = useQuery(openDayOfContract, { register, contract: visit.contractId, day: visit.day })
  return (
    <Reading
      query={day}
      draw={({ deliveries }, reload) => {
        const arrived = deliveries.some((one) => one.id === of.id)
        const others = deliveries.filter((one) => one.id !== of.id && !visit.seen.includes(one.id))
        // An earlier choice arrived though its answer was lost: there is nothing left to choose.
        if (arrived) return <Settled text={t('arrived')} press={t('clear')} run={() => drop(of)} />
        if (others.length === 0)
          return <Settled text={t('gone')} press={t('send')} run={() => sendSeeing(of, deliveries)} />
        return <Choice of={of} standing={others} all={deliveries} onRefused={reload} />
      }}
    />
  )
}

function Settled(props: { readonly text: string; readonly press: string; readonly run: () => Promise<unknown> }) {
  return (
    <Notification kind="info" title={props.text}>
      <Button look="secondary" onPress={() => void props.run()}>
        {props.press}
      </Button>
    </Notification>
  )
}

async function drop(of: WaitingVisit): Promise<void> {
  await dropVisit(of.id)
  await showOutbox()
}

/** Sends the visit as one of its own, beside those that its person has now seen. */
async function sendSeeing(of: WaitingVisit, all: readonly Standing[]): Promise<void> {
  const seen = [...new Set([...of.visit.seen, ...all.map((one) => one.id)])]
  const now = { ...of, visit: { ...of.visit, seen }, refused: null }
  await keepVisit(now)
  await sendOne(now)
  await showOutbox()
}

function Choice(props: {
  readonly of: WaitingVisit
  readonly standing: readonly Standing[]
  readonly all: readonly Standing[]
  readonly onRefused: () => void
}) {
  const t = useTexts(compareTexts)
  const language = useLanguage()
  const { of, standing, all } = props
  const { visit, unit, register } = of
  const initial = {
    other: standing[0]?.id ?? '',
    verdict: '',
    quantity: 'theirs',
    startMinute: 'theirs',
    note: 'theirs',
  }
  const form = useForm({
    key: `compare:${of.id}`,
    initial,
    read: (
      typed,
    ): FormReading<typeof initial, { verdict: (typeof verdicts)[number]; other: Standing; take: Given }> => {
      const verdict = verdicts.find((one) => one === typed.verdict)
      const other = standing.find((one) => one.id === typed.other) ?? standing[0]
      if (!verdict || !other) return { errors: { verdict: t('choose') } }
      const take =
        verdict === 'mine'
          ? givenIn(visit)
          : {
              quantity: typed.quantity === 'mine' ? visit.quantity : other.quantity,
              startMinute: typed.startMinute === 'mine' ? visit.startMinute : other.startMinute,
              note: typed.note === 'mine' ? visit.note : other.note,
            }
      return { value: { verdict, other, take } }
    },
    send: async ({ verdict, other, take }, id): Promise<Answer<string>> => {
      if (verdict === 'both') {
        await sendSeeing(of, all)
        return { ok: true, value: '' }
      }
      markSeen([{ id: other.id, register, contractId: visit.contractId, day: visit.day }])
      if (verdict === 'theirs' || parts.every((part) => take[part] === other[part])) {
        await drop(of)
        return { ok: true, value: t('keptTheirs') }
      }
      const answer = await call(correctServiceEvent, {
        register,
        event: other.id,
        contractId: visit.contractId,
        id,
        reason: take.quantity === other.quantity ? 'other' : 'wrong-quantity',
        replacement: { id: of.id, day: visit.day, ...take },
      })
      if (!answer.ok) {
        if (answer.problem.kind === 'told') props.onRefused()
        return answer
      }
      markSeen([{ id: of.id, register, contractId: visit.contractId, day: visit.day }])
      await drop(of)
      return { ok: true, value: t('corrected', { left: formatQuantity(answer.value.balance.left, unit, language) }) }
    },
    done: (text) => {
      if (text) announce(text)
    },
  })
  const other = standing.find((one) => one.id === form.typed.other) ?? standing[0]
  if (!other) return null
  const at = formatInstant(other.recordedAt, language)
  const words = (part: Part, given: Given): string => {
    if (part === 'quantity') return formatQuantity(given.quantity, unit, language)
    if (part === 'startMinute') return given.startMinute === null ? t('nothing') : formatTimeOfDay(given.startMinute)
    return given.note ?? t('nothing')
  }
  const here = givenIn(visit)
  const differing = parts.filter((part) => here[part] !== other[part])
  return (
    <Form form={form} submit={t('save')}>
      {standing.length > 1 ? (
        <RadioGroup
          {...form.field('other')}
          label={t('which')}
          options={standing.map((one) => ({
            value: one.id,
            label: `${formatQuantity(one.quantity, unit, language)}, ${formatInstant(one.recordedAt, language)}`,
          }))}
        />
      ) : null}
      <p>
        {other.own
          ? t('byYou', { at })
          : other.recordedBy
            ? t('byOther', { name: other.recordedBy, at })
            : t('bySystem', { at })}
      </p>
      <Table
        caption={t('caption')}
        rows={parts}
        rowKey={(part) => part}
        columns={[
          { name: t('part'), draw: (part) => t(part) },
          { name: t('here'), draw: (part) => <span class="as-written">{words(part, here)}</span> },
          { name: t('there'), draw: (part) => <span class="as-written">{words(part, other)}</span> },
          {
            name: t('isAlike'),
            draw: (part) =>
              differing.includes(part) ? (
                <StatusTag look="attention">{t('differs')}</StatusTag>
              ) : (
                <StatusTag look="good">{t('alike')}</StatusTag>
              ),
          },
        ]}
      />
      <RadioGroup
        {...form.field('verdict')}
        label={t('same')}
        options={verdicts
          .filter((one) => one === 'theirs' || one === 'both' || differing.length > (one === 'parts' ? 1 : 0))
          .map((value) => ({ value, label: t(value) }))}
      />
      {form.typed.verdict === 'parts'
        ? differing.map((part) => (
            <RadioGroup
              key={part}
              {...form.field(part)}
              label={t(part)}
              options={[
                { value: 'theirs', label: `${t('there')}: ${words(part, other)}` },
                { value: 'mine', label: `${t('here')}: ${words(part, here)}` },
              ]}
            />
          ))
        : null}
    </Form>
  )
}

type Given = Pick<Visit, Part>
const givenIn = ({ quantity, startMinute, note }: Visit): Given => ({ quantity, startMinute, note })
