import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { findAxeViolations, sidewaysScroll, widths } from '../web/test/browser.ts'

/**
 * What every page of a journey must stand: nothing that axe finds, and no sideways scroll, on a phone and on a desk. With
 * SELOSTE_PICTURES a picture of each is left in that folder, for looking at by eye.
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
    assert.deepEqual(await findAxeViolations(page), [], `axe on ${name}, ${device}`)
    assert.equal(await sidewaysScroll(page), 0, `sideways scroll of ${name}, ${device}`)
  }
  if (before) await page.setViewportSize(before)
}
