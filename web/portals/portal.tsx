import '../ui/base.css'
import { type ComponentChildren, render } from 'preact'
import { useErrorBoundary } from 'preact/hooks'
import type { Problem } from '../api/problem.ts'
import { type Feature, offered } from '../features/feature.ts'
import { ChooserPage } from '../features/registers/chooser-page.tsx'
import { RegisterPage } from '../features/registers/register-page.tsx'
import { registerTexts } from '../features/registers/texts.ts'
import { signInTexts } from '../features/sign-in/texts.ts'
import { UndertakingPage } from '../features/users/undertaking-page.tsx'
import { openInLanguage, useLanguage, useTexts } from '../i18n/language.ts'
import { lazyPage } from '../router/lazy.tsx'
import { followLinks, place } from '../router/navigation.ts'
import { fillPath, matchPath } from '../router/path.ts'
import { type Route, Router, route } from '../router/router.tsx'
import { isSignatory, type RegisterOfSession, type SignedIn } from '../session/session.ts'
import { askSession, sessionState } from '../session/state.ts'
import { sessionTexts } from '../session/texts.ts'
import type { SignOut } from '../session/watch.tsx'
import { useStore } from '../store.ts'
import { Busy } from '../ui/busy/component.tsx'
import { ButtonLink } from '../ui/button/component.tsx'
import { Notification } from '../ui/notification/component.tsx'
import { Page } from '../ui/page/component.tsx'
import { ProblemNotice } from '../ui/problem/component.tsx'
import { Frame } from './frame.tsx'
import { portalTexts } from './texts.ts'

const ownWays = 'sign-in-ways'
const OwnWaysPage = lazyPage(() => import('../features/sign-in/own-ways-page.tsx').then((m) => m.OwnWaysPage))

/** What makes a portal: where it is, for whom, how they sign in, and what they can do. */
export interface Portal {
  readonly name: 'client' | 'provider' | 'organiser'
  readonly kind: 'worker' | 'client'
  /** Whether those who sign for a company come in here. */
  readonly signatories?: true
  readonly signIn: (back: string) => ComponentChildren
  /** The ways in the menu, in its order. */
  readonly features: readonly Feature[]
  /** The pages inside a register, with patterns that begin `/<portal>/r/:register/`. */
  readonly pages: readonly Route[]
  /** Its own first page, for those who need one over all registers. */
  readonly first?: (session: SignedIn) => ComponentChildren | undefined
  /** What stands above every page while somebody is signed in. */
  readonly above?: () => ComponentChildren
  /** What it can do when the server cannot be reached at its opening. */
  readonly offline?: (problem: Problem) => ComponentChildren
  /** Its own way out, when it has something to ask first. */
  readonly exit?: (exit: SignOut) => ComponentChildren
}

/** Draws a portal into the page and asks who is signed in. */
export function startPortal(portal: Portal): void {
  const root = document.getElementById('app')
  if (!root) throw new Error('The page has no place for the portal')
  openInLanguage(undefined)
  followLinks(`/${portal.name}/`)
  root.replaceChildren()
  render(<PortalApp portal={portal} />, root)
  void askSession()
}

function PortalApp(props: { readonly portal: Portal }) {
  const { portal } = props
  const t = useTexts(portalTexts)
  const r = useTexts(registerTexts)
  const language = useLanguage()
  const state = useStore(sessionState)
  const { path } = useStore(place)
  const home = `/${portal.name}/`
  const session = state.status === 'signed-in' ? state.session : undefined
  const inside = session && belongs(portal, session) ? session : undefined
  const register = inside && findRegister(inside, home, path)
  const ways = register ? offered(portal.features, register) : []
  const items = register
    ? [
        { href: `${home}r/${register.code}`, label: r('firstPage') },
        ...ways.map((way) => ({
          href: fillPath(way.path, { register: register.code }),
          label: way.label[language],
        })),
        ...(inside.registers.length > 1 ? [{ href: home, label: r('toRegisters') }] : []),
      ]
    : []
  return (
    <Frame
      home={home}
      portal={t(portal.name)}
      items={items.length > 1 ? items : []}
      session={session}
      ended={state.status === 'signed-in' && state.ended}
      asking={state.status === 'asking'}
      register={register}
      signInAgain={`${home}signed-in-again`}
      exit={portal.exit}
      ownWays={inside?.kind === 'worker' ? `${home}${ownWays}` : undefined}
    >
      {inside ? portal.above?.() : null}
      <Guarded key={path}>
        <PortalPage portal={portal} session={inside} register={register} ways={ways} />
      </Guarded>
    </Frame>
  )
}

