import { useState } from 'preact/hooks'
import { useAction } from '../../api/use-action.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/language.ts'
import { markEnded } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { Dialog } from '../../ui/dialog/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Instant } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { type EnrolOutcome, enrolPasskey, linkCard, listOwnWays, type OwnWay, removeOwnWay } from './own-ways.ts'
import { ownWaysTexts } from './own-ways-texts.ts'

/** A worker's own passkeys and cards, and the linking of new ones. `here` is this page, to come back to from a card. */
export function OwnWaysPage(props: { readonly here: string }) {
  const t = useTexts(ownWaysTexts)
  const found = useQuery(listOwnWays, {})
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Section title={t('linked')}>
        <Reading query={found} draw={({ ways }) => (ways.length === 0 ? <p>{t('none')}</p> : <Ways ways={ways} />)} />
      </Section>
      <Section title={t('newPasskey')}>
        <p>{t('newPasskeyAbout')}</p>
        <NewPasskey
          done={() => {
            if (found.status === 'ready') found.reload()
          }}
        />
      </Section>
      <Section title={t('newCard')}>
        <p>{t('newCardAbout')}</p>
        <NewCard here={props.here} />
      </Section>
    </Page>
  )
}

function Ways(props: { readonly ways: readonly OwnWay[] }) {
  const t = useTexts(ownWaysTexts)
  const nameOf = (way: OwnWay): string =>
    way.kind === 'card' ? t('card') : way.deviceBound ? t('passkeyBound') : t('passkey')
  const [removing, setRemoving] = useState<OwnWay>()
  return (
    <>
      <Table
        caption={t('linked')}
        captionHidden
        rows={props.ways}
        rowKey={(way) => way.id}
        columns={[
          { name: t('way'), draw: nameOf },
          { name: t('linkedAt'), draw: (way) => <Instant at={way.linkedAt} /> },
          {
            name: t('change'),
            draw: (way) => (
              <Button look="quiet" label={t('removeLabel', { way: nameOf(way) })} onPress={() => setRemoving(way)}>
                {t('remove')}
              </Button>
            ),
          },
        ]}
      />
      {removing ? <RemoveDialog way={removing} close={() => setRemoving(undefined)} /> : null}
    </>
  )
}

/** Asks first: the page is signed out with it. */
function RemoveDialog(props: { readonly way: OwnWay; readonly close: () => void }) {
  const t = useTexts(ownWaysTexts)
  const { busy, problem, run } = useAction(removeOwnWay)
  const press = async (): Promise<void> => {
    if (await run({ id: props.way.id })) markEnded()
  }
  return (
    <Dialog
      title={t('removeTitle')}
      onClose={props.close}
      buttons={
        <>
          <Button look="danger" busy={busy} onPress={() => void press()}>
            {t('remove')}
          </Button>
          <Button look="secondary" onPress={props.close}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <p>{t('removeAbout')}</p>
      {problem ? <ProblemNotice problem={problem} of="acting" /> : null}
    </Dialog>
  )
}

function NewPasskey(props: { readonly done: () => void }) {
  const t = useTexts(ownWaysTexts)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<EnrolOutcome>()
  const press = async (): Promise<void> => {
    setBusy(true)
    setOutcome(undefined)
    const found = await enrolPasskey()
    setOutcome(found)
    setBusy(false)
    if (found.status !== 'enrolled') return
    announce(t('enrolled'))
    props.done()
  }
  return (
    <>
      <div>
        <Button busy={busy} onPress={() => void press()}>
          {t('makePasskey')}
        </Button>
      </div>
      {outcome?.status === 'known-here' || outcome?.status === 'not-made' ? (
        <Notification kind="info" title={t(outcome.status)} alert />
      ) : null}
      {outcome?.status === 'failed' ? <ProblemNotice problem={outcome.problem} of="acting" /> : null}
    </>
  )
}

function NewCard(props: { readonly here: string }) {
  const t = useTexts(ownWaysTexts)
  const { busy, problem, run } = useAction(linkCard)
  const press = async (): Promise<void> => {
    const answer = await run({ return: props.here })
    // The card's listener has an address of its own, and sends the browser back.
    if (answer) location.assign(answer.next)
  }
  return (
    <>
      <div>
        <Button look="secondary" busy={busy} onPress={() => void press()}>
          {t('linkCard')}
        </Button>
      </div>
      {problem ? <ProblemNotice problem={problem} of="acting" /> : null}
    </>
  )
}
