import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const web = fileURLToPath(new URL('.', import.meta.url))

/** What no page may do, and why. `but` are the files that may, by a decision record. */
const refused: readonly { readonly pattern: RegExp; readonly why: string; readonly but?: RegExp }[] = [
  {
    pattern: /innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML/,
    why: 'text never becomes markup',
  },
  { pattern: /\beval\(|new Function\(/, why: 'text never becomes a program' },
  {
    pattern: /localStorage|sessionStorage|document\.cookie|storage\.getDirectory/,
    why: 'no personal data in browser storage',
  },
  // The portal's own files, for opening it without a line: put in at the installation and never from an answer.
  { pattern: /\bcaches\b/, why: 'nothing of an answer is kept', but: /^outbox\/worker\.ts$/ },
  { pattern: /cache\.put\b/, why: 'nothing of an answer is kept' },
  // Visits recorded without a line, sealed (record 0015).
  { pattern: /indexedDB/, why: 'no personal data in browser storage', but: /^outbox\/database\.ts$/ },
  { pattern: /\sstyle=[{"]/, why: 'the policy lets no style in but from files' },
  { pattern: /\bnew Date\(|\bDate\.now\(/, why: 'days are text, and the clock is the server’s' },
  { pattern: /\bconsole\./, why: 'the console is read by others' },
  { pattern: /https?:\/\/(?!www\.w3\.org|www\.suomi\.fi)/, why: 'nothing is fetched from elsewhere' },
]

test('no page does what the policy and the law refuse', async () => {
  const breaches: string[] = []
  let files = 0
  for await (const file of glob('**/*.{ts,tsx,css,html}', { cwd: web, exclude: ['dist/**', 'test/**'] })) {
    if (file.endsWith('.test.ts')) continue
    files += 1
    const text = await readFile(`${web}${file}`, 'utf8')
    for (const { pattern, why, but } of refused)
      if (pattern.test(text) && !but?.test(file)) breaches.push(`${file}: ${why}`)
  }
  assert.ok(files > 100, `only ${files} files were read`)
  assert.deepEqual(breaches, [])
})

test('every component has its code and at least one example', async () => {
  const components: string[] = []
  const examples: string[] = []
  for await (const file of glob('ui/*/component.tsx', { cwd: web })) components.push(file.split('/')[1] ?? '')
  for await (const file of glob('ui/*/example.tsx', { cwd: web })) examples.push(file.split('/')[1] ?? '')
  assert.ok(components.length > 20)
  assert.deepEqual(examples.sort(), components.sort())
})
