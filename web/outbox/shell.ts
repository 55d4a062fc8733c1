/** What is used of Trusted Types, which the types of the page do not know yet. A trusted address is taken wherever a text is. */
interface TrustedTypes {
  createPolicy(
    name: 'app',
    rules: { readonly createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): string
  }
}
declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes
  }
}

const script = '/provider/worker.js'
let asked = false

/** Has the browser keep the portal's files, so that it opens without a line. Where the browser cannot, the portal needs the line. */
export async function keepPortal(): Promise<void> {
  if (asked || !('serviceWorker' in navigator)) return
  asked = true
  // The policy lets one script be named, and this is the only place that names one.
  const policy = window.trustedTypes?.createPolicy('app', {
    createScriptURL: (url) => {
      if (url !== script) throw new Error('another script')
      return url
    },
  })
  await navigator.serviceWorker.register(policy ? policy.createScriptURL(script) : script).catch(() => {
    // A private window refuses it, for instance.
  })
}
