import { endpoint } from '../api/endpoint.ts'

export interface SampleVisit {
  readonly id: string
  readonly day: string
  readonly minutes: number
}

/** The two endpoints of the sample page, as the generated ones look. The browser test answers them. */
export const listSampleVisits = endpoint<{ readonly register: string }, { readonly visits: readonly SampleVisit[] }>({
  method: 'GET',
  path: '/r/:register/sample-visits',
})

export const recordSampleVisit = endpoint<
  { readonly register: string; readonly id: string; readonly day: string; readonly minutes: number },
  { readonly minutesLeft: number }
>({ method: 'POST', path: '/r/:register/sample-visits', repeatable: true })
