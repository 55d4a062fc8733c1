import type { ComponentChild } from 'preact'
import { useStore } from '../store.ts'
import { place } from './navigation.ts'
import { matchPath, type PathParams } from './path.ts'

export interface Route {
  readonly path: string
  draw(params: Readonly<Record<string, string>>): ComponentChild
}

/** A page of a portal: its path, and what is drawn with the values of the path's names. */
export function route<const P extends string>(path: P, draw: (params: PathParams<P>) => ComponentChild): Route {
  return {
    path,
    // matchPath gives a value for every name of the pattern: that is what a match is.
    draw: (params) => draw(params as PathParams<P>),
  }
}

/** Draws the page of the first route that fits the address. Each address is a page of its own, with its own state. */
export function Router(props: { readonly routes: readonly Route[]; readonly missing: ComponentChild }) {
  const { path } = useStore(place)
  for (const candidate of props.routes) {
    const params = matchPath(candidate.path, path)
    if (params) return <div key={path}>{candidate.draw(params)}</div>
  }
  return <div key={path}>{props.missing}</div>
}
