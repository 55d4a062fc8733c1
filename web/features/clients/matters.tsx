import type { ComponentChild } from 'preact'
import { useEffect } from 'preact/hooks'
import { listOwnMatters } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/language.ts'
import { actingFor } from '../../session/acting.ts'
import { createStore, useStore } from '../../store.ts'
import { Busy } from '../../ui/busy/component.tsx'
import { Button } from '../../ui/button/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { matterTexts } from './matter-texts.ts'

/** Whose matter the pages are about: the signed-in person's own, or somebody's for whom there is a mandate. */
export interface Matter {
  readonly register: string
  readonly clientId: string
  readonly name: string
  readonly onBehalf: boolean
}

interface Known {
  readonly matters: readonly Matter[]
  readonly chosen: string | undefined
}

/** Asked once in a page's life for each register, because every asking is an entry in the log of those it names. */
const known = createStore<Readonly<Record<string, Known>>>({})

const put = (register: string, of: Known): void => known.set({ ...known.get(), [register]: of })

/**
 * Draws a page about one person. Who has several to choose from chooses first; the choice is told in the banner of every page
 * and forgotten with the page.
 */
export function OfMatter(props: { readonly register: string; readonly draw: (matter: Matter) => ComponentChild }) {
  const { register } = props
  const found = useStore(known)[register]
  const [only, ...others] = found?.matters ?? []
  const matter = others.length === 0 ? only : found?.matters.find((one) => one.clientId === found.chosen)
  const banner = matter?.onBehalf ? matter.name : undefined
  useEffect(() => {
    actingFor.set(banner === undefined ? undefined : { register, name: banner })
  }, [register, banner])
  if (!found) return <AskMatters register={register} />
  if (!matter) return <ChooseMatter register={register} known={found} />
  return (
    <div class="stack" key={matter.clientId}>
      {others.length > 0 ? <ChangeMatter register={register} known={found} /> : null}
      {props.draw(matter)}
    </div>
  )
}

function AskMatters(props: { readonly register: string }) {
  const { register } = props
  const asked = useQuery(listOwnMatters, { register })
  const answer = asked.status === 'ready' ? asked.value : undefined
  useEffect(() => {
    if (!answer) return
    const matters = answer.matters.map(({ clientId, givenNames, familyName, onBehalf }) => ({
      register,
      clientId,
      name: `${givenNames} ${familyName}`.trim(),
      onBehalf,
    }))
    put(register, { matters, chosen: undefined })
  }, [answer, register])
  return asked.status === 'failed' ? (
    <ProblemNotice problem={asked.problem} of="reading" retry={asked.reload} />
  ) : (
    <Busy />
  )
}

function ChooseMatter(props: { readonly register: string; readonly known: Known }) {
  const t = useTexts(matterTexts)
  const { matters } = props.known
  if (matters.length === 0)
    return (
      <Page title={t('noneTitle')}>
        <EmptyState title={t('none')}>
          <p>{t('noneWhy')}</p>
        </EmptyState>
      </Page>
    )
  return (
    <Page title={t('chooseTitle')} lead={t('chooseLead')}>
      <ul class="plain-list stack">
        {matters.map((matter) => (
          <li key={matter.clientId}>
            <Button
              look={matter.onBehalf ? 'secondary' : 'primary'}
              onPress={() => put(props.register, { matters, chosen: matter.clientId })}
            >
              {matter.onBehalf ? t('behalfOf', { name: matter.name }) : t('own', { name: matter.name })}
            </Button>
          </li>
        ))}
      </ul>
    </Page>
  )
}

function ChangeMatter(props: { readonly register: string; readonly known: Known }) {
  const t = useTexts(matterTexts)
  return (
    <div>
      <Button look="quiet" onPress={() => put(props.register, { matters: props.known.matters, chosen: undefined })}>
        {t('change')}
      </Button>
    </div>
  )
}
