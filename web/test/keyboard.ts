import type { Page } from 'playwright-core'

/** What can be used but is never reached by the Tab key. The radio buttons of a group count as one, and so do tabs. */
export async function findUnreachable(page: Page): Promise<string[]> {
  const names = await page.evaluate(() => {
    const usable = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'
    const elements = [...document.querySelectorAll<HTMLElement>(usable)].filter(
      (element) => element.checkVisibility() && (element.tabIndex >= 0 || element.role !== 'tab'),
    )
    const seen = new Set<string>()
    let count = 0
    for (const element of elements) {
      if (element instanceof HTMLInputElement && element.type === 'radio') {
        if (seen.has(element.name)) continue
        seen.add(element.name)
      }
      count += 1
      element.dataset.stop = `${count} ${element.outerHTML.slice(0, 80)}`
    }
    const active = document.activeElement
    if (active instanceof HTMLElement) active.blur()
    window.scrollTo(0, 0)
    return elements.flatMap((element) => element.dataset.stop ?? [])
  })
  const reached = new Set<string>()
  // A date field has several stops of its own, so there are more presses than things.
  for (let presses = 0; presses < names.length * 4 + 10; presses++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() =>
      document.activeElement instanceof HTMLElement ? document.activeElement.dataset.stop : undefined,
    )
    if (stop) reached.add(stop)
    if (reached.size === names.length) break
  }
  return names.filter((name) => !reached.has(name))
}
