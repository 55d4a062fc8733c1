import type { ComponentChild } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import './style.css'

export interface Tab {
  readonly name: string
  readonly draw: () => ComponentChild
}

/** Views of one thing, one at a time. The arrow keys move between the names (ARIA practice, automatic activation). */
export function Tabs(props: { readonly label: string; readonly tabs: readonly Tab[] }) {
  const id = useId()
  const [chosen, setChosen] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const go = (to: number): void => {
    const at = (to + props.tabs.length) % props.tabs.length
    setChosen(at)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[at]?.focus()
  }
  const keys: Readonly<Record<string, () => void>> = {
    ArrowRight: () => go(chosen + 1),
    ArrowLeft: () => go(chosen - 1),
    Home: () => go(0),
    End: () => go(props.tabs.length - 1),
  }
  return (
    <div class="tabs">
      <div class="tabs__list" role="tablist" aria-label={props.label} ref={list}>
        {props.tabs.map((tab, at) => (
          <button
            key={tab.name}
            type="button"
            role="tab"
            id={`${id}-tab-${at}`}
            aria-selected={at === chosen}
            aria-controls={at === chosen ? `${id}-panel` : undefined}
            tabIndex={at === chosen ? 0 : -1}
            onClick={() => setChosen(at)}
            onKeyDown={(event) => {
              const act = keys[event.key]
              if (!act) return
              event.preventDefault()
              act()
            }}
          >
            {tab.name}
          </button>
        ))}
      </div>
      <div class="tabs__panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-tab-${chosen}`}>
        {props.tabs[chosen]?.draw()}
      </div>
    </div>
  )
}
