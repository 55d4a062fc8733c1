import { WorkerSignInPage } from '../../features/sign-in/worker-page.tsx'
import { startPortal } from '../portal.tsx'

startPortal({
  name: 'organiser',
  kind: 'worker',
  signIn: (back) => <WorkerSignInPage back={back} />,
  features: [],
  pages: [],
})
