import { listPriceProposals, listProviderChanges } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/language.ts'
import { Page, Section } from '../../ui/page/component.tsx'
import { Reading } from '../reading.tsx'
import { useRoles } from '../roles.ts'
import { ProviderChanges } from './change-cards.tsx'
import { PriceProposals } from './price-cards.tsx'
import { proposalTexts } from './proposal-texts.ts'

/** What providers want to change. The service's manager decides on prices; accounts are finance's business too. */
export function ProposalsPage(props: { readonly register: string }) {
  const { register } = props
  const t = useTexts(proposalTexts)
  const decidesPrices = useRoles(register).includes('service-manager')
  return (
    <Page title={t('title')}>
      {decidesPrices ? (
        <Section title={t('prices')}>
          <Prices register={register} />
        </Section>
      ) : null}
      <Section title={t('changes')}>
        <Changes register={register} />
      </Section>
    </Page>
  )
}

function Prices(props: { readonly register: string }) {
  const found = useQuery(listPriceProposals, props)
  return (
    <Reading
      query={found}
      draw={({ proposals }, reload) => <PriceProposals {...props} proposals={proposals} reload={reload} />}
    />
  )
}

function Changes(props: { readonly register: string }) {
  const found = useQuery(listProviderChanges, props)
  return (
    <Reading
      query={found}
      draw={({ changes }, reload) => <ProviderChanges {...props} changes={changes} reload={reload} />}
    />
  )
}
