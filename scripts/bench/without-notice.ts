// Loaded before the server by `--import`, only to measure what the notice costs: every door stands open, and no text is searched for
// identity codes. The product itself has no such switch.
import assert from 'node:assert/strict'
import { registerHooks } from 'node:module'

/** By the end of its address: the function of a module that asks the notice, and what stands in its place. */
const OPEN: readonly (readonly [file: string, asks: string, open: string])[] = [
  ['/platform/definitions/allowed.ts', 'allowed', '() => ({ ok: true })'],
  ['/platform/use-case/identity-codes.ts', 'mustHoldNoIdentityCode', '() => {}'],
]

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    const door = OPEN.find(([file]) => url.endsWith(file))
    if (!door) return loaded
    const [, asks, open] = door
    const source = String(loaded.source)
    const declaration = `export function ${asks}(`
    assert.ok(source.includes(declaration), `${url} has no ${asks} any more`)
    return {
      ...loaded,
      source: `${source.replace(declaration, `function _${asks}(`)}\nexport const ${asks} = ${open}\n`,
    }
  },
})
