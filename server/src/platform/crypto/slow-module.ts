import type { KeyModule } from './key-module.ts'

/**
 * For tests: the same module behind a door that answers later, as one outside the process would. It tells when it was
 * asked to unwrap, and waits.
 */
export const unwrappingAfter = (module: KeyModule, asked: () => void, wait: Promise<void>): KeyModule => ({
  name: module.name,
  register: (registerId) => module.register(registerId),
  kekVersions: (registerId) => module.kekVersions(registerId),
  wrap: (registerId, items) => module.wrap(registerId, items),
  async unwrap(registerId, items) {
    asked()
    await wait
    return await module.unwrap(registerId, items)
  },
  mac: (registerId, purpose, texts) => module.mac(registerId, purpose, texts),
  release: (scope, purpose, version) => module.release(scope, purpose, version),
  rotate: (registerId, toVersion) => module.rotate(registerId, toVersion),
  rotateReleased: (scope, purpose) => module.rotateReleased(scope, purpose),
  destroyVersion: (registerId, version) => module.destroyVersion(registerId, version),
})
