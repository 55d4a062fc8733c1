import { isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml'
import { keyOf } from '../../platform/definitions/parts.ts'

/** A change by the form: one entry of a list added or taken out, or one value set, at a path of names. */
export type FormChange =
  | { readonly do: 'add'; readonly path: string; readonly value: string }
  | { readonly do: 'remove'; readonly path: string }
  | { readonly do: 'set'; readonly path: string; readonly value: string }

/**
 * The text with the change made, its comments and order kept; null when the text cannot be read or has no such place. `value` is YAML, so that
 * an entry may be a code or a whole rule; what it says is checked with the rest of the text afterwards.
 */
export function changeText(text: string, change: FormChange): string | null {
  const document = parseDocument(text)
  const value = 'value' in change ? parseDocument(change.value) : null
  if (document.errors.length > 0 || (value && value.errors.length > 0)) return null
  const steps = change.path.split('/')
  switch (change.do) {
    case 'add': {
      const place = placeOf(document.contents, steps)
      if (!place) return null
      const list = document.getIn(place)
      if (list === undefined) document.setIn(place, document.createNode([]))
      document.addIn(place, value?.contents)
      break
    }
    case 'set': {
      const parent = placeOf(document.contents, steps.slice(0, -1))
      if (!parent) return null
      document.setIn([...parent, steps.at(-1)], value?.contents)
      break
    }
    case 'remove': {
      const place = placeOf(document.contents, steps)
      if (!place || !document.hasIn(place)) return null
      document.deleteIn(place)
      removeFromParts(document, steps)
      break
    }
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}

/** A field that leaves its group leaves the kinds and conditions of the group too, and each of them that is empty then goes. */
function removeFromParts(
  document: ReturnType<typeof parseDocument>,
  [list, group, part, field]: readonly string[],
): void {
  if (list !== 'subjects' || part !== 'fields' || group === undefined || field === undefined) return
  for (const name of ['kinds', 'conditions']) {
    const place = placeOf(document.contents, ['subjects', group, name])
    const entries = place && document.getIn(place)
    if (!place || !isSeq(entries)) continue
    for (let at = entries.items.length - 1; at >= 0; at -= 1) {
      const fields = document.getIn([...place, at, 'fields'])
      if (!isSeq(fields)) continue
      fields.items = fields.items.filter((item) => !(isScalar(item) && item.value === field))
      if (fields.items.length === 0) document.deleteIn([...place, at])
    }
  }
}

/** A path of names as the document knows it, with numbers in lists; the last step may be missing. Null when the way ends before. */
function placeOf(root: unknown, steps: readonly string[]): (string | number)[] | null {
  const place: (string | number)[] = []
  let node: unknown = root
  for (const [i, step] of steps.entries()) {
    if (isSeq(node)) {
      const at = node.items.findIndex((item) => isNode(item) && nameOf(item.toJSON()) === step)
      if (at < 0) return null
      place.push(at)
      node = node.items[at]
    } else if (isMap(node)) {
      place.push(step)
      node = node.get(step, true)
      if (node === undefined && i < steps.length - 1) return null
    } else return null
  }
  return place
}

function nameOf(entry: unknown): string | null {
  try {
    return keyOf(entry)
  } catch {
    return null
  }
}

/** The text that a draft begins with: what is in force, with the next number, from the day on. */
export function nextText(text: string, next: { readonly version: number; readonly validFrom: string }): string {
  const document = parseDocument(text)
  document.set('version', next.version)
  document.set('status', 'published')
  document.set('validFrom', next.validFrom)
  document.delete('validTo')
  document.delete('significantChange')
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}