const belongs = (portal: Portal, session: SignedIn): boolean =>
  isSignatory(session) ? portal.signatories === true : session.kind === portal.kind

/** The page of the address, or what stands in its place while nobody, or somebody else, is signed in. */
function PortalPage(props: {
  readonly portal: Portal
  readonly session: SignedIn | undefined
  readonly register: RegisterOfSession | undefined
  readonly ways: readonly Feature[]
}) {
  const { portal, session, register, ways } = props
  const s = useTexts(signInTexts)
  const state = useStore(sessionState)
  const { path, search } = useStore(place)
  const home = `/${portal.name}/`
  switch (state.status) {
    case 'asking':
      return <Busy />
    case 'unknown':
      return portal.offline ? (
        portal.offline(state.problem)
      ) : (
        <ProblemNotice problem={state.problem} of="reading" retry={() => void askSession()} />
      )
    case 'signed-out':
      return <>{portal.signIn(path + search)}</>
    case 'signed-in':
      break
  }
  if (!session)
    return (
      <Page title={s('otherPortalTitle')}>
        <Notification kind="info" title={s('otherPortal')} />
      </Page>
    )
  if (path.startsWith(`${home}r/`) && !register) return <UnknownRegister home={home} />
  if (register?.waitingRoles?.length) return <UndertakingPage register={register.code} />
  const routes: readonly Route[] = [
    route(home, () => portal.first?.(session) ?? <ChooserPage session={session} registerPath={`${home}r/:register`} />),
    route(`${home}signed-in-again`, () => <SignedInAgain />),
    ...(session.kind === 'worker'
      ? [route(`${home}${ownWays}`, () => <OwnWaysPage here={`${home}${ownWays}`} />)]
      : []),
    // Before the usual first page of a register, so that a portal may have its own.
    ...portal.pages,
    ...(register ? [route(`${home}r/:register`, () => <RegisterPage register={register} features={ways} />)] : []),
  ]
  return <Router routes={routes} missing={<MissingPage home={home} />} />
}

/** The register of the address, if the session has rights in it. */
function findRegister(session: SignedIn, home: string, path: string): RegisterOfSession | undefined {
  const [code] = path.startsWith(`${home}r/`) ? path.slice(`${home}r/`.length).split('/') : []
  const asked = matchPath('/:code', `/${code ?? ''}`)?.code
  return session.registers.find((register) => register.code === asked)
}

function UnknownRegister(props: { readonly home: string }) {
  const t = useTexts(registerTexts)
  return (
    <Page title={t('unknownTitle')} lead={t('unknown')}>
      <div>
        <ButtonLink href={props.home}>{t('toRegisters')}</ButtonLink>
      </div>
    </Page>
  )
}

function MissingPage(props: { readonly home: string }) {
  const t = useTexts(portalTexts)
  return (
    <Page title={t('missingTitle')} lead={t('missing')}>
      <div>
        <ButtonLink href={props.home}>{t('toStart')}</ButtonLink>
      </div>
    </Page>
  )
}

function SignedInAgain() {
  const t = useTexts(sessionTexts)
  return <Page title={t('againTitle')} lead={t('again')} />
}

/** A page with a fault of ours must not take the frame, and the way out, along. */
function Guarded(props: { readonly children: ComponentChildren }) {
  const t = useTexts(portalTexts)
  const [fault] = useErrorBoundary()
  if (fault === undefined || fault === null) return <>{props.children}</>
  return (
    <Page title={t('brokenTitle')}>
      <Notification kind="error" title={t('broken')} alert />
    </Page>
  )
}
