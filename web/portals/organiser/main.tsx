import { FindClientPage } from '../../features/clients/find-page.tsx'
import { clientPath, findPath } from '../../features/clients/paths.ts'
import { GrantsPage } from '../../features/grants/list-page.tsx'
import { NewGrantPage } from '../../features/grants/new-grant-page.tsx'
import { grantsPath, newGrantPath } from '../../features/grants/paths.ts'
import { WorkerSignInPage } from '../../features/sign-in/worker-page.tsx'
import { lazyPage } from '../../router/lazy.tsx'
import { route } from '../../router/router.tsx'
import { startPortal } from '../portal.tsx'
import { features } from './features.ts'

const ClientPage = lazyPage(() => import('../../features/clients/client-page.tsx').then((m) => m.ClientPage))

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
  ],
})
