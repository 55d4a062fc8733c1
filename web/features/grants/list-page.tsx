import type { OutputOf } from '../../api/endpoint.ts'
import { listGrants } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay, todayInFinland } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { pathTo } from '../../router/path.ts'
import { ButtonLink } from '../../ui/button/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Period, Quantity } from '../../ui/values/component.tsx'
import { clientPath } from '../clients/paths.ts'
import { Reading } from '../reading.tsx'
import { newGrantPath } from './paths.ts'
import { grantTexts } from './texts.ts'

type Grant = OutputOf<typeof listGrants>['grants'][number]

/** The newest grants of one's own services: who has no provider yet stands out. */
export function GrantsPage(props: { readonly register: string }) {
  const { register } = props
  const t = useTexts(grantTexts)
  const language = useLanguage()
  const grants = useQuery(listGrants, { register })
  const toNew = <ButtonLink href={pathTo(newGrantPath, { register })}>{t('newTitle')}</ButtonLink>
  return (
    <Page title={t('newestTitle')} actions={toNew}>
      <Reading
        query={grants}
        draw={(value) =>
          value.grants.length === 0 ? (
            <EmptyState title={t('none')}>
              <p>{t('noneAbout')}</p>
            </EmptyState>
          ) : (
            <Table
              caption={t('newestTitle')}
              captionHidden
              rows={value.grants}
              rowKey={(grant) => grant.id}
              columns={[
                {
                  name: t('client'),
                  draw: (grant) => (
                    <a href={pathTo(clientPath, { register, client: grant.client_id })}>
                      {grant.familyName} {grant.givenNames}
                    </a>
                  ),
                },
                { name: t('service'), draw: (grant) => userText(grant.service_name, language) },
                { name: t('validity'), draw: (grant) => <Period from={grant.valid_from} to={grant.valid_to} /> },
                {
                  name: t('leftOf'),
                  look: 'amount',
                  draw: (grant) => <Quantity quantity={grant.granted - grant.spent} unit={grant.unit} />,
                },
                {
                  name: t('grantedQuantity'),
                  look: 'amount',
                  draw: (grant) => <Quantity quantity={grant.granted} unit={grant.unit} />,
                },
                { name: t('state'), draw: (grant) => <GrantState grant={grant} /> },
              ]}
            />
          )
        }
      />
    </Page>
  )
}

function GrantState(props: { readonly grant: Grant }) {
  const t = useTexts(grantTexts)
  const language = useLanguage()
  const { ended_on: ended, valid_to: last, contracts } = props.grant
  if (ended) return <StatusTag look="neutral">{t('endedOn', { day: formatDay(ended, language) })}</StatusTag>
  if (props.grant.awaiting) return <StatusTag look="waiting">{t('awaits')}</StatusTag>
  if (last < todayInFinland()) return <StatusTag look="neutral">{t('isOver')}</StatusTag>
  return contracts > 0 ? (
    <StatusTag look="good">{t('hasProvider')}</StatusTag>
  ) : (
    <StatusTag look="waiting">{t('noProvider')}</StatusTag>
  )
}
