import type { ComponentChild } from 'preact'
import './style.css'

/** A few figures that a page is about, each large under its name, with a word of explanation where it needs one. */
export function Figures(props: {
  readonly items: readonly { readonly name: string; readonly value: ComponentChild; readonly note?: ComponentChild }[]
}) {
  return (
    <dl class="figures">
      {props.items.map((item) => (
        <div key={item.name} class="figures__item">
          <dt>{item.name}</dt>
          <dd class="figures__value">{item.value}</dd>
          {item.note ? <dd class="figures__note">{item.note}</dd> : null}
        </div>
      ))}
    </dl>
  )
}
