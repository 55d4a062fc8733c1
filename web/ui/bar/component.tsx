import './style.css'

/**
 * One figure of a column as a length, beside its text: so that a table of figures can be seen at a glance, and is still a table. It says
 * nothing by itself; the text does. `mark` is where a limit stands.
 */
export function Bar(props: { readonly value: number; readonly most: number; readonly mark?: number }) {
  const { value, most, mark } = props
  const share = (of: number): string => `${Math.max(0, Math.min(100, (100 * of) / Math.max(most, 1))).toFixed(1)}%`
  return (
    <svg class="bar" aria-hidden="true" focusable="false">
      <rect class="bar__length" width={share(value)} height="100%" />
      {mark === undefined ? null : <rect class="bar__mark" x={share(mark)} width="2" height="100%" />}
    </svg>
  )
}
