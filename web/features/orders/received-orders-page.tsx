import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { acceptOrder, declineOrder, listReceivedOrders } from '../../api/endpoints.ts'
import { useAction } from '../../api/use-action.ts'
import { useQuery } from '../../api/use-query.ts'
import { useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Day, Quantity } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { receivedOrderTexts } from './received-order-texts.ts'
import { ReceivedWishes } from './wishes.tsx'

type Order = OutputOf<typeof listReceivedOrders>['orders'][number]

/** Orders that wait for the provider's answer, the most urgent first. */
export function ReceivedOrdersPage(props: { readonly register: string }) {
  const t = useTexts(receivedOrderTexts)
  const { register } = props
  const found = useQuery(listReceivedOrders, { register })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Reading
        query={found}
        draw={({ orders }, reload) =>
          orders.length === 0 ? (
            <EmptyState title={t('none')}>
              <p>{t('noneWhy')}</p>
            </EmptyState>
          ) : (
            orders.map((order) => (
              <ReceivedOrder key={order.id} order={order} register={register} onAnswered={reload} />
            ))
          )
        }
      />
      <ReceivedWishes register={register} />
    </Page>
  )
}

function ReceivedOrder(props: { readonly order: Order; readonly register: string; readonly onAnswered: () => void }) {
  const t = useTexts(receivedOrderTexts)
  const language = useLanguage()
  const [declining, setDeclining] = useState(false)
  const accept = useAction(acceptOrder)
  const { order, register, onAnswered } = props
  const name = `${order.givenNames} ${order.familyName}`
  const yes = async (): Promise<void> => {
    if (!(await accept.run({ register, order: order.id }))) return
    announce(t('accepted', { name }))
    onAnswered()
  }
  return (
    <Card level={2} title={name}>
      <DefinitionList
        items={[
          { name: t('service'), value: userText(order.serviceName, language) },
          { name: t('quantity'), value: <Quantity quantity={order.quantity} unit={order.unit} /> },
          { name: t('wantedFrom'), value: <Day day={order.wantedFrom} /> },
          { name: t('answerBy'), value: <Day day={order.answerBy} /> },
        ]}
      />
      {accept.problem ? <ProblemNotice problem={accept.problem} of="acting" retry={onAnswered} /> : null}
      {declining ? (
        <Decline
          order={order}
          register={register}
          onBack={() => setDeclining(false)}
          onDone={() => {
            announce(t('declined', { name }))
            onAnswered()
          }}
        />
      ) : (
        <div class="row">
          <Button busy={accept.busy} label={t('acceptOf', { name })} onPress={() => void yes()}>
            {t('accept')}
          </Button>
          <Button look="secondary" label={t('declineOf', { name })} onPress={() => setDeclining(true)}>
            {t('decline')}
          </Button>
        </div>
      )}
    </Card>
  )
}

const reasons = ['no-capacity', 'outside-area', 'not-suitable', 'other'] as const

function Decline(props: {
  readonly order: Order
  readonly register: string
  readonly onBack: () => void
  readonly onDone: () => void
}) {
  const t = useTexts(receivedOrderTexts)
  const { order, register } = props
  const form = useForm({
    key: `decline:${register}:${order.id}`,
    initial: { reason: '' },
    read: (typed) => {
      const reason = reasons.find((one) => one === typed.reason)
      return reason ? { value: { reason } } : { errors: { reason: t('reasonMissing') } }
    },
    send: (value) => call(declineOrder, { register, order: order.id, ...value }),
    done: props.onDone,
  })
  return (
    <Form
      form={form}
      submit={t('sendDecline')}
      others={
        <Button look="quiet" onPress={props.onBack}>
          {t('back')}
        </Button>
      }
    >
      <RadioGroup
        {...form.field('reason')}
        label={t('reason')}
        hint={t('reasonHint')}
        options={reasons.map((value) => ({ value, label: t(value) }))}
      />
    </Form>
  )
}
