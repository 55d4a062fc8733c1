import { useState } from 'preact/hooks'
import { useTexts } from '../../i18n/language.ts'
import { askSession } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { Choice, Choices } from '../../ui/choice/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { type PasskeyOutcome, signInWithPasskey } from './passkey.ts'
import { signInAddress } from './return-address.ts'
import { signInTexts } from './texts.ts'

/** The three ways in for those who work here. `back` is the page that was asked for. */
export function WorkerSignInPage(props: {
  readonly back: string
  /** Providers also have those who sign for the company. */
  readonly forCompany?: true
}) {
  const t = useTexts(signInTexts)
  return (
    <Page title={t('title')} lead={t('workerLead')}>
      <Choices>
        <Choice href={signInAddress('/sign-in/worker', props.back)} title={t('organisation')}>
          <p>{t('organisationAbout')}</p>
        </Choice>
        <Choice href={signInAddress('/sign-in/card', props.back)} title={t('card')}>
          <p>{t('cardAbout')}</p>
        </Choice>
      </Choices>
      <section class="stack stack--tight">
        <h2>{t('passkey')}</h2>
        <p>{t('passkeyAbout')}</p>
        <PasskeyButton />
      </section>
      {props.forCompany ? (
        <Choices>
          <Choice href="/sign-in/company" title={t('company')}>
            <p>{t('companyAbout')}</p>
          </Choice>
        </Choices>
      ) : null}
    </Page>
  )
}

function PasskeyButton() {
  const t = useTexts(signInTexts)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<PasskeyOutcome>()
  const press = async (): Promise<void> => {
    setBusy(true)
    const found = await signInWithPasskey()
    setOutcome(found)
    setBusy(false)
    if (found.status === 'signed-in') await askSession()
  }
  return (
    <>
      <div>
        <Button look="secondary" busy={busy} onPress={() => void press()}>
          {t('passkeyButton')}
        </Button>
      </div>
      {outcome?.status === 'not-used' ? <Notification kind="info" title={t('passkeyRefused')} alert /> : null}
      {outcome?.status === 'failed' ? <ProblemNotice problem={outcome.problem} of="acting" /> : null}
    </>
  )
}
