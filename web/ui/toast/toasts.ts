import { createStore } from '../../store.ts'

export interface Toast {
  readonly id: number
  readonly text: string
}

export const toasts = createStore<readonly Toast[]>([])

let last = 0

/** Says that something succeeded, to eyes and ears. It stays until it is closed or another comes: nobody is hurried. */
export function announce(text: string): void {
  last += 1
  toasts.set([{ id: last, text }])
}

export const dismissToast = (id: number): void => toasts.set(toasts.get().filter((toast) => toast.id !== id))
