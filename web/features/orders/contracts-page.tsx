import { useEffect, useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { listContracts } from '../../api/endpoints.ts'
import { isWithoutLine, useQuery } from '../../api/use-query.ts'
import { todayInFinland } from '../../format/day.ts'
import { formatQuantity } from '../../format/quantity.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { pathTo } from '../../router/path.ts'
import { Choice, Choices } from '../../ui/choice/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { Reading } from '../reading.tsx'
import { keepForToday } from '../service-events/keep.ts'
import { KeptList } from '../service-events/kept-list.tsx'
import { contractTexts } from './contract-texts.ts'
import { isSought, NameSearch } from './name-search.tsx'

type Contract = OutputOf<typeof listContracts>['contracts'][number]

/** The provider's own clients; each is one press away from recording a visit. */
export function ContractsPage(props: { readonly register: string }) {
  const t = useTexts(contractTexts)
  const { register } = props
  const found = useQuery(listContracts, { register })
  const [sought, setSought] = useState('')
  const today = todayInFinland()
  const read = found.status === 'ready' ? found.value : undefined
  useEffect(() => {
    if (read) keepForToday(register, read.contracts)
  }, [read, register])
  return (
    <Page title={t('title')} lead={t('lead')}>
      {isWithoutLine(found) ? <KeptList register={register} /> : null}
      <Reading
        query={found}
        draw={({ contracts }) => {
          if (contracts.length === 0)
            return (
              <EmptyState title={t('none')}>
                <p>{t('noneWhy')}</p>
              </EmptyState>
            )
          const running = contracts.filter((one) => !one.ended && one.valid_to >= today)
          const closing = contracts.filter((one) => !running.includes(one))
          const shown = running.filter((one) => isSought(nameOf(one), sought))
          return (
            <>
              <NameSearch
                id="client-sought"
                all={running.length}
                shown={shown.length}
                sought={sought}
                onSought={setSought}
              />
              <Clients contracts={shown} register={register} />
              {closing.length > 0 ? (
                <Details summary={t('closing', { count: closing.length })}>
                  <Clients contracts={closing} register={register} />
                </Details>
              ) : null}
            </>
          )
        }}
      />
    </Page>
  )
}

const nameOf = (one: Contract): string => `${one.givenNames} ${one.familyName}`

function Clients(props: { readonly contracts: readonly Contract[]; readonly register: string }) {
  const t = useTexts(contractTexts)
  const language = useLanguage()
  return (
    <Choices>
      {props.contracts.map((one) => (
        <Choice
          key={one.id}
          href={pathTo('/provider/r/:register/clients/:contract', { register: props.register, contract: one.id })}
          title={nameOf(one)}
        >
          <p>{userText(one.service_name, language)}</p>
          <p class="quiet">{t('leftFor', { left: formatQuantity(one.reserved, one.unit, language) })}</p>
        </Choice>
      ))}
    </Choices>
  )
}
