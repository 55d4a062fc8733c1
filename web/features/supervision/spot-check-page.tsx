import type { OutputOf } from '../../api/endpoint.ts'
import { decideSpotCheck, giveSpotCheck, openSpotCheck } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { type Reading as Read, useForm } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { call } from '../../session/state.ts'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { Select } from '../../ui/select/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Day, Instant, Period } from '../../ui/values/component.tsx'
import { useLookWords } from '../access-log/look-words.ts'
import { Reading } from '../reading.tsx'
import { Act } from './act.tsx'
import { spotChecksPath } from './paths.ts'
import { CheckState, Owner } from './spot-checks-page.tsx'
import { spotTexts } from './spot-texts.ts'
import { supervisionTexts } from './texts.ts'

type Opened = OutputOf<typeof openSpotCheck>
interface Part {
  readonly register: string
  readonly found: Opened
  readonly reload: () => void
}

/** One drawn worker and whose data it was: all that was done with it in those days, and what came of the check. */
export function SpotCheckPage(props: { readonly register: string; readonly check: string }) {
  const t = useTexts(spotTexts)
  const { register, check } = props
  const opened = useQuery(openSpotCheck, { register, check })
  return (
    <Page
      title={t('check', { place: opened.status === 'ready' ? opened.value.place : '' }).trim()}
      above={[{ href: pathTo(spotChecksPath, { register }), label: t('way') }]}
    >
      <Reading
        query={opened}
        draw={(found, reload) => (
          <>
            <DefinitionList
              items={[
                { name: t('state'), value: <CheckState check={found} /> },
                { name: t('worker'), value: `${found.worker.name}, ${found.worker.organisation}` },
                { name: t('person'), value: found.person ?? t('nameless') },
                { name: t('days'), value: <Period from={found.from} to={found.to} /> },
                { name: t('owner'), value: <Owner check={found} /> },
                { name: t('due'), value: <Day day={found.dueOn} /> },
                ...(found.consequence ? [{ name: t('consequence'), value: t(found.consequence) }] : []),
                ...(found.decidedBy ? [{ name: t('decidedBy'), value: found.decidedBy }] : []),
              ]}
            />
            <Handlings looks={found.looks} />
            {found.outcome === null ? <Deciding register={register} found={found} reload={reload} /> : null}
          </>
        )}
      />
    </Page>
  )
}

function Handlings(props: { readonly looks: Opened['looks'] }) {
  const t = useTexts(spotTexts)
  const s = useTexts(supervisionTexts)
  const words = useLookWords()
  return (
    <Section title={t('handlings')}>
      <Table
        caption={t('handlings')}
        captionHidden
        rows={props.looks}
        rowKey={(look) => look.id}
        columns={[
          { name: s('when'), draw: (look) => <Instant at={look.at} /> },
          { name: s('what'), draw: (look) => <Act look={look} /> },
          { name: s('basis'), draw: (look) => words(look).basis },
          { name: s('opened'), draw: (look) => words(look).data || s('nothingOpened') },
        ]}
      />
    </Section>
  )
}

function Deciding(props: Part) {
  const t = useTexts(spotTexts)
  const { found } = props
  return (
    <>
      {found.isDrawn ? (
        <Notification kind="warning" title={t('own')} />
      ) : (
        <Section title={t('decide')}>
          <p>{t('decideAbout')}</p>
          <DecideForm {...props} />
        </Section>
      )}
      <Details summary={t('giveOn')}>
        <GiveForm {...props} />
      </Details>
    </>
  )
}

const outcomes = ['in-order', 'unfounded', 'unclear'] as const
const consequences = ['none', 'guidance', 'rights-changed', 'caution', 'reported'] as const

function DecideForm(props: Part) {
  const t = useTexts(spotTexts)
  const { register, found, reload } = props
  const initial = { outcome: '', consequence: '' }
  type Typed = typeof initial
  type Decided = { outcome: (typeof outcomes)[number]; consequence: (typeof consequences)[number] }
  const form = useForm({
    key: `spot-check:${found.id}`,
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
    send: (decided) => call(decideSpotCheck, { register, check: found.id, ...decided }),
    done: () => {
      announce(t('decided'))
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

function GiveForm(props: Part) {
  const t = useTexts(spotTexts)
  const { register, found, reload } = props
  const form = useForm({
    key: `spot-check-owner:${found.id}`,
    initial: { owner: '' },
    read: ({ owner }) => (owner === '' ? { errors: { owner: t('choose') } } : { value: owner }),
    send: (owner) => call(giveSpotCheck, { register, check: found.id, owner }),
    done: () => {
      announce(t('given'))
      reload()
    },
  })
  return (
    <Form form={form} submit={t('giveOn')}>
      <Select
        {...form.field('owner')}
        label={t('newOwner')}
        options={found.supervisors
          .filter(({ id }) => id !== found.owner?.id)
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form>
  )
}
