import {
  applicationsPath,
  boardPath,
  countedPath,
  proposalsPath,
  providersPath,
} from '../../features/admissions/paths.ts'
import { breachesPath, breachPath } from '../../features/breaches/paths.ts'
import { FindClientPage } from '../../features/clients/find-page.tsx'
import { clientPath, findPath } from '../../features/clients/paths.ts'
import { definitionsPath, draftPath, visibilityPath } from '../../features/definitions/paths.ts'
import { reviewPath } from '../../features/event-review/paths.ts'
import { GrantsPage } from '../../features/grants/list-page.tsx'
import { NewGrantPage } from '../../features/grants/new-grant-page.tsx'
import { grantsPath, newGrantPath } from '../../features/grants/paths.ts'
import { explanationsPath, logRequestPath, logRequestsPath } from '../../features/log-requests/paths.ts'
import { promisesPath } from '../../features/promises/paths.ts'
import { retentionPath } from '../../features/retention/paths.ts'
import { newVersionPath, publishPath, servicesPath } from '../../features/services/paths.ts'
import {
  paymentAccountsPath,
  runPath,
  settlementsPath,
  spendingPath,
  statementPath,
} from '../../features/settlement/paths.ts'
import { WorkerSignInPage } from '../../features/sign-in/worker-page.tsx'
import {
  findingPath,
  findingsPath,
  ownFindingPath,
  ownUsagePath,
  spotCheckPath,
  spotChecksPath,
  usagePath,
} from '../../features/supervision/paths.ts'
import { rightsPath } from '../../features/users/paths.ts'
import { lazyPage } from '../../router/lazy.tsx'
import { route } from '../../router/router.tsx'
import { startPortal } from '../portal.tsx'
import { features } from './features.ts'

const ClientPage = lazyPage(() => import('../../features/clients/client-page.tsx').then((m) => m.ClientPage))
const ServicesPage = lazyPage(() => import('../../features/services/services-page.tsx').then((m) => m.ServicesPage))
const PublishServicePage = lazyPage(() =>
  import('../../features/services/publish-page.tsx').then((m) => m.PublishServicePage),
)
const ApplicationsPage = lazyPage(() =>
  import('../../features/admissions/applications-page.tsx').then((m) => m.ApplicationsPage),
)
const ProvidersPage = lazyPage(() =>
  import('../../features/admissions/providers-page.tsx').then((m) => m.ProvidersPage),
)
const CountedPage = lazyPage(() => import('../../features/admissions/counted-page.tsx').then((m) => m.CountedPage))
const BoardPage = lazyPage(() => import('../../features/admissions/board-page.tsx').then((m) => m.BoardPage))
const ProposalsPage = lazyPage(() =>
  import('../../features/admissions/proposals-page.tsx').then((m) => m.ProposalsPage),
)
const ReviewPage = lazyPage(() => import('../../features/event-review/review-page.tsx').then((m) => m.ReviewPage))
const RightsPage = lazyPage(() => import('../../features/users/rights-page.tsx').then((m) => m.RightsPage))
const SettlementsPage = lazyPage(() =>
  import('../../features/settlement/settlements-page.tsx').then((m) => m.SettlementsPage),
)
const SpendingPage = lazyPage(() => import('../../features/settlement/spending-page.tsx').then((m) => m.SpendingPage))
const RunPage = lazyPage(() => import('../../features/settlement/run-page.tsx').then((m) => m.RunPage))
const StatementPage = lazyPage(() => import('./statement-page.tsx').then((m) => m.OrganiserStatementPage))
const DefinitionsPage = lazyPage(() =>
  import('../../features/definitions/definitions-page.tsx').then((m) => m.DefinitionsPage),
)
const PromisesPage = lazyPage(() => import('../../features/promises/promises-page.tsx').then((m) => m.PromisesPage))
const DraftPage = lazyPage(() => import('../../features/definitions/draft-page.tsx').then((m) => m.DraftPage))
const VisibilityPage = lazyPage(() =>
  import('../../features/definitions/visibility-page.tsx').then((m) => m.VisibilityPage),
)
const RetentionPage = lazyPage(() => import('../../features/retention/retention-page.tsx').then((m) => m.RetentionPage))
const PaymentAccountsPage = lazyPage(() =>
  import('../../features/settlement/accounts-page.tsx').then((m) => m.PaymentAccountsPage),
)
const LogRequestsPage = lazyPage(() =>
  import('../../features/log-requests/requests-page.tsx').then((m) => m.LogRequestsPage),
)
const LogRequestPage = lazyPage(() =>
  import('../../features/log-requests/request-page.tsx').then((m) => m.LogRequestPage),
)
const ExplanationsPage = lazyPage(() =>
  import('../../features/log-requests/explanations-page.tsx').then((m) => m.ExplanationsPage),
)
const UsagePage = lazyPage(() => import('../../features/supervision/usage-page.tsx').then((m) => m.UsagePage))
const SpotChecksPage = lazyPage(() =>
  import('../../features/supervision/spot-checks-page.tsx').then((m) => m.SpotChecksPage),
)
const SpotCheckPage = lazyPage(() =>
  import('../../features/supervision/spot-check-page.tsx').then((m) => m.SpotCheckPage),
)
const BreachesPage = lazyPage(() => import('../../features/breaches/breaches-page.tsx').then((m) => m.BreachesPage))
const BreachPage = lazyPage(() => import('../../features/breaches/breach-page.tsx').then((m) => m.BreachPage))
const FindingsPage = lazyPage(() => import('../../features/supervision/findings-page.tsx').then((m) => m.FindingsPage))
const FindingPage = lazyPage(() => import('../../features/supervision/finding-page.tsx').then((m) => m.FindingPage))
const OwnFindingPage = lazyPage(() =>
  import('../../features/supervision/own-finding-page.tsx').then((m) => m.OwnFindingPage),
)
const OwnUsagePage = lazyPage(() => import('../../features/supervision/own-usage-page.tsx').then((m) => m.OwnUsagePage))

