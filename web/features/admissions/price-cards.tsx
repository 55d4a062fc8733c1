import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { acceptPrice, type listPriceProposals, refusePrice } from '../../api/endpoints.ts'
import { useAction } from '../../api/use-action.ts'
import { todayInFinland } from '../../format/day.ts'
import { formatEuros } from '../../format/money.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Day } from '../../ui/values/component.tsx'
import { proposalTexts } from './proposal-texts.ts'
import { RefuseReason } from './refuse-reason.tsx'
import { SideBySide } from './side-by-side.tsx'

type Proposal = OutputOf<typeof listPriceProposals>['proposals'][number]

/** Prices that wait, each beside the one it would follow; those that were decided are folded away. */
export function PriceProposals(props: {
  readonly register: string
  readonly proposals: readonly Proposal[]
  readonly reload: () => void
}) {
  const t = useTexts(proposalTexts)
  const language = useLanguage()
  const waiting = props.proposals.filter((one) => one.status === 'waiting')
  const decided = props.proposals.filter((one) => one.status !== 'waiting')
  return (
    <>
      {waiting.length === 0 ? <EmptyState title={t('noPrices')} /> : null}
      {waiting.map((one) => (
        <WaitingPrice key={one.id} register={props.register} proposal={one} reload={props.reload} />
      ))}
      {decided.length > 0 ? (
        <Details summary={t('earlier')}>
          <Table
            caption={t('earlier')}
            captionHidden
            rows={decided}
            rowKey={(one) => one.id}
            columns={[
              { name: t('provider'), draw: (one) => one.provider },
              { name: t('service'), draw: (one) => userText(one.service_name, language) },
              { name: t('price'), draw: (one) => <PriceFor cents={one.price_cents} per={one.per_units} /> },
              { name: t('inForceFrom'), draw: (one) => <Day day={one.takes_effect_on ?? one.valid_from} /> },
              {
                name: t('proposed'),
                draw: (one) => (
                  <span>
                    <StatusTag look={one.status === 'accepted' ? 'good' : 'bad'}>
                      {one.status === 'accepted' ? t('accepted') : t('refused')}
                    </StatusTag>{' '}
                    {one.reason === 'replaced' ? t('replaced') : one.reason}
                  </span>
                ),
              },
            ]}
          />
        </Details>
      ) : null}
    </>
  )
}

function PriceFor(props: { readonly cents: number; readonly per: number }) {
  const t = useTexts(proposalTexts)
  const money = formatEuros(props.cents, useLanguage())
  return <span class="number">{props.per === 60 ? t('hourly', { money }) : t('each', { money })}</span>
}

function WaitingPrice(props: { readonly register: string; readonly proposal: Proposal; readonly reload: () => void }) {
  const { register, proposal, reload } = props
  const t = useTexts(proposalTexts)
  const language = useLanguage()
  const [refusing, setRefusing] = useState(false)
  const accept = useAction(acceptPrice)
  const what = `${proposal.provider}, ${userText(proposal.service_name, language)}`
  const late = proposal.valid_from < todayInFinland()
  return (
    <Card title={proposal.provider} level={3} tag={<StatusTag look="waiting">{t('waits')}</StatusTag>}>
      <p>{userText(proposal.service_name, language)}</p>
      <SideBySide
        caption={what}
        rows={[
          {
            what: t('price'),
            now:
              proposal.before_cents === null ? (
                t('none')
              ) : (
                <PriceFor cents={proposal.before_cents} per={proposal.before_per_units ?? 1} />
              ),
            proposed: <PriceFor cents={proposal.price_cents} per={proposal.per_units} />,
          },
          {
            what: t('inForceFrom'),
            now: proposal.before_from === null ? '–' : <Day day={proposal.before_from} />,
            proposed: <Day day={late ? todayInFinland() : proposal.valid_from} />,
          },
        ]}
      />
      {late ? <Notification kind="info" title={t('fromToday')} /> : null}
      {accept.problem ? <ProblemNotice problem={accept.problem} of="acting" /> : null}
      {refusing ? (
        <RefuseReason
          id={proposal.id}
          kept={{ register, form: 'price-proposal.refuse', thing: proposal.id }}
          submit={t('refuse')}
          send={(reason) => call(refusePrice, { register, proposalId: proposal.id, reason })}
          close={() => setRefusing(false)}
          done={() => {
            announce(t('refusedDone'))
            reload()
          }}
        />
      ) : (
        <div class="row">
          <Button
            busy={accept.busy}
            label={t('acceptLabel', { what })}
            onPress={() =>
              void accept.run({ register, proposalId: proposal.id, priceCents: proposal.price_cents }).then((done) => {
                if (!done) return
                announce(t('acceptedDone'))
                reload()
              })
            }
          >
            {t('accept')}
          </Button>
          <Button look="secondary" label={t('refuseLabel', { what })} onPress={() => setRefusing(true)}>
            {t('refuse')}
          </Button>
        </div>
      )}
    </Card>
  )
}
