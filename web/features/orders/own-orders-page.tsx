import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { cancelOrder, endOwnContract, listOwnOrders } from '../../api/endpoints.ts'
import { useAction } from '../../api/use-action.ts'
import { useQuery } from '../../api/use-query.ts'
import { todayInFinland } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { pathTo } from '../../router/path.ts'
import { Button, ButtonLink } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Dialog } from '../../ui/dialog/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Day, Period, Quantity } from '../../ui/values/component.tsx'
import type { Matter } from '../clients/matters.tsx'
import { Reading } from '../reading.tsx'
import { ownOrderTexts } from './own-order-texts.ts'
import { OwnWishes } from './wishes.tsx'

type Own = OutputOf<typeof listOwnOrders>

/** The client's orders with their answers, and the providers that give a service now. */
export function OwnOrdersPage(props: { readonly matter: Matter }) {
  const t = useTexts(ownOrderTexts)
  const { register, clientId } = props.matter
  const own = useQuery(listOwnOrders, { register, clientId })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Reading
        query={own}
        draw={({ orders, contracts, wishes }, reload) => (
          <>
            <Section title={t('comingTitle')}>
              {contracts.length === 0 ? <p>{t('nobodyComes')}</p> : null}
              {contracts.map((contract) => (
                <Contract
                  key={contract.id}
                  contract={contract}
                  wishes={wishes}
                  matter={props.matter}
                  onChanged={reload}
                />
              ))}
            </Section>
            <Section title={t('ordersTitle')}>
              {orders.length === 0 ? (
                <EmptyState title={t('none')}>
                  <p>{t('noneWhy')}</p>
                  <ButtonLink href={pathTo('/client/r/:register', { register })}>{t('toSituation')}</ButtonLink>
                </EmptyState>
              ) : null}
              {orders.map((order) => (
                <Order key={order.id} order={order} matter={props.matter} onChanged={reload} />
              ))}
            </Section>
          </>
        )}
      />
    </Page>
  )
}

const looks = {
  sent: 'waiting',
  accepted: 'good',
  declined: 'bad',
  cancelled: 'neutral',
  expired: 'attention',
} as const

function Order(props: {
  readonly order: Own['orders'][number]
  readonly matter: Matter
  readonly onChanged: () => void
}) {
  const t = useTexts(ownOrderTexts)
  const language = useLanguage()
  const [asking, setAsking] = useState(false)
  const cancel = useAction(cancelOrder)
  const { order, matter } = props
  const run = async (): Promise<void> => {
    const done = await cancel.run({ register: matter.register, order: order.id, clientId: matter.clientId })
    setAsking(false)
    if (!done) return
    announce(t('cancelledDone'))
    props.onChanged()
  }
  return (
    <Card title={order.provider_name} tag={<StatusTag look={looks[order.status]}>{t(order.status)}</StatusTag>}>
      <DefinitionList
        items={[
          { name: t('service'), value: userText(order.service_name, language) },
          { name: t('quantity'), value: <Quantity quantity={order.quantity} unit={order.unit} /> },
          { name: t('wantedFrom'), value: <Day day={order.wanted_from} /> },
          ...(order.status === 'sent' ? [{ name: t('answerBy'), value: <Day day={order.answer_by} /> }] : []),
          ...(order.decline_reason ? [{ name: t('reason'), value: t(order.decline_reason) }] : []),
        ]}
      />
      {cancel.problem ? <ProblemNotice problem={cancel.problem} of="acting" retry={props.onChanged} /> : null}
      {order.status === 'sent' ? (
        <div>
          <Button
            look="danger"
            label={t('cancelOf', { provider: order.provider_name })}
            onPress={() => setAsking(true)}
          >
            {t('cancel')}
          </Button>
        </div>
      ) : null}
      {asking ? (
        <Dialog
          title={t('cancelTitle')}
          onClose={() => setAsking(false)}
          buttons={
            <>
              <Button look="danger" busy={cancel.busy} onPress={() => void run()}>
                {t('cancel')}
              </Button>
              <Button look="quiet" onPress={() => setAsking(false)}>
                {t('keep')}
              </Button>
            </>
          }
        >
          <p>{t('cancelWhat')}</p>
        </Dialog>
      ) : null}
    </Card>
  )
}

function Contract(props: {
  readonly contract: Own['contracts'][number]
  readonly wishes: Own['wishes']
  readonly matter: Matter
  readonly onChanged: () => void
}) {
  const t = useTexts(ownOrderTexts)
  const language = useLanguage()
  const [asking, setAsking] = useState(false)
  const end = useAction(endOwnContract)
  const { contract, matter } = props
  const running = !contract.ended && contract.valid_to >= todayInFinland()
  const run = async (): Promise<void> => {
    const done = await end.run({ register: matter.register, contract: contract.id, clientId: matter.clientId })
    setAsking(false)
    if (!done) return
    announce(t('ended'))
    props.onChanged()
  }
  return (
    <Card
      title={contract.provider_name}
      tag={<StatusTag look={running ? 'good' : 'neutral'}>{running ? t('running') : t('over')}</StatusTag>}
    >
      <DefinitionList
        items={[
          { name: t('service'), value: userText(contract.service_name, language) },
          { name: t('days'), value: <Period from={contract.valid_from} to={contract.valid_to} /> },
          { name: t('used'), value: <Quantity quantity={contract.spent} unit={contract.unit} /> },
          ...(running
            ? [{ name: t('reserved'), value: <Quantity quantity={contract.reserved} unit={contract.unit} /> }]
            : []),
        ]}
      />
      {running ? (
        <OwnWishes contract={contract} wishes={props.wishes} matter={matter} onChanged={props.onChanged} />
      ) : null}
      {end.problem ? <ProblemNotice problem={end.problem} of="acting" retry={props.onChanged} /> : null}
      {running ? (
        <div>
          <Button
            look="secondary"
            label={t('endOf', { provider: contract.provider_name })}
            onPress={() => setAsking(true)}
          >
            {t('end')}
          </Button>
        </div>
      ) : null}
      {asking ? (
        <Dialog
          title={t('endTitle', { provider: contract.provider_name })}
          onClose={() => setAsking(false)}
          buttons={
            <>
              <Button look="danger" busy={end.busy} onPress={() => void run()}>
                {t('end')}
              </Button>
              <Button look="quiet" onPress={() => setAsking(false)}>
                {t('goOn')}
              </Button>
            </>
          }
        >
          <p>{t('endWhat')}</p>
        </Dialog>
      ) : null}
    </Card>
  )
}
