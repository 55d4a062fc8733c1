import type { Answer } from '../../api/problem.ts'
import { type Reading as Read, useForm } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { Details } from '../../ui/details/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { Section } from '../../ui/page/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { Select } from '../../ui/select/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { spotTexts } from './spot-texts.ts'

const outcomes = ['in-order', 'unfounded', 'unclear'] as const
const consequences = ['none', 'guidance', 'rights-changed', 'caution', 'reported'] as const

interface Decided {
  readonly outcome: (typeof outcomes)[number]
  readonly consequence: (typeof consequences)[number]
}

/** A spot check or a finding that waits for a decision: who has it, to whom it can be given, and what is said of it. */
interface Open {
  /** What is typed is kept under it. */
  readonly name: string
  readonly isAboutMe: boolean
  readonly owner: { readonly id: string } | null
  readonly supervisors: readonly { readonly id: string; readonly name: string }[]
  readonly words: Readonly<Record<'own' | 'decideAbout' | 'decided' | 'newOwner' | 'given', string>>
  readonly decide: (decided: Decided) => Promise<Answer<unknown>>
  readonly give: (owner: string) => Promise<Answer<unknown>>
  readonly reload: () => void
}

/** Decides it once, or gives it on. Nobody decides on the own handlings. */
export function Deciding(props: Open) {
  const t = useTexts(spotTexts)
  const { isAboutMe, words } = props
  return (
    <>
      {isAboutMe ? (
        <Notification kind="warning" title={words.own} />
      ) : (
        <Section title={t('decide')}>
          <p>{words.decideAbout}</p>
          <DecideForm {...props} />
        </Section>
      )}
      <Details summary={t('giveOn')}>
        <GiveForm {...props} />
      </Details>
    </>
  )
}

function DecideForm(props: Open) {
  const t = useTexts(spotTexts)
  const { name, words, decide, reload } = props
  const initial = { outcome: '', consequence: '' }
  type Typed = typeof initial
  const form = useForm({
    key: name,
    initial,
    read: (typed: Typed): Read<Typed, Decided> => {
      const outcome = outcomes.find((one) => one === typed.outcome)
      // What was in order has no consequence, so none is asked for.
      const consequence = outcome === 'in-order' ? 'none' : consequences.find((one) => one === typed.consequence)
      if (!outcome) return { errors: { outcome: t('choose') } }
      if (!consequence) return { errors: { consequence: t('choose') } }
      if (outcome === 'unfounded' && consequence === 'none') return { errors: { consequence: t('notFitting') } }
      return { value: { outcome, consequence } }
    },
    send: decide,
    done: () => {
      announce(words.decided)
      reload()
    },
  })
  return (
    <Form form={form} submit={t('decide')}>
      <RadioGroup
        {...form.field('outcome')}
        label={t('outcome')}
        options={outcomes.map((one) => ({ value: one, label: t(one) }))}
      />
      {form.typed.outcome === 'unfounded' || form.typed.outcome === 'unclear' ? (
        <RadioGroup
          {...form.field('consequence')}
          label={t('consequence')}
          options={consequences
            .filter((one) => one !== 'none' || form.typed.outcome === 'unclear')
            .map((one) => ({ value: one, label: t(one) }))}
        />
      ) : null}
    </Form>
  )
}

function GiveForm(props: Open) {
  const t = useTexts(spotTexts)
  const { name, owner: current, supervisors, words, give, reload } = props
  const form = useForm({
    key: `${name}:owner`,
    initial: { owner: '' },
    read: ({ owner }) => (owner === '' ? { errors: { owner: t('choose') } } : { value: owner }),
    send: give,
    done: () => {
      announce(words.given)
      reload()
    },
  })
  return (
    <Form form={form} submit={t('giveOn')}>
      <Select
        {...form.field('owner')}
        label={words.newOwner}
        options={supervisors
          .filter(({ id }) => id !== current?.id)
          .map(({ id, name: label }) => ({ value: id, label }))}
      />
    </Form>
  )
}
