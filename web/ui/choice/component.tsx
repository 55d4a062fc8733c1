import type { ComponentChildren } from 'preact'
import { Icon } from '../icon/component.tsx'
import './style.css'

/** One of a few ways on, as a large target: a title that is the link, and a sentence about it. */
export function Choice(props: {
  readonly href: string
  readonly title: string
  readonly children?: ComponentChildren
}) {
  return (
    <li class="choice">
      <a class="choice__title" href={props.href}>
        {props.title}
      </a>
      <Icon name="right" />
      {props.children ? <div class="choice__about">{props.children}</div> : null}
    </li>
  )
}

/** The list around the choices. */
export function Choices(props: { readonly children: ComponentChildren }) {
  return <ul class="choice-list">{props.children}</ul>
}
