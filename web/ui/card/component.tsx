import type { ComponentChildren } from 'preact'
import './style.css'

/** One thing among several, with all that is told of it and done to it under a heading of its own. */
export function Card(props: {
  readonly title: string
  /** A word or two about its state, beside the title. */
  readonly tag?: ComponentChildren
  readonly children: ComponentChildren
  /** The heading's level, by what is above it. */
  readonly level?: 2 | 3
}) {
  const Heading = `h${props.level ?? 3}` as const
  return (
    <article class="card">
      <div class="card__top">
        <Heading class="card__title">{props.title}</Heading>
        {props.tag}
      </div>
      {props.children}
    </article>
  )
}
