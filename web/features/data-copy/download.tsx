import { addressOf } from '../../api/endpoint.ts'
import { downloadOwnData, giveDataCopy } from '../../api/endpoints.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { Section } from '../../ui/page/component.tsx'
import type { Matter } from '../clients/matters.tsx'
import { dataCopyTexts } from './texts.ts'

/** The client's copy of all that the register holds (GDPR 15(3)). Who acts on behalf is not offered it. */
export function OwnDataCopy(props: { readonly matter: Matter }) {
  const t = useTexts(dataCopyTexts)
  const language = useLanguage()
  const { register, clientId: client, onBehalf } = props.matter
  if (onBehalf) return null
  return (
    <Section title={t('title')}>
      <p>{t('about')}</p>
      <p class="quiet">{t('format')}</p>
      <Download href={addressOf(downloadOwnData, { register, client, language })} />
    </Section>
  )
}

/** The same copy from the data protection officer's hand, for a client who does not use the service. */
export function ClientDataCopy(props: { readonly register: string; readonly client: string }) {
  const t = useTexts(dataCopyTexts)
  const language = useLanguage()
  return (
    <Section title={t('ofClient')}>
      <p>{t('ofClientAbout')}</p>
      <Download href={addressOf(giveDataCopy, { ...props, language })} />
    </Section>
  )
}

function Download(props: { readonly href: string }) {
  const t = useTexts(dataCopyTexts)
  return (
    <div>
      <a class="button button--secondary" href={props.href} download>
        <span>{t('download')}</span>
      </a>
    </div>
  )
}
