import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { compareProviders } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { todayInFinland } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { navigate } from '../../router/navigation.ts'
import { pathTo } from '../../router/path.ts'
import { Button } from '../../ui/button/component.tsx'
import { Checkbox } from '../../ui/checkbox/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { EasySwitch } from '../../ui/easy-switch/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { Select } from '../../ui/select/component.tsx'
import type { Matter } from '../clients/matters.tsx'
import { OrderForm } from '../orders/order-form.tsx'
import { Reading } from '../reading.tsx'
import { ChooseHelp } from './choose-help.tsx'
import { type ComparedProvider, type View, viewed } from './choosing.ts'
import { compareTexts } from './compare-texts.ts'
import { languageName } from './language-names.ts'
import { ProviderCard } from './provider-card.tsx'

type Comparison = OutputOf<typeof compareProviders>

/** Providers of a granted service by what they cost the client, or by what the client says matters; choosing one opens the order. */
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
  const [chosen, setChosen] = useState<ComparedProvider>()
  const home = pathTo('/client/r/:register', { register })
  return (
    <Page
      title={chosen ? t('orderFrom', { provider: chosen.name }) : t('title')}
      above={[{ href: home, label: t('home') }]}
      actions={<EasySwitch />}
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

function Providers(props: {
  readonly comparison: Comparison
  readonly onChoose: (provider: ComparedProvider) => void
}) {
  const t = useTexts(compareTexts)
  const language = useLanguage()
  const [helping, setHelping] = useState(false)
  const [view, setView] = useState<View>({ order: 'cost', language: '', onlyRoom: false })
  const { comparison } = props
  const { providers } = comparison
  if (providers.length === 0)
    return (
      <EmptyState title={t('none')}>
        <p>{t('noneWhy')}</p>
      </EmptyState>
    )
  if (helping) return <ChooseHelp comparison={comparison} onChoose={props.onChoose} onStop={() => setHelping(false)} />
  const shown = viewed(view, providers, todayInFinland())
  return (
    <>
      <p>{userText(comparison.serviceName, language)}</p>
      {providers.length > 1 ? (
        <>
          <div class="row">
            <Button look="secondary" onPress={() => setHelping(true)}>
              {t('help')}
            </Button>
            <span>{t('helpAbout')}</span>
          </div>
          <Details summary={t('looking')}>
            <Looking view={view} onView={setView} comparison={comparison} />
          </Details>
          <p aria-live="polite">{t('shown', { shown: shown.length, all: providers.length })}</p>
        </>
      ) : null}
      {shown.length === 0 ? <EmptyState title={t('noneShown')} /> : null}
      {shown.map((provider) => (
        <ProviderCard key={provider.providerId} provider={provider} comparison={comparison} onChoose={props.onChoose} />
      ))}
      <p class="quiet">{t('priceNote')}</p>
      {comparison.withoutPrice > 0 ? (
        <p class="quiet">{t('withoutPrice', { count: comparison.withoutPrice })}</p>
      ) : null}
    </>
  )
}

/** The order, and what the others are left out by, for who does not want to be asked. */
function Looking(props: {
  readonly view: View
  readonly onView: (view: View) => void
  readonly comparison: Comparison
}) {
  const t = useTexts(compareTexts)
  const language = useLanguage()
  const { view, onView, comparison } = props
  const spoken = [...new Set(comparison.providers.flatMap(({ languages }) => languages))]
  const field = <K extends keyof View>(name: K) => ({ id: `view-${name}`, name, value: view[name], error: undefined })
  return (
    <div class="stack">
      <RadioGroup
        {...field('order')}
        label={t('order')}
        onValue={(order) => {
          if (order === 'cost' || order === 'answer' || order === 'name') onView({ ...view, order })
        }}
        options={[
          { value: 'cost', label: t('orderCost') },
          { value: 'answer', label: t('orderAnswer') },
          { value: 'name', label: t('orderName') },
        ]}
      />
      {spoken.length > 1 ? (
        <Select
          {...field('language')}
          label={t('onlyLanguage')}
          onValue={(chosen) => onView({ ...view, language: chosen })}
          options={spoken.map((code) => ({ value: code, label: languageName(code, language) }))}
        />
      ) : null}
      <Checkbox {...field('onlyRoom')} label={t('onlyRoom')} onValue={(onlyRoom) => onView({ ...view, onlyRoom })} />
    </div>
  )
}
