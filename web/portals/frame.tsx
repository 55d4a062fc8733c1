import type { ComponentChildren } from 'preact'
import { useTexts } from '../i18n/language.ts'
import { withLanguage } from '../router/navigation.ts'
import { actingFor } from '../session/acting.ts'
import type { RegisterOfSession, SignedIn } from '../session/session.ts'
import { isDemo } from '../session/state.ts'
import { SessionWatch, type SignOut, useSignOut } from '../session/watch.tsx'
import { useStore } from '../store.ts'
import { Button } from '../ui/button/component.tsx'
import { DemoBanner } from '../ui/demo-banner/component.tsx'
import { Footer } from '../ui/footer/component.tsx'
import { Header } from '../ui/header/component.tsx'
import { Notification } from '../ui/notification/component.tsx'
import { type NavItem, SectionNav } from '../ui/section-nav/component.tsx'
import { uiTexts } from '../ui/texts.ts'
import { Toasts } from '../ui/toast/component.tsx'
import './frame.css'
import { portalTexts } from './texts.ts'

/** What is around every page. After the session's end the content is hidden, for the person may have walked away. */
export function Frame(props: {
  readonly home: string
  readonly portal: string
  readonly items: readonly NavItem[]
  readonly session: SignedIn | undefined
  readonly ended: boolean
  /** Who is signed in is being asked: what depends on it would come in above the page and move it. */
  readonly asking?: boolean
  readonly register: RegisterOfSession | undefined
  readonly signInAgain: string
  /** Where a worker links passkeys and cards; nothing for those who have none. */
  readonly ownWays: string | undefined
  /** A portal's own way out, when it has something to ask first. */
  readonly exit?: ((exit: SignOut) => ComponentChildren) | undefined
  readonly children: ComponentChildren
}) {
  const ui = useTexts(uiTexts)
  const t = useTexts(portalTexts)
  const demo = useStore(isDemo)
  const acting = useStore(actingFor)
  const exit = useSignOut()
  const { session } = props
  return (
    <div class={props.ended ? 'frame frame--ended' : props.asking ? 'frame frame--asking' : 'frame'}>
      <a class="frame__skip visually-hidden" href="#content">
        {ui('toContent')}
      </a>
      {demo ? <DemoBanner /> : null}
      <Header
        home={props.home}
        portal={props.portal}
        register={props.register}
        person={
          session
            ? { name: session.name, actingFor: acting?.register === props.register?.code ? acting?.name : undefined }
            : undefined
        }
        exit={
          session
            ? (props.exit?.(exit) ?? (
                <Button look="quiet" busy={exit.busy} onPress={exit.run}>
                  {ui('signOut')}
                </Button>
              ))
            : null
        }
      />
      <SectionNav items={props.items} />
      <main class="frame__main width" id="content" tabIndex={-1}>
        {exit.failed ? <Notification kind="error" title={t('signOutFailed')} alert /> : null}
        {props.children}
      </main>
      <Footer
        about={t('about')}
        label={t('footer')}
        links={[
          { href: '/', label: t('start') },
          ...(props.ownWays ? [{ href: props.ownWays, label: t('ownWays') }] : []),
          { href: withLanguage('/accessibility'), label: t('accessibility') },
        ]}
      />
      <Toasts />
      <SessionWatch signInAgain={props.signInAgain} />
    </div>
  )
}
