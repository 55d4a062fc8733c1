import type { ComponentChild, ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Busy } from '../ui/busy/component.tsx'
import { ProblemNotice } from '../ui/problem/component.tsx'

/**
 * A page that is fetched when it is first opened, for what few people need. When the line is down it says so and can
 * be asked for again; what is written elsewhere in the portal stays.
 */
export function lazyPage<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let loaded: ComponentType<Props> | undefined
  return function Lazy(props: Props): ComponentChild {
    const [Page, setPage] = useState<ComponentType<Props> | undefined>(() => loaded)
    const [failed, setFailed] = useState(false)
    const [round, setRound] = useState(0)
    useEffect(() => {
      if (loaded) return
      setFailed(false)
      load().then(
        (found) => {
          loaded = found
          setPage(() => found)
        },
        () => setFailed(true),
      )
    }, [round])
    if (Page) return <Page {...props} />
    if (failed)
      return <ProblemNotice problem={{ kind: 'no-answer' }} of="reading" retry={() => setRound((count) => count + 1)} />
    return <Busy />
  }
}
