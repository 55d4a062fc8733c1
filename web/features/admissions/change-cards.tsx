import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { confirmProviderChange, type listProviderChanges, refuseProviderChange } from '../../api/endpoints.ts'
import { useAction } from '../../api/use-action.ts'
import { formatInstant } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { languageName } from '../grants/language-names.ts'
import { proposalTexts } from './proposal-texts.ts'
import { RefuseReason } from './refuse-reason.tsx'
import { type Compared, SideBySide } from './side-by-side.tsx'

type Change = OutputOf<typeof listProviderChanges>['changes'][number]

/** Changes of what the organiser knows of providers: those that wait or can still be stopped, then the decided ones. */
export function ProviderChanges(props: {
  readonly register: string
  readonly changes: readonly Change[]
  readonly reload: () => void
}) {
  const t = useTexts(proposalTexts)
  const open = props.changes.filter((one) => one.open)
  const decided = props.changes.filter((one) => !one.open)
  const draw = (one: Change) => <OneChange key={one.id} register={props.register} change={one} reload={props.reload} />
  return (
    <>
      {open.length === 0 ? <EmptyState title={t('noChanges')} /> : null}
      {open.map(draw)}
      {decided.length > 0 ? <Details summary={t('earlier')}>{decided.map(draw)}</Details> : null}
    </>
  )
}

function OneChange(props: { readonly register: string; readonly change: Change; readonly reload: () => void }) {
  const { register, change, reload } = props
  const t = useTexts(proposalTexts)
  const language = useLanguage()
  const [refusing, setRefusing] = useState(false)
  const confirm = useAction(confirmProviderChange)
  const rows = useCompared(change)
  const what = `${change.provider}, ${rows.map((row) => row.what).join(', ')}`
  const stopping = change.status === 'accepted'
  const by = (key: 'madeBy' | 'firstBy', name: string | null, at: string) =>
    t(key, { name: name ?? t('unknown'), at: formatInstant(at, language) })
  return (
    <Card title={change.provider} level={3} tag={<ChangeStatus change={change} />}>
      {change.open ? (
        <SideBySide caption={what} rows={rows} />
      ) : (
        <ul>
          {rows.map((row) => (
            <li key={row.what}>
              {row.what}: {row.proposed}
            </li>
          ))}
        </ul>
      )}
      <ul>
        <li>{by('madeBy', change.maker, change.made_at)}</li>
        {change.first_at === null ? null : <li>{by('firstBy', change.first_name, change.first_at)}</li>}
        {change.second_at === null ? null : <li>{by('firstBy', change.second_name, change.second_at)}</li>}
        {change.reason === null ? null : (
          <li>
            {t('reason')}: {change.reason}
          </li>
        )}
      </ul>
      {change.open && change.kind === 'account' && !stopping ? <p>{t('accountAbout')}</p> : null}
      {change.confirmed_by_viewer && change.status === 'waiting' ? (
        <Notification kind="info" title={t('needsAnother')} />
      ) : null}
      {confirm.problem ? <ProblemNotice problem={confirm.problem} of="acting" /> : null}
      {refusing ? (
        <RefuseReason
          id={change.id}
          kept={{ register, form: 'provider-change.refuse', thing: change.id }}
          submit={stopping ? t('stop') : t('refuse')}
          send={(reason) => call(refuseProviderChange, { register, changeId: change.id, reason })}
          close={() => setRefusing(false)}
          done={() => {
            announce(t('refusedDone'))
            reload()
          }}
        />
      ) : change.open ? (
        <div class="row">
          {stopping || change.confirmed_by_viewer ? null : (
            <Button
              busy={confirm.busy}
              label={t('confirmLabel', { what })}
              onPress={() =>
                void confirm.run({ register, changeId: change.id }).then((done) => {
                  if (!done) return
                  announce(t('confirmedDone'))
                  reload()
                })
              }
            >
              {t('confirm')}
            </Button>
          )}
          <Button
            look="secondary"
            label={t(stopping ? 'stopLabel' : 'refuseLabel', { what })}
            onPress={() => setRefusing(true)}
          >
            {stopping ? t('stop') : t('refuse')}
          </Button>
        </div>
      ) : null}
    </Card>
  )
}

function ChangeStatus(props: { readonly change: Change }) {
  const { status, open, kind, first_at: first, counts_from: from } = props.change
  const t = useTexts(proposalTexts)
  const language = useLanguage()
  if (status === 'refused') return <StatusTag look="bad">{t('refused')}</StatusTag>
  if (status === 'accepted' && open && from)
    return <StatusTag look="attention">{t('holds', { at: formatInstant(from, language) })}</StatusTag>
  if (status === 'accepted') return <StatusTag look="good">{t('accepted')}</StatusTag>
  if (kind === 'facts') return <StatusTag look="waiting">{t('waits')}</StatusTag>
  return <StatusTag look="waiting">{first === null ? t('waitsFirst') : t('waitsSecond')}</StatusTag>
}

/** Only what differs; of a change that was decided, all of it. */
function useCompared(change: Change): readonly Compared[] {
  const t = useTexts(proposalTexts)
  const language = useLanguage()
  const number = (value: string) => <span class="number">{value}</span>
  const inFours = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1\u00a0')
  const lines: { readonly what: string; readonly now: string; readonly next: string; readonly figures: boolean }[] = []
  if (change.facts) {
    const { facts, facts_now: now } = change
    const address = (of: typeof facts): string => `${of.street}, ${of.postal_code} ${of.post_town}`
    const spoken = (of: typeof facts): string => of.languages.map((code) => languageName(code, language)).join(', ')
    lines.push(
      { what: t('name'), now: now.name, next: facts.name, figures: false },
      { what: t('address'), now: address(now), next: address(facts), figures: false },
      { what: t('languages'), now: spoken(now), next: spoken(facts), figures: false },
    )
  }
  if (change.account) {
    const { account, account_now: now } = change
    lines.push(
      { what: t('iban'), now: inFours(now.iban), next: inFours(account.iban), figures: true },
      { what: t('bic'), now: now.bic, next: account.bic, figures: true },
    )
  }
  return lines
    .filter((line) => !change.open || line.now !== line.next)
    .map((line) => ({
      what: line.what,
      now: line.figures ? number(line.now) : line.now,
      proposed: line.figures ? number(line.next) : line.next,
    }))
}
