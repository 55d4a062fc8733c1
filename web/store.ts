import { useEffect, useState } from 'preact/hooks'

/** One value of the page's life that components may watch. Nothing of it is ever kept in browser storage. */
export interface Store<T> {
  get(): T
  set(value: T): void
  /** Calls back after each change; returns what ends the watching. */
  watch(changed: () => void): () => void
}

/** Makes a store with its first value. */
export function createStore<T>(first: T): Store<T> {
  let current = first
  const watchers = new Set<() => void>()
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return
      current = value
      for (const changed of [...watchers]) changed()
    },
    watch(changed) {
      watchers.add(changed)
      return () => watchers.delete(changed)
    },
  }
}

/** The store's value now; the component is drawn again when it changes. */
export function useStore<T>(store: Store<T>): T {
  const [value, setValue] = useState(() => store.get())
  useEffect(() => {
    const follow = () => setValue(() => store.get())
    // The value may have changed between the drawing and this effect.
    follow()
    return store.watch(follow)
  }, [store])
  return value
}
