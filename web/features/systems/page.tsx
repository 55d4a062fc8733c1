import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { addKey, addSystem, endKey, listSystems } from '../../api/endpoints.ts'
import type { Problem } from '../../api/problem.ts'
import { useQuery } from '../../api/use-query.ts'
import { type Reading as Read, useForm } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Dialog } from '../../ui/dialog/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { Select } from '../../ui/select/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Instant } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { KeyFields, looksPrivate } from './key-fields.tsx'
import { systemsTexts } from './texts.ts'

type System = OutputOf<typeof listSystems>['systems'][number]
type Key = System['keys'][number]
interface Acting {
  readonly register: string
  readonly onDone: () => void
}

/** The systems of the provider's own company: who has let in which, by which key, and until when. */
export function SystemsPage(props: { readonly register: string }) {
  const t = useTexts(systemsTexts)
  const { register } = props
  const found = useQuery(listSystems, { register })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Reading
        query={found}
        draw={({ systems }, reload) => (
          <>
            {systems.length === 0 ? (
              <EmptyState title={t('none')}>
                <p>{t('noneWhy')}</p>
              </EmptyState>
            ) : null}
            {systems.map((system) => (
              <OneSystem key={system.id} register={register} system={system} onDone={reload} />
            ))}
            <Section title={t('addTitle')}>
              <AddForm register={register} onDone={reload} />
            </Section>
          </>
        )}
      />
    </Page>
  )
}

function OneSystem(props: Acting & { readonly system: System }) {
  const t = useTexts(systemsTexts)
  const { register, system, onDone } = props
  const [isChanging, setChanging] = useState(false)
  const [ending, setEnding] = useState<Key>()
  return (
    <Card level={2} title={system.name}>
      <DefinitionList
        items={[
          { name: t('systemId'), value: <code class="code">{system.id}</code> },
          { name: t('role'), value: t('roleName') },
          { name: t('lastUsed'), value: system.lastTokenAt ? <Instant at={system.lastTokenAt} /> : t('never') },
        ]}
      />
      <Table
        caption={t('keysOf', { name: system.name })}
        rows={system.keys}
        rowKey={(key) => key.thumbprint}
        columns={[
          { name: t('thumbprint'), draw: (key) => <code class="code">{key.thumbprint}</code> },
          { name: t('algorithm'), draw: (key) => key.algorithm },
          {
            name: t('added'),
            draw: (key) => (
              <span>
                <Instant at={key.addedAt} /> {key.addedBy}
              </span>
            ),
          },
          { name: t('state'), draw: (key) => <State of={key} /> },
          {
            name: t('act'),
            draw: (key) =>
              key.living ? (
                <Button look="quiet" label={t('endOf', { thumbprint: key.thumbprint })} onPress={() => setEnding(key)}>
                  {t('end')}
                </Button>
              ) : null,
          },
        ]}
      />
      {isChanging ? (
        <KeyForm
          register={register}
          system={system}
          onDone={() => {
            setChanging(false)
            onDone()
          }}
          onBack={() => setChanging(false)}
        />
      ) : (
        <div>
          <Button look="secondary" label={t('newKeyOf', { name: system.name })} onPress={() => setChanging(true)}>
            {t('newKey')}
          </Button>
        </div>
      )}
      {ending ? (
        <Ending
          register={register}
          system={system}
          thumbprint={ending.thumbprint}
          onDone={() => {
            setEnding(undefined)
            onDone()
          }}
          onBack={() => setEnding(undefined)}
        />
      ) : null}
    </Card>
  )
}

function State(props: { readonly of: Key }) {
  const t = useTexts(systemsTexts)
  const { living, endsAt } = props.of
  if (endsAt === null) return <>{t('living')}</>
  return (
    <span>
      {t(living ? 'until' : 'ended')} <Instant at={endsAt} />
    </span>
  )
}

function Ending(props: Acting & { readonly system: System; readonly thumbprint: string; readonly onBack: () => void }) {
  const t = useTexts(systemsTexts)
  const { register, system, thumbprint } = props
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const end = async () => {
    setBusy(true)
    const answer = await call(endKey, { register, system: system.id, thumbprint })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.problem)
    announce(t('endedNow'))
    props.onDone()
  }
  return (
    <Dialog
      title={t('endSure')}
      onClose={props.onBack}
      buttons={
        <>
          <Button look="danger" busy={busy} onPress={() => void end()}>
            {t('end')}
          </Button>
          <Button look="quiet" onPress={props.onBack}>
            {t('keep')}
          </Button>
        </>
      }
    >
      {problem ? <ProblemNotice problem={problem} of="acting" /> : null}
      <p>
        <code class="code">{thumbprint}</code>
      </p>
      <p>{t('endWhat')}</p>
    </Dialog>
  )
}

const nothing: { readonly name: string; readonly publicKey: string } = { name: '', publicKey: '' }

function AddForm(props: Acting) {
  const t = useTexts(systemsTexts)
  const { register } = props
  const form = useForm({
    key: `system:${register}:new`,
    initial: nothing,
    read: (typed): Read<typeof nothing, typeof nothing> => {
      const [name, publicKey] = [typed.name.trim(), typed.publicKey.trim()]
      const errors = { ...(name ? {} : { name: t('missing') }), ...faultOf(publicKey, t) }
      return Object.keys(errors).length > 0 ? { errors } : { value: { name, publicKey } }
    },
    send: (value, id) => call(addSystem, { register, id, ...value }),
    done: () => {
      announce(t('addedNow'))
      props.onDone()
    },
  })
  return (
    <Form form={form} submit={t('add')}>
      <TextInput {...form.field('name')} label={t('name')} maxLength={100} />
      <KeyFields field={form.field('publicKey')} />
    </Form>
  )
}

const aWeek: { readonly publicKey: string; readonly days: string } = { publicKey: '', days: '7' }

function KeyForm(props: Acting & { readonly system: System; readonly onBack: () => void }) {
  const t = useTexts(systemsTexts)
  const { register, system } = props
  const form = useForm({
    key: `system:${register}:${system.id}`,
    initial: aWeek,
    read: (typed): Read<typeof aWeek, { readonly publicKey: string; readonly earlierForDays: number }> => {
      const publicKey = typed.publicKey.trim()
      const errors = faultOf(publicKey, t)
      return Object.keys(errors).length > 0 ? { errors } : { value: { publicKey, earlierForDays: Number(typed.days) } }
    },
    send: (value) => call(addKey, { register, system: system.id, ...value }),
    done: () => {
      announce(t('changed'))
      props.onDone()
    },
  })
  return (
    <Form
      form={form}
      submit={t('newKey')}
      others={
        <Button look="quiet" onPress={props.onBack}>
          {t('back')}
        </Button>
      }
    >
      <KeyFields field={form.field('publicKey')} />
      <Select
        {...form.field('days')}
        label={t('earlier')}
        hint={t('earlierHint')}
        options={(['0', '1', '7', '30'] as const).map((value) => ({ value, label: t(`days${value}`) }))}
      />
    </Form>
  )
}

const faultOf = (publicKey: string, t: (name: 'missing' | 'private') => string): { readonly publicKey?: string } => {
  if (publicKey === '') return { publicKey: t('missing') }
  return looksPrivate(publicKey) ? { publicKey: t('private') } : {}
}
