import { useTexts } from '../../i18n/language.ts'
import { ButtonLink } from '../../ui/button/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { signInAddress } from './return-address.ts'
import { signInTexts } from './texts.ts'

/** The way in for a client, or for one who acts on behalf of a client. `back` is the page that was asked for. */
export function ClientSignInPage(props: { readonly back: string }) {
  const t = useTexts(signInTexts)
  return (
    <Page title={t('title')} lead={t('clientLead')}>
      <p>{t('clientAfter')}</p>
      <div>
        <ButtonLink href={signInAddress('/sign-in/client', props.back)}>{t('clientButton')}</ButtonLink>
      </div>
    </Page>
  )
}
