import type { CDPSession, Page } from 'playwright-core'

/** What a screen reader is given of one thing on the page. */
interface Told {
  readonly role: string
  readonly name: string
  readonly level: number | undefined
  readonly live: string | undefined
  readonly isFocusable: boolean
}

/** Landmarks of which a page has several must be told apart by their names. */
const LANDMARKS = ['navigation', 'region', 'complementary', 'search']

/** What the focus is put on after a move, so that reading goes on from there: nothing that can be used. */
const TAKES_FOCUS_ONLY = ['RootWebArea', 'main', 'dialog', 'generic', 'none']

/** A page's own for as long as it lives: when one ends, the browser forgets the passkeys that another put into it. */
const sessions = new WeakMap<Page, CDPSession>()

/** The page as assistive technology has it, in reading order: Chromium's own accessibility tree, without what is left out of it. */
async function accessibilityTree(page: Page): Promise<readonly Told[]> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page))
  sessions.set(page, session)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  return nodes.flatMap(({ ignored, role, name, properties = [] }) => {
    if (ignored) return []
    const property = (wanted: string): unknown => properties.find((one) => one.name === wanted)?.value.value
    const level = property('level')
    const live = property('live')
    return [
      {
        role: String(role?.value ?? ''),
        name: String(name?.value ?? '').trim(),
        level: typeof level === 'number' ? level : undefined,
        live: typeof live === 'string' ? live : undefined,
        isFocusable: property('focusable') === true,
      },
    ]
  })
}

/**
 * What a person who hears the page would miss in it: a title, one main part, one heading of the first level and no level left out below it,
 * a name of everything that can be used, different names of landmarks of one kind, and a live region that tells what has happened.
 * (WCAG 2.2, 1.3.1, 2.4.2, 2.4.6, 4.1.2, 4.1.3.)
 */
export async function treeFaults(page: Page): Promise<string[]> {
  // A session that begins without a line holds the page there when the line is back.
  if (!(await page.evaluate<boolean>('navigator.onLine'))) return []
  const tree = await accessibilityTree(page)
  const faults: string[] = []
  const isDialog = tree.some(({ role }) => role === 'dialog' || role === 'alertdialog')
  if ((await page.title()).trim() === '') faults.push('the page has no title')
  const count = (role: string): number => tree.filter((one) => one.role === role).length
  if (!isDialog && count('main') !== 1) faults.push(`${count('main')} main parts`)
  const levels = tree.flatMap(({ role, level }) => (role === 'heading' && level !== undefined ? [level] : []))
  if (!isDialog && levels.filter((level) => level === 1).length !== 1)
    faults.push(`headings of levels ${levels.join(' ')}`)
  levels.forEach((level, index) => {
    const above = levels[index - 1]
    if (above !== undefined && level > above + 1) faults.push(`a heading of level ${level} below one of ${above}`)
  })
  for (const { role, name, isFocusable } of tree)
    if (isFocusable && name === '' && !TAKES_FOCUS_ONLY.includes(role)) faults.push(`${role} without a name`)
  for (const landmark of LANDMARKS) {
    const names = tree.filter(({ role }) => role === landmark).map(({ name }) => name)
    if (names.length > 1 && new Set(names).size < names.length)
      faults.push(`landmarks ${landmark} that cannot be told apart: ${names.map((name) => `"${name}"`).join(', ')}`)
  }
  // Without a script nothing changes that would have to be told; while a dialog is open all else is out of reach.
  const mayChange = !isDialog && (await page.evaluate<boolean>(`document.querySelector('script[src]') !== null`))
  if (mayChange && !tree.some(({ live }) => live === 'polite' || live === 'assertive')) faults.push('no live region')
  return faults
}
