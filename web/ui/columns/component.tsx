import { useId } from 'preact/hooks'
import './style.css'

/** Width of each series within its column, in hundredths: the narrower stands before the wider, so that they part without colour. */
const WIDTHS = [76, 50, 22] as const

/**
 * Figures of a few months or other steps as columns, one series before the other. It shows what a table beside it says; so a value
 * that is not known has no column, and the reader of the screen gets the title and the description and goes on to the table.
 */
export function Columns(props: {
  readonly title: string
  readonly description: string
  /** At most three, of which each next is a part of the one before. */
  readonly series: readonly string[]
  readonly steps: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]
}) {
  const { title, description, series, steps } = props
  const id = useId()
  const most = Math.max(1, ...steps.flatMap(({ values }) => values.map((value) => value ?? 0)))
  const step = 100 / Math.max(1, steps.length)
  return (
    <figure class="columns">
      <svg
        class="columns__plot"
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-about`}
        focusable="false"
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-about`}>{description}</desc>
        {steps.flatMap(({ name, values }, at) =>
          values.map((value, of) => {
            const height = (100 * Math.max(0, value ?? 0)) / most
            const width = (step * (WIDTHS[of] ?? 0)) / 100
            return height === 0 ? null : (
              <rect
                key={`${name} ${of}`}
                class={`columns__length columns__length--${of}`}
                x={`${(step * at + (step - width) / 2).toFixed(2)}%`}
                y={`${(100 - height).toFixed(2)}%`}
                width={`${width.toFixed(2)}%`}
                height={`${height.toFixed(2)}%`}
              />
            )
          }),
        )}
      </svg>
      <svg class="columns__names" aria-hidden="true" focusable="false">
        {steps.map(({ name }, at) => (
          <text key={name} x={`${(step * (at + 0.5)).toFixed(2)}%`} y="1em" text-anchor="middle">
            {name}
          </text>
        ))}
      </svg>
      <figcaption>
        <ul class="columns__legend">
          {series.map((name, of) => (
            <li key={name}>
              <svg class="columns__sample" aria-hidden="true" focusable="false">
                <rect
                  class={`columns__length columns__length--${of}`}
                  x={`${(100 - (WIDTHS[of] ?? 0)) / 2}%`}
                  width={`${WIDTHS[of] ?? 0}%`}
                  height="100%"
                />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}
