import '../ui/base.css'
import { render } from 'preact'
import { openInLanguage, useTexts } from '../i18n/language.ts'
import { Frame } from '../portals/frame.tsx'
import { portalTexts } from '../portals/texts.ts'
import { withLanguage } from '../router/navigation.ts'
import { askSession } from '../session/state.ts'
import { Choice, Choices } from '../ui/choice/component.tsx'
import { Page } from '../ui/page/component.tsx'

/** The front page: three doors. Nobody signs in here. */
function StartPage() {
  const t = useTexts(portalTexts)
  return (
    <Frame
      home="/"
      portal={t('start')}
      items={[]}
      session={undefined}
      ended={false}
      register={undefined}
      ownWays={undefined}
      signInAgain="/"
    >
      <Page title={t('whoTitle')} lead={t('whoLead')}>
        <Choices>
          <Choice href={withLanguage('/client/')} title={t('client')}>
            <p>{t('clientDoor')}</p>
          </Choice>
          <Choice href={withLanguage('/provider/')} title={t('provider')}>
            <p>{t('providerDoor')}</p>
          </Choice>
          <Choice href={withLanguage('/organiser/')} title={t('organiser')}>
            <p>{t('organiserDoor')}</p>
          </Choice>
        </Choices>
      </Page>
    </Frame>
  )
}

const root = document.getElementById('app')
if (!root) throw new Error('The page has no place for its content')
openInLanguage(undefined)
root.replaceChildren()
render(<StartPage />, root)
// Only to learn whether this is the demo.
void askSession()
