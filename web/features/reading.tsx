import type { ComponentChild } from 'preact'
import type { Query } from '../api/use-query.ts'
import { Busy } from '../ui/busy/component.tsx'
import { ProblemNotice } from '../ui/problem/component.tsx'

/** What is read from the server, in each of its states. An older answer stays in sight while a newer one fails. */
export function Reading<Output>(props: {
  readonly query: Query<Output>
  readonly draw: (value: Output, reload: () => void) => ComponentChild
}): ComponentChild {
  const { query } = props
  switch (query.status) {
    case 'loading':
      return <Busy />
    case 'failed':
      return <ProblemNotice problem={query.problem} of="reading" retry={query.reload} />
    case 'ready':
      return (
        <>
          {query.problem ? <ProblemNotice problem={query.problem} of="reading" retry={query.reload} /> : null}
          {props.draw(query.value, query.reload)}
        </>
      )
  }
}
