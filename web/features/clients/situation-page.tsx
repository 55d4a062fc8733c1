import type { ComponentChildren } from 'preact'
import { listOwnOrders, ownCosts, ownSituation } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { todayInFinland } from '../../format/day.ts'
import { useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { EasySwitch } from '../../ui/easy-switch/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { Period } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { OwnCosts, WaitingVisits } from './costs.tsx'
import { GrantCard } from './grant-card.tsx'
import type { Matter } from './matters.tsx'
import { situationTexts } from './situation-texts.ts'

/** A client's first page: what was granted, what is left of it, who comes, what it costs, and the way to choose a provider. */
export function SituationPage(props: { readonly matter: Matter; readonly above?: ComponentChildren }) {
  const t = useTexts(situationTexts)
  const { register, clientId, name, onBehalf } = props.matter
  const situation = useQuery(ownSituation, { register, client: clientId })
  const orders = useQuery(listOwnOrders, { register, clientId })
  const costs = useQuery(ownCosts, { register, clientId })
  const today = todayInFinland()
  return (
    <Page title={onBehalf ? t('titleOf', { name }) : t('title')} lead={t('lead')} actions={<EasySwitch />}>
      {props.above}
      <Reading
        // Its parts come in at once: one after the other they would push each other down.
        query={orders.status === 'loading' || costs.status === 'loading' ? { status: 'loading' } : situation}
        draw={({ grants, mandates }) => {
          const inForce = grants.filter((grant) => (grant.ended_on ?? grant.valid_to) >= today)
          const past = grants.filter((grant) => !inForce.includes(grant))
          const card = (grant: (typeof grants)[number]) => (
            <GrantCard key={grant.id} grant={grant} orders={orders} costs={costs} register={register} />
          )
          return (
            <>
              {inForce.length === 0 ? (
                <EmptyState title={t('nothing')}>
                  <p>{t('nothingWhy')}</p>
                </EmptyState>
              ) : (
                <div class="stack">{inForce.map(card)}</div>
              )}
              <Reading
                query={costs}
                draw={(own, reload) => (
                  <>
                    <WaitingVisits visits={own.waiting} matter={props.matter} onChanged={reload} />
                    <OwnCosts costs={own} />
                  </>
                )}
              />
              {past.length > 0 ? (
                <Details summary={t('past', { count: past.length })}>
                  <div class="stack">{past.map(card)}</div>
                </Details>
              ) : null}
              <Section title={t('mandates')}>
                {mandates.length === 0 ? <p>{t('noMandates')}</p> : null}
                {mandates.map((mandate) => (
                  <DefinitionList
                    key={`${mandate.name} ${mandate.validFrom}`}
                    items={[
                      { name: t('who'), value: mandate.name },
                      { name: t('ground'), value: groundText(mandate.ground, t) },
                      { name: t('inForce'), value: <Period from={mandate.validFrom} to={mandate.validTo} /> },
                    ]}
                  />
                ))}
              </Section>
            </>
          )
        }}
      />
      <p>
        <a href={pathTo('/client/r/:register/access-log', { register })}>{t('toLog')}</a>
      </p>
    </Page>
  )
}

function groundText(
  ground: string,
  t: (key: 'written-mandate' | 'guardian-of-child' | 'appointed-guardian') => string,
): string {
  switch (ground) {
    case 'written-mandate':
    case 'guardian-of-child':
    case 'appointed-guardian':
      return t(ground)
    default:
      return ground
  }
}
