import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { treeFaults } from '../web/test/accessibility-tree.ts'
import {
  clippedTexts,
  edgelessControls,
  findAxeViolations,
  runningAnimations,
  sidewaysScroll,
  spacedOut,
  tooWide,
  widths,
  ZOOMED,
} from '../web/test/browser.ts'
import { keyboardFaults } from '../web/test/keyboard.ts'
import { DEMANDS, type Demand } from './demands.ts'

/** Each demand by its name, on the page as it stands in its window; `what` tells which page and how wide. */
const must: Readonly<Record<Demand, (page: Page, what: string) => Promise<void>>> = {
  axe: async (page, what) => assert.deepEqual(await findAxeViolations(page), [], `axe on ${what}`),
  'no-sideways': mustNotScrollSideways,
  keyboard: async (page, what) => assert.deepEqual(await keyboardFaults(page), [], `by the keyboard alone on ${what}`),
  tree: async (page, what) => assert.deepEqual(await treeFaults(page), [], `as it is heard: ${what}`),
  /** A desk at 400 % (WCAG 2.2, 1.4.10). */
  zoom: async (page, what) => {
    await page.setViewportSize({ width: ZOOMED, height: 256 })
    await mustNotScrollSideways(page, `${what} at 400 %`)
  },
  /** On that, text set as wide as a reader may want it (1.4.12): nothing sideways, nothing cut off. */
  spacing: async (page, what) => {
    await page.setViewportSize({ width: ZOOMED, height: 256 })
    const asBefore = await spacedOut(page)
    await mustNotScrollSideways(page, `${what} at 400 % with wide text`)
    assert.deepEqual(await clippedTexts(page), [], `cut off on ${what} at 400 % with wide text`)
    await asBefore()
  },
  motion: async (page, what) =>
    assert.deepEqual(await runningAnimations(page), [], `runs on ${what} although motion is to be reduced`),
  'forced-colours': async (page, what) =>
    assert.deepEqual(await edgelessControls(page), [], `without an edge in forced colours on ${what}`),
}
/** What is looked at on a phone and on a desk; the others have one width, or none that matters. */
const AT_BOTH_WIDTHS: readonly Demand[] = ['axe', 'no-sideways']

/**
 * What every page of a journey must stand: all of `DEMANDS`. With SELOSTE_PICTURES a picture of each is left in that folder, for looking at
 * by eye.
 */
export async function mustBeFitToUse(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()
  const folder = process.env.SELOSTE_PICTURES
  for (const [device, width] of Object.entries(widths)) {
    await page.setViewportSize({ width, height: 844 })
    if (folder) {
      await mkdir(folder, { recursive: true })
      await page.screenshot({ path: path.join(folder, `${name}-${device}.png`), fullPage: true })
    }
    for (const demand of AT_BOTH_WIDTHS) await must[demand](page, `${name}, ${device}`)
  }
  for (const demand of DEMANDS) if (!AT_BOTH_WIDTHS.includes(demand)) await must[demand](page, name)
  if (before) await page.setViewportSize(before)
}

async function mustNotScrollSideways(page: Page, what: string): Promise<void> {
  const pixels = await sidewaysScroll(page)
  if (pixels > 0) assert.fail(`sideways scroll of ${what}: ${pixels} pixels by ${(await tooWide(page)).join('; ')}`)
}
