import type { Clock } from './platform/time/clock.ts'

/** Cards have a listener of their own, so far above the server's port: 8443 beside 8080. */
export const CARDS_FROM = 363

/** What the server needs to run; the caller has migrated the database and built the web. */
export interface StartOptions {
  /** Only for checks at start-up that the other roles own nothing; no request is served with it. */
  readonly ownerUrl: string
  readonly appUrl: string
  readonly keysUrl: string
  readonly jobsUrl: string
  /** Folder (0700) for what the server keeps outside the database, such as the sealed key file of the demo. */
  readonly dataFolder: string
  /** `demo` has invented people and a banner on every page; `production` refuses the demo's keys. */
  readonly profile: 'demo' | 'production'
  /** TCP port; on 127.0.0.1 unless the profile says otherwise. */
  readonly port: number
  /** What browsers see, such as `http://localhost:8080`: no path, no slash at the end. */
  readonly origin: string
  /** Where the access log is told to, without personal data; nowhere when not given. The token is the content of its file. */
  readonly logExport?: { readonly url: string; readonly token: string | null }
  /** Whose time the server keeps; the machine's when not given. The outside systems' stand-ins keep the machine's always. */
  readonly clock?: Clock
}

/** A running server. */
export interface RunningServer {
  /** Takes no new requests, finishes those under way and ends the connections. */
  stop(): Promise<void>
}

/** What `main.ts` exports as `start`. */
export type Start = (options: StartOptions) => Promise<RunningServer>
