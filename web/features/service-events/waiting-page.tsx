import { useState } from 'preact/hooks'
import { formatDay, formatTimeOfDay, formatWeekday } from '../../format/day.ts'
import { formatQuantity } from '../../format/quantity.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { dropVisit, outbox, showOutbox, type WaitingVisit } from '../../outbox/outbox.ts'
import { otherOnDay, sendOne, sendWaiting } from '../../outbox/sending.ts'
import { useStore } from '../../store.ts'
import { Button } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Dialog } from '../../ui/dialog/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { CompareForm } from './compare-form.tsx'
import { MendForm } from './mend-form.tsx'
import { waitingTexts } from './waiting-texts.ts'

/** What waits on this device to be sent, over all organisers: sent now, mended, or taken away. */
export function WaitingPage(props: { readonly organiserOf: (register: string) => string }) {
  const t = useTexts(waitingTexts)
  const { visits, others } = useStore(outbox)
  const [busy, setBusy] = useState(false)
  const [waits, setWaits] = useState(false)
  const send = async (): Promise<void> => {
    setBusy(true)
    const sent = await sendWaiting()
    setBusy(false)
    setWaits(sent.waits)
    if (sent.arrived.length > 0) announce(t('sent', { count: sent.arrived.length }))
  }
  const canSend = visits.some((one) => !one.refused)
  return (
    <Page
      title={t('title')}
      above={[{ href: '/provider/', label: t('home') }]}
      {...(visits.length > 0 ? { lead: t('lead') } : {})}
    >
      {visits.length === 0 ? (
        <EmptyState title={t('none')}>
          <p>{t('noneWhy')}</p>
        </EmptyState>
      ) : null}
      {canSend ? (
        <div class="row">
          <Button busy={busy} onPress={() => void send()}>
            {t('sendNow')}
          </Button>
        </div>
      ) : null}
      <div role="status">{canSend && waits ? <Notification kind="warning" title={t('notYet')} /> : null}</div>
      {visits.map((one) => (
        <Waiting key={one.id} of={one} organiser={props.organiserOf(one.register)} />
      ))}
      {others > 0 ? (
        <Notification kind="info" title={t('others', { count: others })}>
          <p>{t('othersWhat')}</p>
        </Notification>
      ) : null}
    </Page>
  )
}

function Waiting(props: { readonly of: WaitingVisit; readonly organiser: string }) {
  const t = useTexts(waitingTexts)
  const language = useLanguage()
  const [doing, setDoing] = useState<'mend' | 'remove' | 'again'>()
  const { of } = props
  const { visit, client, unit, refused } = of
  const compares = refused?.code === otherOnDay
  const quantity = formatQuantity(visit.quantity, unit, language)
  const which = { name: client, day: formatDay(visit.day, language) }
  const again = async (): Promise<void> => {
    setDoing('again')
    const outcome = await sendOne(of)
    setDoing(undefined)
    if (outcome === 'arrived') announce(t('sent', { count: 1 }))
  }
  const remove = async (): Promise<void> => {
    setDoing(undefined)
    await dropVisit(of.id)
    await showOutbox()
    announce(t('removed'))
  }
  return (
    <Card
      level={2}
      title={client}
      tag={<StatusTag look={refused ? 'attention' : 'waiting'}>{refused ? t('refused') : t('waiting')}</StatusTag>}
    >
      {refused ? <Notification kind="warning" title={refused.detail[language]} /> : null}
      {doing === 'mend' ? (
        <MendForm of={of} onBack={() => setDoing(undefined)} />
      ) : (
        <>
          <DefinitionList
            items={[
              { name: t('day'), value: formatWeekday(visit.day, language) },
              ...(compares ? [] : [{ name: t('quantity'), value: quantity }]),
              { name: t('service'), value: userText(of.service, language) },
              { name: t('organiser'), value: props.organiser },
              ...(compares || visit.startMinute === null
                ? []
                : [{ name: t('start'), value: formatTimeOfDay(visit.startMinute) }]),
              ...(compares || visit.note === null
                ? []
                : [{ name: t('note'), value: <span class="as-written">{visit.note}</span> }]),
            ]}
          />
          {compares ? <CompareForm of={of} /> : null}
          <div class="row">
            {refused && !compares ? (
              <>
                {refused.code === 'service-event.id-already-used' ? null : (
                  <Button label={t('mendOf', which)} onPress={() => setDoing('mend')}>
                    {t('mend')}
                  </Button>
                )}
                <Button
                  look="secondary"
                  label={t('againOf', which)}
                  busy={doing === 'again'}
                  onPress={() => void again()}
                >
                  {t('again')}
                </Button>
              </>
            ) : null}
            {compares ? null : (
              <Button look="quiet" label={t('removeOf', which)} onPress={() => setDoing('remove')}>
                {t('remove')}
              </Button>
            )}
          </div>
        </>
      )}
      {doing === 'remove' ? (
        <Dialog
          title={t('removeTitle')}
          onClose={() => setDoing(undefined)}
          buttons={
            <>
              <Button look="danger" onPress={() => void remove()}>
                {t('remove')}
              </Button>
              <Button look="quiet" onPress={() => setDoing(undefined)}>
                {t('back')}
              </Button>
            </>
          }
        >
          <p>{t('removeWhat', { ...which, quantity })}</p>
        </Dialog>
      ) : null}
    </Card>
  )
}
