import type { Page } from 'playwright-core'

/**
 * Gives the page a security key of its own that is touched and unlocked by itself, as a person would: keys are made in it and
 * used from it by the browser's own code.
 */
export async function giveSecurityKey(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
