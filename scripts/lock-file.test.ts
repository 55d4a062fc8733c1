import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { root } from './terminal.ts'

interface Entry {
  readonly dependencies?: Record<string, string>
  readonly devDependencies?: Record<string, string>
  readonly optionalDependencies?: Record<string, string>
  readonly version?: string
  readonly integrity?: string
  readonly resolved?: string
}

const read = async (name: string) => JSON.parse(await readFile(path.join(root, name), 'utf8'))

/** Where Node would look for a dependency of the package at this place, nearest first. */
function placesOf(dependency: string, from: string): string[] {
  const parts =
    from === '' ? [''] : ['', ...from.split(/(?=\/?node_modules\/)/).map((_, i, all) => all.slice(0, i + 1).join(''))]
  return parts.reverse().map((place) => `${place === '' ? '' : `${place}/`}node_modules/${dependency}`)
}

// npm leaves an optional package that it cannot find out of the lock file without a word, and npm ci then refuses it
// on another machine.
test('the lock file has an entry for every dependency, also for the optional ones of other machines', async () => {
  const packages: Record<string, Entry> = (await read('package-lock.json')).packages
  const missing: string[] = []
  for (const [place, entry] of Object.entries(packages)) {
    const wanted = { ...entry.dependencies, ...entry.devDependencies, ...entry.optionalDependencies }
    for (const name of Object.keys(wanted)) {
      if (!placesOf(name, place).some((candidate) => packages[candidate]))
        missing.push(`${place || 'package.json'}: ${name}`)
    }
  }
  assert.ok(Object.keys(packages).length > 100)
  assert.deepEqual(missing, [])
})

test('the lock file says what package.json says, pins every package by its content, and names no registry', async () => {
  const packages: Record<string, Entry> = (await read('package-lock.json')).packages
  const { dependencies, devDependencies, optionalDependencies }: Entry = await read('package.json')
  const own = packages['']
  assert.deepEqual(
    [own?.dependencies, own?.devDependencies, own?.optionalDependencies],
    [dependencies, devDependencies, optionalDependencies],
  )
  for (const [place, entry] of Object.entries(packages)) {
    if (place === '') continue
    assert.match(entry.integrity ?? '', /^sha512-/, place)
    assert.equal(entry.resolved, undefined, place)
  }
  for (const wanted of Object.values({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
    assert.match(wanted, /^\d+\.\d+\.\d+(-[\w.]+)?$/, 'exact versions only')
  }
})
