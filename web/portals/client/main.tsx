import { OwnLogPage } from '../../features/access-log/own-log-page.tsx'
import { ContactPage } from '../../features/clients/contact-page.tsx'
import { OfMatter } from '../../features/clients/matters.tsx'
import { SituationPage } from '../../features/clients/situation-page.tsx'
import { MessagesPage, NewMessages } from '../../features/messages/messages-page.tsx'
import { OwnOrdersPage } from '../../features/orders/own-orders-page.tsx'
import { OwnEventsPage } from '../../features/service-events/own-events-page.tsx'
import { ClientSignInPage } from '../../features/sign-in/client-page.tsx'
import { offerEasyFinnish } from '../../i18n/language.ts'
import { lazyPage } from '../../router/lazy.tsx'
import { route } from '../../router/router.tsx'
import { startPortal } from '../portal.tsx'
import { clientFeatures } from './features.ts'

const ComparePage = lazyPage(() => import('../../features/grants/compare-page.tsx').then((m) => m.ComparePage))
const DecisionPage = lazyPage(() => import('../../features/grants/decision-page.tsx').then((m) => m.DecisionPage))

offerEasyFinnish(() => import('./easy.ts').then((m) => m.clientEasyTexts))

startPortal({
  name: 'client',
  kind: 'client',
  signIn: (back) => <ClientSignInPage back={back} />,
  features: clientFeatures,
  pages: [
    route('/client/r/:register', ({ register }) => (
      <OfMatter
        register={register}
        draw={(matter) => <SituationPage matter={matter} above={<NewMessages matter={matter} />} />}
      />
    )),
    route('/client/r/:register/grants/:decision/:service/:kind', ({ register, ...of }) => (
      <OfMatter register={register} draw={(matter) => <ComparePage matter={matter} {...of} />} />
    )),
    route('/client/r/:register/decisions/:decision', ({ register, decision }) => (
      <OfMatter register={register} draw={(matter) => <DecisionPage matter={matter} decision={decision} />} />
    )),
    route('/client/r/:register/orders', ({ register }) => (
      <OfMatter register={register} draw={(matter) => <OwnOrdersPage matter={matter} />} />
    )),
    route('/client/r/:register/events', ({ register }) => (
      <OfMatter register={register} draw={(matter) => <OwnEventsPage matter={matter} />} />
    )),
    route('/client/r/:register/access-log', ({ register }) => (
      <OfMatter register={register} draw={(matter) => <OwnLogPage matter={matter} />} />
    )),
    route('/client/r/:register/messages', ({ register }) => (
      <OfMatter register={register} draw={(matter) => <MessagesPage matter={matter} />} />
    )),
    route('/client/r/:register/contact', ({ register }) => (
      <OfMatter register={register} draw={(matter) => <ContactPage matter={matter} />} />
    )),
  ],
})
