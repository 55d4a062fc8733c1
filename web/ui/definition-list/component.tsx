import type { ComponentChild } from 'preact'
import './style.css'

/** Names and their values, such as the facts of a decision. Values that are missing are left out by the caller. */
export function DefinitionList(props: {
  readonly items: readonly { readonly name: string; readonly value: ComponentChild }[]
}) {
  return (
    <dl class="definition-list">
      {props.items.map((item) => (
        <div key={item.name} class="definition-list__item">
          <dt>{item.name}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
