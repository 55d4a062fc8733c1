import { useEffect, useState } from 'preact/hooks'
import type { Problem } from '../../api/problem.ts'
import { formatQuantity } from '../../format/quantity.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { findKeptDay, type KeptContract, keptDay } from '../../outbox/day.ts'
import { openOutbox, outbox } from '../../outbox/outbox.ts'
import { place } from '../../router/navigation.ts'
import { askSession } from '../../session/state.ts'
import { useStore } from '../../store.ts'
import { Busy } from '../../ui/busy/component.tsx'
import { Button } from '../../ui/button/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { offlineTexts } from './offline-texts.ts'
import { waitingPath } from './paths.ts'
import { RecordForm } from './record-form.tsx'
import { WaitingPage } from './waiting-page.tsx'
import { WaitingStrip } from './waiting-strip.tsx'

/** The portal when the server cannot be reached at its opening: what was kept for today, to record from. */
export function OfflinePage(props: { readonly problem: Problem }) {
  const t = useTexts(offlineTexts)
  const { path } = useStore(place)
  const day = useStore(keptDay)
  const [looked, setLooked] = useState(false)
  useEffect(() => {
    const look = async (): Promise<void> => {
      const found = await findKeptDay()
      if (found) await openOutbox(found.owner)
      setLooked(true)
    }
    look().catch(() => setLooked(true))
  }, [])
  if (!looked) return <Busy />
  if (!day) return <ProblemNotice problem={props.problem} of="reading" retry={() => void askSession()} />
  if (path === waitingPath) return <WaitingPage organiserOf={(code) => organiserIn(day.contracts, code)} />
  return (
    <>
      <WaitingStrip />
      <Page
        title={t('title')}
        lead={t('lead')}
        actions={
          <Button look="secondary" onPress={() => void askSession()}>
            {t('again')}
          </Button>
        }
      >
        <KeptList />
      </Page>
    </>
  )
}

const organiserIn = (contracts: readonly KeptContract[], register: string): string =>
  contracts.find((one) => one.register === register)?.organiser ?? register

/** The clients that were kept for today, each with the form to record a visit; of one register or of one contract when that is asked. */
export function KeptList(props: { readonly register?: string; readonly contract?: string }) {
  const t = useTexts(offlineTexts)
  const language = useLanguage()
  const day = useStore(keptDay)
  const { visits } = useStore(outbox)
  const { register, contract } = props
  const shown = (day?.contracts ?? []).filter(
    (one) => (!register || one.register === register) && (!contract || one.contractId === contract),
  )
  if (shown.length === 0) return null
  return (
    <section class="stack">
      <h2>{t('clients')}</h2>
      <p>{t('clientsWhat')}</p>
      {shown.map((one) => {
        const unsent = visits.filter((waiting) => waiting.visit.contractId === one.contractId)
        const left = one.left - unsent.reduce((sum, { visit }) => sum + visit.quantity, 0)
        return (
          <Details key={one.contractId} summary={one.client}>
            {() => (
              <div class="stack">
                <p>
                  {userText(one.service, language)}, {one.organiser}
                  <br />
                  {t('leftAtMost', { left: formatQuantity(left, one.unit, language) })}
                </p>
                <RecordForm of={one} onRecorded={() => undefined} />
              </div>
            )}
          </Details>
        )
      })}
    </section>
  )
}
