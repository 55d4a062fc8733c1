import { useState } from 'preact/hooks'
import { confirmGrant } from '../../api/endpoints.ts'
import { useAction } from '../../api/use-action.ts'
import { formatDay, formatPeriod, todayInFinland } from '../../format/day.ts'
import { formatEuros } from '../../format/money.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { Button } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { Section } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { ProgressBar } from '../../ui/progress-bar/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Day, Period, Quantity } from '../../ui/values/component.tsx'
import type { Client } from '../clients/client-page.tsx'
import { type ClientHistory, ForecastOf, UseByMonth } from '../clients/history.tsx'
import { CutDialog, EndDialog } from './change-dialogs.tsx'
import { GrantForm } from './grant-form.tsx'
import { grantTexts } from './texts.ts'

export type ClientGrant = Client['grants'][number]
export type GrantPeriod = ClientGrant['periods'][number]

/** What the client has been granted and what is left, newest first, and granting more. */
export function ClientGrants(props: {
  readonly register: string
  readonly client: Client
  /** How the grants have been used; undefined while it is being read. */
  readonly history: ClientHistory | undefined
  readonly reload: () => void
}) {
  const { register, client, history, reload } = props
  const t = useTexts(grantTexts)
  const [granting, setGranting] = useState(false)
  const dead = client.identity?.deathDay !== null
  return (
    <Section title={t('grants')}>
      {client.grants.length === 0 ? <p>{t('noGrants')}</p> : null}
      {client.grants.map((grant) => (
        <GrantOfClient key={grant.id} register={register} grant={grant} history={history} reload={reload} />
      ))}
      {granting ? (
        <>
          <h3>{t('newTitle')}</h3>
          <GrantForm
            register={register}
            who={client.id}
            grantee={{ clientId: client.id }}
            done={({ voucherNumber, awaiting }) => {
              announce(t(awaiting ? 'grantedWaits' : 'granted', { number: voucherNumber }))
              setGranting(false)
              reload()
            }}
          />
        </>
      ) : dead ? null : (
        <div>
          <Button onPress={() => setGranting(true)}>{t('grantMore')}</Button>
        </div>
      )}
    </Section>
  )
}

function GrantOfClient(props: {
  readonly register: string
  readonly grant: ClientGrant
  readonly history: ClientHistory | undefined
  readonly reload: () => void
}) {
  const { register, grant, history, reload } = props
  const t = useTexts(grantTexts)
  const language = useLanguage()
  const [changing, setChanging] = useState<{ readonly cut: GrantPeriod } | 'end'>()
  const today = todayInFinland()
  const open = grant.ended_on === null && grant.valid_to >= today
  const shown = grant.periods.find((one) => one.period_from <= today && today <= one.period_to) ?? grant.periods[0]
  const changed = (text: string): void => {
    setChanging(undefined)
    announce(text)
    reload()
  }
  return (
    <Card
      title={`${userText(grant.service_name, language)}: ${userText(grant.kind_name, language)}`}
      tag={
        grant.ended_on ? (
          <StatusTag look="neutral">{t('endedOn', { day: formatDay(grant.ended_on, language) })}</StatusTag>
        ) : grant.valid_to < today ? (
          <StatusTag look="neutral">{t('isOver')}</StatusTag>
        ) : grant.awaiting ? (
          <StatusTag look="waiting">{t('awaits')}</StatusTag>
        ) : null
      }
    >
      <DefinitionList
        items={[
          { name: t('validity'), value: <Period from={grant.valid_from} to={grant.valid_to} /> },
          { name: t('voucherNumber'), value: <span class="number">{grant.voucher_number}</span> },
          { name: t('decidedOn'), value: <Day day={grant.decided_on} /> },
          ...(grant.unit_value_cents === null
            ? []
            : [
                {
                  name: t('unitValue'),
                  value: t(grant.unit_value_per === 60 ? 'perHour' : 'perUnit', {
                    money: formatEuros(grant.unit_value_cents, language),
                  }),
                },
              ]),
        ]}
      />
      {open && grant.awaiting ? (
        <Confirmation register={register} grant={grant} done={() => changed(t('confirmed'))} />
      ) : null}
      {shown && shown.proposed === null ? (
        <ProgressBar
          label={t('thisPeriod', { period: formatPeriod(shown.period_from, shown.period_to, language) })}
          left={shown.granted - shown.spent}
          total={shown.granted}
          unit={grant.unit}
        />
      ) : null}
      {history ? <ForecastOf grant={grant} history={history} /> : null}
      <Details summary={t('periods')}>
        {history ? <UseByMonth grant={grant} history={history} /> : null}
        <Periods grant={grant} {...(open ? { onCut: (cut: GrantPeriod) => setChanging({ cut }) } : {})} />
      </Details>
      {open ? (
        <div>
          <Button look="secondary" onPress={() => setChanging('end')}>
            {t('end')}
          </Button>
        </div>
      ) : null}
      {changing === 'end' ? (
        <EndDialog
          register={register}
          decision={grant.id}
          close={() => setChanging(undefined)}
          done={() => changed(t('ended'))}
        />
      ) : changing ? (
        <CutDialog
          register={register}
          grant={grant}
          period={changing.cut}
          close={() => setChanging(undefined)}
          done={() => changed(t('cutDone'))}
        />
      ) : null}
    </Card>
  )
}

/** Why a second official is waited for, and the button for whoever may be that: not the one who decided. */
function Confirmation(props: { readonly register: string; readonly grant: ClientGrant; readonly done: () => void }) {
  const t = useTexts(grantTexts)
  const { register, grant, done } = props
  const confirm = useAction(confirmGrant)
  if (grant.awaiting === null) return null
  return (
    <>
      <p>{t(grant.awaiting)}</p>
      {confirm.problem ? <ProblemNotice problem={confirm.problem} of="acting" /> : null}
      {grant.mayConfirm ? (
        <div>
          <Button
            busy={confirm.busy}
            onPress={() => void confirm.run({ register, decision: grant.id }).then((answer) => answer && done())}
          >
            {t('confirm')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function Periods(props: { readonly grant: ClientGrant; readonly onCut?: (period: GrantPeriod) => void }) {
  const t = useTexts(grantTexts)
  const language = useLanguage()
  const { grant, onCut } = props
  return (
    <Table
      caption={t('periods')}
      captionHidden
      rows={grant.periods}
      rowKey={(period) => period.id}
      columns={[
        { name: t('period'), draw: (period) => <Period from={period.period_from} to={period.period_to} /> },
        {
          name: t('grantedQuantity'),
          look: 'amount',
          draw: (period) => <Quantity quantity={period.proposed ?? period.granted} unit={grant.unit} />,
        },
        {
          name: t('reserved'),
          look: 'amount',
          draw: (period) => <Quantity quantity={period.reserved} unit={grant.unit} />,
        },
        { name: t('spent'), look: 'amount', draw: (period) => <Quantity quantity={period.spent} unit={grant.unit} /> },
        ...(onCut
          ? [
              {
                name: t('change'),
                draw: (period: GrantPeriod) =>
                  period.granted > period.reserved + period.spent ? (
                    <Button
                      look="quiet"
                      label={t('cutLabel', { period: formatPeriod(period.period_from, period.period_to, language) })}
                      onPress={() => onCut(period)}
                    >
                      {t('cut')}
                    </Button>
                  ) : null,
              },
            ]
          : []),
      ]}
    />
  )
}
