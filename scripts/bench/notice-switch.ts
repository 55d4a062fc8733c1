// Loaded before the server by `--import`, only to measure what the notice costs: puts a switch (doors.ts) before every door, so that one
// process can be held against itself. The product itself has no such switch.
import assert from 'node:assert/strict'
import { registerHooks } from 'node:module'

const SWITCH = new URL('./doors.ts', import.meta.url).href

/** By the end of its address: the function of a module that asks the notice, and what is answered while the doors stand open. */
const DOORS: readonly (readonly [file: string, asks: string, open: string])[] = [
  ['/platform/definitions/allowed.ts', 'allowed', '{ ok: true }'],
  ['/platform/use-case/identity-codes.ts', 'mustHoldNoIdentityCode', 'undefined'],
]

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    const door = DOORS.find(([file]) => url.endsWith(file))
    if (!door) return loaded
    const [, asks, open] = door
    const source = String(loaded.source)
    const declaration = `export function ${asks}(`
    assert.ok(source.includes(declaration), `${url} has no ${asks} any more`)
    const switched = `export const ${asks} = (...asked) => (doors.open ? (doors.passed++, ${open}) : _${asks}(...asked))`
    return {
      ...loaded,
      source: `import { doors } from ${JSON.stringify(SWITCH)}\n${source.replace(declaration, `function _${asks}(`)}\n${switched}\n`,
    }
  },
})
