import { afterEach } from 'node:test'
import axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from '../../scripts/find-chromium.ts'

/** A desk of 1280 pixels, magnified four times. */
export const ZOOMED = 320

/** The widths that every page is looked at in: a small phone of today and a desk. */
export const widths = { phone: 390, desktop: 1280 } as const

/** Starts the browser with everything off that would speak to the outside by itself. */
export async function startBrowser(): Promise<Browser> {
  const quiet = ['--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  // Chromium cannot make its sandbox for root; for everybody else it stays on.
  const args = process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet
  return chromium.launch({ executablePath: await findChromium(), args })
}

/** A page whose breaches of the policy, script errors and unexpected messages are written down in `faults`. */
export interface WatchedPage {
  readonly page: Page
  readonly context: BrowserContext
  readonly faults: string[]
}

// Text, for the journeys' types know no browser.
const tellBreaches = `document.addEventListener('securitypolicyviolation', (event) => {
  console.error(['policy:', event.violatedDirective, event.blockedURI, event.sample].join(' '))
})`

// What moved in sight by itself since the page was last asked: not what an act of the person moved (web.dev, CLS).
const countShifts = `globalThis.layoutShifts = []
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries()) if (!hadRecentInput) globalThis.layoutShifts.push({
    value,
    what: sources.map(({ node, previousRect, currentRect }) => node?.nodeName + '.' + (node?.className ?? '') + ' ' + previousRect.y + ' to ' + currentRect.y).join('; '),
  })
}).observe({ type: 'layout-shift', buffered: true })`

/** What is waited for on a busy machine; only what never comes takes so long. */
const PATIENCE_MS = 30_000

const opened = new Set<Page>()

// A test that fails tells what was on the pages, for a wait that ran out tells only what was not.
afterEach(async (test) => {
  if (!('passed' in test) || test.passed) return
  for (const page of opened) {
    if (page.isClosed()) continue
    const text = await page.evaluate<string>('document.body.innerText').catch((error: Error) => error.message)
    process.stderr.write(`on ${page.url()}:\n${text.slice(0, 2_500)}\n\n`)
  }
})

export async function openPage(
  browser: Browser,
  options: {
    readonly width?: number
    readonly language?: string
    readonly scheme?: 'light' | 'dark'
  } = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? widths.desktop, height: 844 },
    locale: options.language ?? 'fi-FI',
    colorScheme: options.scheme ?? 'light',
    reducedMotion: 'reduce',
  })
  await context.addInitScript({ content: tellBreaches })
  await context.addInitScript({ content: countShifts })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  opened.add(page)
  page.on('close', () => opened.delete(page))
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`))
  page.on('console', (message) => {
    // A refused or lost call is logged by the browser itself; the tests of the network bring these about.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(`console: ${message.text()}`)
  })
  return { page, context, faults }
}

const law = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * What axe finds against WCAG 2.2 AA, each as a line that tells where. Whole pages are held to its good practice too;
 * the catalogue has parts of many pages on one, and cannot be.
 */
export async function findAxeViolations(page: Page, of: 'page' | 'parts' = 'page'): Promise<string[]> {
  const values = of === 'page' ? [...law, 'best-practice'] : law
  // Put into a page once, for it takes as long to read as to run. Our pages have no frames of others; what passed is not written out.
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe.source)
  const options = JSON.stringify({ resultTypes: ['violations'], runOnly: { type: 'tag', values } })
  return page.evaluate<
    string[]
  >(`axe.run(document, ${options}).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => id + ': ' + target.join(' ') + ' ' + failureSummary)))`)
}

/** How many pixels the page is wider than its window. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

/** What reaches over the right edge, innermost first, for telling why a page scrolls sideways. */
export const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('body *')].reverse().flatMap((element) =>
    element.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5
      ? [element.tagName.toLowerCase() + '.' + element.className + ': ' + element.textContent.trim().slice(0, 40)]
      : []).slice(0, 5)`)

/** Sets text as WCAG 2.2 1.4.12 lets a reader set it, and gives what takes that back. Through the object model, which the policy lets pass. */
export async function spacedOut(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(`{
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }')
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  }`)
  return async () => {
    await page.evaluate('document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1)')
  }
}

/** What in sight is cut off by its own box: the beginning of each such text. */
export const clippedTexts = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('body *')].flatMap((element) => {
    const { overflowX, overflowY, clipPath, position } = getComputedStyle(element)
    const isHiddenOnPurpose = clipPath !== 'none' && position === 'absolute'
    if (isHiddenOnPurpose || !element.checkVisibility() || element.textContent.trim() === '' || element.clientHeight === 0) return []
    const cut = (overflow, whole, shown) => ['hidden', 'clip'].includes(overflow) && whole > shown + 1
    return cut(overflowX, element.scrollWidth, element.clientWidth) || cut(overflowY, element.scrollHeight, element.clientHeight)
      ? [element.tagName.toLowerCase() + '.' + element.className + ': ' + element.textContent.trim().slice(0, 60)]
      : []
  })`)

/** A move in sight that no act of the person made: how much, as web.dev's CLS counts it, and what moved. */
export interface LayoutShift {
  readonly value: number
  readonly what: string
}

/** What has moved in sight by itself since the last time this was asked. */
export async function takeLayoutShifts(page: Page): Promise<readonly LayoutShift[]> {
  const shifts = await page.evaluate<LayoutShift[]>('globalThis.layoutShifts')
  // Two frames, so that what an act of the test itself moves is counted before, and forgotten.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
  await page.evaluate('globalThis.layoutShifts = []')
  return shifts
}

/** What still runs or blinks although the person has asked for less motion. */
export const runningAnimations = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`document.getAnimations().flatMap(({ playState, effect }) => playState === 'running'
    ? [(effect?.target?.className ?? '') + ' ' + JSON.stringify(effect?.getComputedTiming().duration)] : [])`)

/** Controls that could not be told from text where the person's own colours take the place of all others: they need an edge. */
export async function edgelessControls(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active' })
  const found = await page.evaluate<
    string[]
  >(`[...document.querySelectorAll('button, .button, input, select, textarea')].flatMap((element) => {
    const { borderBottomWidth, borderBottomStyle, appearance, outlineStyle, textDecorationLine, boxShadow } = getComputedStyle(element)
    const hasEdge = (parseFloat(borderBottomWidth) >= 1 && borderBottomStyle !== 'none') || outlineStyle !== 'none'
    if (!element.checkVisibility() || hasEdge || appearance !== 'none' || textDecorationLine.includes('underline')) return []
    return [element.tagName.toLowerCase() + '.' + element.className + ': ' + (element.textContent || element.id).trim().slice(0, 40)]
  })`)
  await page.emulateMedia({ forcedColors: 'none' })
  return found
}