startPortal({
  name: 'organiser',
  kind: 'worker',
  signIn: (back) => <WorkerSignInPage back={back} />,
  features,
  pages: [
    route(findPath, (at) => <FindClientPage {...at} />),
    route(clientPath, (at) => <ClientPage {...at} />),
    route(grantsPath, (at) => <GrantsPage {...at} />),
    route(newGrantPath, (at) => <NewGrantPage {...at} />),
    route(servicesPath, (at) => <ServicesPage {...at} />),
    route(publishPath, (at) => <PublishServicePage {...at} />),
    route(newVersionPath, (at) => <PublishServicePage {...at} />),
    route(applicationsPath, (at) => <ApplicationsPage {...at} />),
    route(proposalsPath, (at) => <ProposalsPage {...at} />),
    route(boardPath, (at) => <BoardPage {...at} />),
    route(countedPath, (at) => <CountedPage {...at} />),
    route(providersPath, (at) => <ProvidersPage {...at} />),
    route(reviewPath, (at) => <ReviewPage {...at} />),
    route(settlementsPath, (at) => <SettlementsPage {...at} />),
    route(spendingPath, (at) => <SpendingPage {...at} />),
    route(runPath, (at) => <RunPage {...at} />),
    route(statementPath, (at) => <StatementPage {...at} />),
    route(paymentAccountsPath, (at) => <PaymentAccountsPage {...at} />),
    route(logRequestsPath, (at) => <LogRequestsPage {...at} />),
    route(logRequestPath, (at) => <LogRequestPage {...at} />),
    route(explanationsPath, (at) => <ExplanationsPage {...at} />),
    route(usagePath, (at) => <UsagePage {...at} />),
    route(spotChecksPath, (at) => <SpotChecksPage {...at} />),
    route(spotCheckPath, (at) => <SpotCheckPage {...at} />),
    route(breachesPath, (at) => <BreachesPage {...at} />),
    route(breachPath, (at) => <BreachPage {...at} />),
    route(findingsPath, (at) => <FindingsPage {...at} />),
    route(findingPath, (at) => <FindingPage {...at} />),
    route(ownUsagePath, (at) => <OwnUsagePage {...at} mayOpenClients={true} findingAt={ownFindingPath} />),
    route(ownFindingPath, (at) => <OwnFindingPage {...at} above={ownUsagePath} />),
    route(rightsPath, (at) => <RightsPage {...at} />),
    route(promisesPath, (at) => <PromisesPage {...at} />),
    route(definitionsPath, (at) => <DefinitionsPage {...at} />),
    route(retentionPath, (at) => <RetentionPage {...at} />),
    route(visibilityPath, (at) => <VisibilityPage {...at} />),
    route(draftPath, (at) => <DraftPage {...at} />),
  ],
})
