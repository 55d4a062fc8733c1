import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { place } from '../../router/navigation.ts'
import { Breadcrumb } from '../breadcrumb/component.tsx'
import type { NavItem } from '../section-nav/component.tsx'
import './style.css'

/**
 * One page: its heading, which is also the tab's title, and what is on it. Draw it at once and put what is still
 * being read inside: after a move within the portal the heading takes the focus, so that a screen reader says where
 * one is now.
 */
export function Page(props: {
  readonly title: string
  readonly lead?: string
  readonly above?: readonly NavItem[]
  /** The main things to do with what the page is about. */
  readonly actions?: ComponentChildren
  readonly children?: ComponentChildren
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${props.title} – Seloste`
  }, [props.title])
  useEffect(() => {
    if (place.get().came !== 'opened') heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div class="page">
      {props.above ? <Breadcrumb above={props.above} here={props.title} /> : null}
      <div class="page__top">
        <h1 ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
        {props.actions ? <div class="row">{props.actions}</div> : null}
      </div>
      {props.lead ? <p class="page__lead">{props.lead}</p> : null}
      {props.children}
    </div>
  )
}

/** A part of a page under a heading of its own. */
export function Section(props: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="stack">
      <h2>{props.title}</h2>
      {props.children}
    </section>
  )
}
