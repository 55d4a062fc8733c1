import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { compareProviders } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { navigate } from '../../router/navigation.ts'
import { pathTo } from '../../router/path.ts'
import { Button } from '../../ui/button/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Money } from '../../ui/values/component.tsx'
import type { Matter } from '../clients/matters.tsx'
import { OrderForm } from '../orders/order-form.tsx'
import { Reading } from '../reading.tsx'
import { compareTexts } from './compare-texts.ts'
import { languageName } from './language-names.ts'

type Comparison = OutputOf<typeof compareProviders>
type Provider = Comparison['providers'][number]

/** Providers of a granted service by what they cost the client, cheapest first; choosing one opens the order. */
export function ComparePage(props: {
  readonly matter: Matter
  readonly decision: string
  readonly service: string
  readonly kind: string
}) {
  const t = useTexts(compareTexts)
  const { matter, decision, service, kind } = props
  const { register, clientId } = matter
  const compared = useQuery(compareProviders, { register, client: clientId, decision, service, kind })
  const [chosen, setChosen] = useState<Provider>()
  const home = pathTo('/client/r/:register', { register })
  return (
    <Page
      title={chosen ? t('orderFrom', { provider: chosen.name }) : t('title')}
      above={[{ href: home, label: t('home') }]}
    >
      <Reading
        query={compared}
        draw={(comparison) =>
          chosen ? (
            <OrderForm
              matter={matter}
              decision={decision}
              provider={chosen}
              comparison={comparison}
              onBack={() => setChosen(undefined)}
              onSent={() => navigate(pathTo('/client/r/:register/orders', { register }))}
            />
          ) : (
            <Providers comparison={comparison} onChoose={setChosen} />
          )
        }
      />
    </Page>
  )
}

function Providers(props: { readonly comparison: Comparison; readonly onChoose: (provider: Provider) => void }) {
  const t = useTexts(compareTexts)
  const language = useLanguage()
  const { comparison } = props
  const per = comparison.unit === 'minute' ? t('perHour') : comparison.unit === 'cent' ? '' : t('perOne')
  if (comparison.providers.length === 0)
    return (
      <EmptyState title={t('none')}>
        <p>{t('noneWhy')}</p>
      </EmptyState>
    )
  return (
    <>
      <p>{t('lead', { service: userText(comparison.serviceName, language) })}</p>
      <Table
        caption={t('caption')}
        rows={comparison.providers}
        rowKey={(provider) => provider.providerId}
        columns={[
          { name: t('provider'), draw: (provider) => provider.name },
          { name: t('town'), draw: (provider) => provider.postTown },
          {
            name: t('languages'),
            draw: (provider) => provider.languages.map((code) => languageName(code, language)).join(', '),
          },
          {
            name: t('youPay'),
            look: 'amount',
            draw: (provider) => (
              <strong>
                <Money cents={provider.shareCents} /> {per}
              </strong>
            ),
          },
          {
            name: t('youPayAll'),
            look: 'amount',
            draw: (provider) => <Money cents={provider.sharePerPeriodCents} />,
          },
          {
            name: t('price'),
            look: 'amount',
            draw: (provider) => (
              <span>
                <Money cents={provider.priceCents} /> {per}
              </span>
            ),
          },
          {
            name: t('choice'),
            draw: (provider) => (
              <Button label={t('chooseThis', { provider: provider.name })} onPress={() => props.onChoose(provider)}>
                {t('choose')}
              </Button>
            ),
          },
        ]}
      />
      <p class="quiet">{t('priceNote')}</p>
      {comparison.withoutPrice > 0 ? (
        <p class="quiet">{t('withoutPrice', { count: comparison.withoutPrice })}</p>
      ) : null}
    </>
  )
}
