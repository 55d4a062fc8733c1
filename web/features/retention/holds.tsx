import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { holdClient, liftHold, type showRetention } from '../../api/endpoints.ts'
import { useAction } from '../../api/use-action.ts'
import { type Reading, useForm } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { Dialog } from '../../ui/dialog/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Section } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Instant } from '../../ui/values/component.tsx'
import { readIdentityCode } from '../clients/identity-code.ts'
import { identityCodeTexts } from '../clients/identity-code-texts.ts'
import { retentionTexts } from './texts.ts'

type Hold = OutputOf<typeof showRetention>['holds'][number]

const reasons = ['appeal', 'audit', 'crime'] as const
const initial = { identityCode: '', reason: '' }
type Typed = typeof initial

/** Whose destruction is held, and holding one more or lifting one. */
export function Holds(props: {
  readonly register: string
  readonly holds: readonly Hold[]
  readonly reload: () => void
}) {
  const { register, holds, reload } = props
  const t = useTexts(retentionTexts)
  const [lifting, setLifting] = useState<Hold>()
  return (
    <Section title={t('holds')}>
      {holds.length === 0 ? (
        <p>{t('noHolds')}</p>
      ) : (
        <Table
          caption={t('holds')}
          captionHidden
          rows={holds}
          rowKey={({ id }) => id}
          columns={[
            { name: t('whose'), draw: ({ clientName }) => clientName },
            { name: t('reason'), draw: ({ reason }) => t(reason) },
            { name: t('setBy'), draw: ({ setBy }) => setBy },
            { name: t('setAt'), draw: ({ setAt }) => <Instant at={setAt} /> },
            {
              name: t('lift'),
              draw: (hold) => (
                <Button
                  look="secondary"
                  label={t('liftOf', { name: hold.clientName })}
                  onPress={() => setLifting(hold)}
                >
                  {t('lift')}
                </Button>
              ),
            },
          ]}
        />
      )}
      {lifting ? (
        <Lifting
          {...{ register, hold: lifting }}
          close={() => setLifting(undefined)}
          done={() => {
            setLifting(undefined)
            announce(t('lifted'))
            reload()
          }}
        />
      ) : null}
      <NewHold register={register} reload={reload} />
    </Section>
  )
}

function Lifting(props: {
  readonly register: string
  readonly hold: Hold
  readonly close: () => void
  readonly done: () => void
}) {
  const { register, hold, close, done } = props
  const t = useTexts(retentionTexts)
  const lift = useAction(liftHold)
  return (
    <Dialog
      title={t('liftOf', { name: hold.clientName })}
      onClose={close}
      buttons={
        <>
          <Button
            look="danger"
            busy={lift.busy}
            onPress={async () => {
              if (await lift.run({ register, hold: hold.id })) done()
            }}
          >
            {t('lift')}
          </Button>
          <Button look="secondary" onPress={close}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <p>{t('liftAsked')}</p>
      {lift.problem ? <ProblemNotice problem={lift.problem} of="acting" /> : null}
    </Dialog>
  )
}

function NewHold(props: { readonly register: string; readonly reload: () => void }) {
  const { register, reload } = props
  const t = useTexts(retentionTexts)
  const code = useTexts(identityCodeTexts)
  const form = useForm({
    key: `retention-hold:${register}`,
    initial,
    read: (typed): Reading<Typed, { identityCode: string; reason: Hold['reason'] }> => {
      const identityCode = readIdentityCode(typed.identityCode)
      const reason = reasons.find((one) => one === typed.reason)
      if (identityCode && reason) return { value: { identityCode, reason } }
      return {
        errors: {
          ...(identityCode ? {} : { identityCode: code('codeWrong') }),
          ...(reason ? {} : { reason: t('reasonMissing') }),
        },
      }
    },
    send: (value, id) => call(holdClient, { register, id, ...value }),
    done: () => {
      announce(t('held'))
      reload()
    },
  })
  return (
    <>
      <h3>{t('holdNew')}</h3>
      <Form form={form} submit={t('hold')}>
        <TextInput {...form.field('identityCode')} label={code('identityCode')} maxLength={20} />
        <RadioGroup
          {...form.field('reason')}
          label={t('reason')}
          options={reasons.map((reason) => ({ value: reason, label: t(reason) }))}
        />
      </Form>
    </>
  )
}
