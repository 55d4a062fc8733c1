import { ClientSignInPage } from '../../features/sign-in/client-page.tsx'
import { startPortal } from '../portal.tsx'

startPortal({
  name: 'client',
  kind: 'client',
  signIn: (back) => <ClientSignInPage back={back} />,
  features: [],
  pages: [],
})
