import type { Page } from 'playwright-core'

/**
 * Puts everything that the Tab key must stop at into `globalThis.stops`, in the order of the page: of an open dialog alone, when there is one.
 * The radio buttons of a group are one stop. Each keeps how it looks without the focus. Text, for the journeys' types know no browser.
 */
const prepare = `(() => {
  const shown = (element) => {
    const small = element.getBoundingClientRect()
    return small.width > 2 && small.height > 2 ? element : element.closest('label') ?? element.nextElementSibling ?? element.parentElement
  }
  globalThis.lookOf = (element) => [element, shown(element), element.closest('label'), element.parentElement].map((one) => {
    if (!one) return ''
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = getComputedStyle(one)
    return [outlineStyle === 'none' ? '' : outlineStyle + outlineWidth + outlineColor, boxShadow, borderColor, backgroundColor].join()
  }).join(' ')
  globalThis.shownOf = shown
  globalThis.focusedBefore = document.activeElement
  globalThis.carets = [...document.querySelectorAll('input, textarea')].map((field) => [field, field.selectionStart, field.selectionEnd])
  const dialog = [...document.querySelectorAll('dialog:modal')].at(-1)
  const start = dialog ?? document.body
  const had = start.getAttribute('tabindex')
  start.tabIndex = -1
  start.focus({ preventScroll: true })
  if (had === null) start.removeAttribute('tabindex')
  window.scrollTo(0, 0)
  const groups = new Map()
  globalThis.stops = []
  for (const element of start.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
    if (element.tabIndex < 0 || element.disabled || element.closest('[inert]')) continue
    if (!element.checkVisibility({ visibilityProperty: true })) continue
    const group = element.type === 'radio' ? element.name : undefined
    if (group !== undefined && groups.has(group)) {
      groups.get(group).elements.push(element)
      groups.get(group).looks.push(lookOf(element))
      continue
    }
    const stop = { elements: [element], looks: [lookOf(element)] }
    if (group !== undefined) groups.set(group, stop)
    globalThis.stops.push(stop)
  }
  return globalThis.stops.map(({ elements: [element] }) => element.outerHTML.slice(0, 120))
})()`

/** Where the focus is: which stop, whether it can be told by eye, and whether something lies over it (WCAG 2.2, 2.4.7 and 2.4.11). */
const whereFocusIs = `(() => {
  const focused = document.activeElement
  const at = globalThis.stops.findIndex(({ elements }) => elements.includes(focused))
  if (at < 0) return { at, isSeen: true, isCovered: false }
  const { elements, looks } = globalThis.stops[at]
  const { left, right, top, bottom } = shownOf(focused).getBoundingClientRect()
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  const points = [[x, y], [left + 3, top + 3], [right - 3, top + 3], [left + 3, bottom - 3], [right - 3, bottom - 3]]
  const isCovered = !points.some(([x, y]) => {
    const hit = document.elementFromPoint(x, y)
    return hit !== null && (shownOf(focused).contains(hit) || hit.contains(shownOf(focused)))
  })
  return { at, isSeen: lookOf(focused) !== looks[elements.indexOf(focused)], isCovered }
})()`

/** Gives the focus back to what had it, and each field its caret: the Tab key selects all that is in a field. */
const restore = `{
  for (const [field, start, end] of globalThis.carets) if (start !== null && field.isConnected) field.setSelectionRange(start, end)
  globalThis.focusedBefore?.focus?.({ preventScroll: true })
}`

/**
 * What is wrong for a person without a mouse: what the Tab key does not reach, reaches out of the order of the page, or reaches without its
 * being seen (WCAG 2.2, 2.1.1, 2.4.3, 2.4.7, 2.4.11). The focus is afterwards where it was.
 */
export async function keyboardFaults(page: Page): Promise<string[]> {
  const stops = await page.evaluate<string[]>(prepare)
  const order: number[] = []
  const faults: string[] = []
  // A date field has several stops of its own, and what scrolls is one, so there are more presses than things.
  for (let presses = 0; presses < stops.length * 4 + 10 && order.length < stops.length; presses += 1) {
    await page.keyboard.press('Tab')
    const { at, isSeen, isCovered } = await page.evaluate<{ at: number; isSeen: boolean; isCovered: boolean }>(
      whereFocusIs,
    )
    if (at < 0 || order.includes(at)) continue
    if (!isSeen) faults.push(`the focus is not seen on ${stops[at]}`)
    if (isCovered) faults.push(`something lies over ${stops[at]}`)
    if (at < (order.at(-1) ?? -1)) faults.push(`out of order: ${stops[at]}`)
    order.push(at)
  }
  stops.forEach((stop, at) => {
    if (!order.includes(at)) faults.push(`not reached: ${stop}`)
  })
  await page.evaluate(restore)
  return faults
}
