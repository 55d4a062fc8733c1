import { providerExplanationsPath } from '../../features/log-requests/paths.ts'
import { ContractPage } from '../../features/orders/contract-page.tsx'
import { ContractsPage } from '../../features/orders/contracts-page.tsx'
import { ReceivedOrdersPage } from '../../features/orders/received-orders-page.tsx'
import { EventsPage } from '../../features/service-events/events-page.tsx'
import { Exit } from '../../features/service-events/exit.tsx'
import { OfflinePage } from '../../features/service-events/kept-list.tsx'
import { importPath, waitingPath } from '../../features/service-events/paths.ts'
import { TodayPage } from '../../features/service-events/today-page.tsx'
import { WaitingPage } from '../../features/service-events/waiting-page.tsx'
import { WaitingStrip } from '../../features/service-events/waiting-strip.tsx'
import { waitingTexts } from '../../features/service-events/waiting-texts.ts'
import { ownStatementTexts } from '../../features/settlement/own-statement-texts.ts'
import { WorkerSignInPage } from '../../features/sign-in/worker-page.tsx'
import { providerOwnFindingPath, providerOwnUsagePath } from '../../features/supervision/paths.ts'
import { systemsPath } from '../../features/systems/paths.ts'
import { currentLanguage } from '../../i18n/language.ts'
import { translate } from '../../i18n/texts.ts'
import { followOutbox } from '../../outbox/follow.ts'
import { keepPortal } from '../../outbox/shell.ts'
import { lazyPage } from '../../router/lazy.tsx'
import { route } from '../../router/router.tsx'
import { sessionState } from '../../session/state.ts'
import { announce } from '../../ui/toast/toasts.ts'
import { startPortal } from '../portal.tsx'
import { providerFeatures } from './features.ts'

// What the office does now and then is fetched when it is opened: those who record visits never need it.
const CompanyPage = lazyPage(() => import('../../features/providers/company-page.tsx').then((m) => m.CompanyPage))
const OwnApplicationsPage = lazyPage(() =>
  import('../../features/providers/own-applications-page.tsx').then((m) => m.OwnApplicationsPage),
)
const OwnPricesPage = lazyPage(() =>
  import('../../features/providers/own-prices-page.tsx').then((m) => m.OwnPricesPage),
)
const ImportPage = lazyPage(() => import('../../features/service-events/import/page.tsx').then((m) => m.ImportPage))
const ExplanationsPage = lazyPage(() =>
  import('../../features/log-requests/explanations-page.tsx').then((m) => m.ExplanationsPage),
)
const OwnFindingPage = lazyPage(() =>
  import('../../features/supervision/own-finding-page.tsx').then((m) => m.OwnFindingPage),
)
const OwnUsagePage = lazyPage(() => import('../../features/supervision/own-usage-page.tsx').then((m) => m.OwnUsagePage))
const ContactsPage = lazyPage(() => import('../../features/providers/contacts-page.tsx').then((m) => m.ContactsPage))
const SigningPage = lazyPage(() => import('../../features/providers/signing-page.tsx').then((m) => m.SigningPage))
const StaffPage = lazyPage(() => import('../../features/providers/staff-page.tsx').then((m) => m.StaffPage))

const SystemsPage = lazyPage(() => import('../../features/systems/page.tsx').then((m) => m.SystemsPage))
const OwnStatementsPage = lazyPage(() =>
  import('../../features/settlement/own-statements-page.tsx').then((m) => m.OwnStatementsPage),
)
const StatementPage = lazyPage(() =>
  import('../../features/settlement/statement-page.tsx').then((m) => m.StatementPage),
)

/** Whether the signed-in person records visits here. Only a courtesy; the server decides. */
function records(code: string): boolean {
  const state = sessionState.get()
  const register = state.status === 'signed-in' ? state.session.registers.find((one) => one.code === code) : undefined
  return register?.roles.includes('provider-recorder') ?? false
}

/** The controller of a register, by which a provider knows it. */
function organiserOf(code: string): string {
  const state = sessionState.get()
  const register = state.status === 'signed-in' ? state.session.registers.find((one) => one.code === code) : undefined
  return register?.controller ?? code
}

// For those who record: the portal opens also where there is no line.
sessionState.watch(() => {
  const state = sessionState.get()
  if (state.status === 'signed-in' && state.session.registers.some(({ roles }) => roles.includes('provider-recorder')))
    void keepPortal()
})

followOutbox(({ arrived }) => announce(translate(waitingTexts.sent, currentLanguage(), { count: arrived.length })))

startPortal({
  name: 'provider',
  kind: 'worker',
  signatories: true,
  signIn: (back) => (
    <>
      <WaitingStrip />
      <WorkerSignInPage back={back} forCompany />
    </>
  ),
  features: providerFeatures,
  first: ({ registers }) =>
    registers.some(({ roles }) => roles.includes('provider-recorder')) ? (
      <TodayPage registers={registers} />
    ) : undefined,
  above: () => <WaitingStrip />,
  offline: (problem) => <OfflinePage problem={problem} />,
  exit: (exit) => <Exit exit={exit} />,
  pages: [
    route(waitingPath, () => <WaitingPage organiserOf={organiserOf} />),
    route('/provider/r/:register/clients', (at) => <ContractsPage {...at} />),
    route('/provider/r/:register/clients/:contract', (at) => <ContractPage {...at} mayRecord={records(at.register)} />),
    route('/provider/r/:register/orders', (at) => <ReceivedOrdersPage {...at} />),
    route(importPath, (at) => <ImportPage {...at} />),
    route('/provider/r/:register/events', (at) => <EventsPage {...at} mayCorrect={records(at.register)} />),
    route('/provider/r/:register/statements', (at) => <OwnStatementsPage {...at} />),
    route('/provider/r/:register/statements/:statement', (at) => (
      <StatementPage
        {...at}
        above={[{ href: `/provider/r/${at.register}/statements`, label: ownStatementTexts.title[currentLanguage()] }]}
      />
    )),
    route(providerExplanationsPath, (at) => <ExplanationsPage {...at} />),
    route(providerOwnUsagePath, (at) => (
      <OwnUsagePage {...at} mayOpenClients={false} findingAt={providerOwnFindingPath} />
    )),
    route(providerOwnFindingPath, (at) => <OwnFindingPage {...at} above={providerOwnUsagePath} />),
    route(systemsPath, (at) => <SystemsPage {...at} />),
    route('/provider/r/:register/company', (at) => <CompanyPage {...at} />),
    route('/provider/r/:register/contacts', (at) => <ContactsPage {...at} />),
    route('/provider/r/:register/applications', (at) => <OwnApplicationsPage {...at} />),
    route('/provider/r/:register/prices', (at) => <OwnPricesPage {...at} />),
    route('/provider/r/:register/signing', (at) => <SigningPage {...at} />),
    route('/provider/r/:register/staff', (at) => <StaffPage {...at} />),
  ],
})
