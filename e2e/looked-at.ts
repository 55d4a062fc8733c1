import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
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

/**
 * What every page of a journey must stand: nothing that axe finds, and no sideways scroll, on a phone and on a desk; nothing that runs
 * against the wish for less motion, and an edge around each control in forced colours. With
 * SELOSTE_PICTURES a picture of each is left in that folder, for looking at by eye.
 */
export async function mustBeFitToUse(page: Page, name: string): Promise<void> {
  assert.deepEqual(await runningAnimations(page), [], `runs on ${name} although motion is to be reduced`)
  assert.deepEqual(await edgelessControls(page), [], `without an edge in forced colours on ${name}`)
  const before = page.viewportSize()
  const folder = process.env.SELOSTE_PICTURES
  for (const [device, width] of Object.entries(widths)) {
    await page.setViewportSize({ width, height: 844 })
    if (folder) {
      await mkdir(folder, { recursive: true })
      await page.screenshot({ path: path.join(folder, `${name}-${device}.png`), fullPage: true })
    }
    assert.deepEqual(await findAxeViolations(page), [], `axe on ${name}, ${device}`)
    await mustNotScrollSideways(page, `${name}, ${device}`)
  }
  await mustStandZoomAndSpacing(page, name)
  if (before) await page.setViewportSize(before)
}

/** A desk at 400 % (WCAG 2.2, 1.4.10), and on it text set as wide as a reader may want it (1.4.12): nothing sideways, nothing cut off. */
async function mustStandZoomAndSpacing(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: ZOOMED, height: 256 })
  await mustNotScrollSideways(page, `${name} at 400 %`)
  const asBefore = await spacedOut(page)
  await mustNotScrollSideways(page, `${name} at 400 % with wide text`)
  assert.deepEqual(await clippedTexts(page), [], `cut off on ${name} at 400 % with wide text`)
  await asBefore()
}

async function mustNotScrollSideways(page: Page, what: string): Promise<void> {
  const pixels = await sidewaysScroll(page)
  if (pixels > 0) assert.fail(`sideways scroll of ${what}: ${pixels} pixels by ${(await tooWide(page)).join('; ')}`)
}
