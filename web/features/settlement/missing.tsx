import type { OutputOf } from '../../api/endpoint.ts'
import type { previewMonth } from '../../api/endpoints.ts'
import { useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { proposalsPath, providersPath } from '../admissions/paths.ts'
import { reviewPath } from '../event-review/paths.ts'
import { useRoles } from '../roles.ts'
import { missingTexts } from './missing-texts.ts'

type Missing = OutputOf<typeof previewMonth>['missing'][number]

/** Where each is put right, and whose roles lead there: a link for anybody else would end in a refusal. */
const ways = {
  unreviewed: { path: reviewPath, roles: ['service-manager'], label: 'reviewWay' },
  disputed: { path: reviewPath, roles: ['service-manager'], label: 'reviewWay' },
  'no-account': { path: proposalsPath, roles: ['service-manager', 'finance'], label: 'accountWay' },
  'no-events': { path: providersPath, roles: ['official', 'service-manager', 'finance'], label: 'providersWay' },
} as const

/** What is still missing or open of the month, who can do something about it, and the way there. It stops no closing. */
export function MissingOfMonth(props: { readonly register: string; readonly missing: readonly Missing[] }) {
  const { register, missing } = props
  const t = useTexts(missingTexts)
  const roles = useRoles(register)
  return (
    <section class="stack">
      <h3>{t('title')}</h3>
      {missing.length === 0 ? (
        <p>{t('nothing')}</p>
      ) : (
        <>
          <p>{t('about')}</p>
          <Table
            caption={t('title')}
            captionHidden
            rows={missing}
            rowKey={({ what }) => what}
            columns={[
              { name: t('what'), draw: ({ what }) => t(what) },
              { name: t('count'), look: 'amount', draw: ({ count }) => count },
              { name: t('who'), draw: ({ what }) => t(`who-${what}`) },
              { name: t('providers'), draw: ({ what, providers }) => <Providers what={what} providers={providers} /> },
              {
                name: t('where'),
                draw: ({ what }) => {
                  const way = ways[what]
                  if (!way.roles.some((role) => roles.includes(role))) return t('elsewhere')
                  return <a href={pathTo(way.path, { register })}>{t(way.label)}</a>
                },
              },
            ]}
          />
        </>
      )}
    </section>
  )
}

/** So many names are read at a glance; more are opened when wanted. */
const FEW = 3

function Providers({ what, providers }: Pick<Missing, 'what' | 'providers'>) {
  const t = useTexts(missingTexts)
  // Of an account one is one; a number beside the name would say nothing.
  if (what === 'no-account' || providers.length <= FEW)
    return <>{providers.map(({ name, count }) => (what === 'no-account' ? name : `${name}: ${count}`)).join('; ')}</>
  return (
    <Details summary={t('show', { count: providers.length })}>
      <DefinitionList items={providers.map(({ name, count }) => ({ name, value: count }))} />
    </Details>
  )
}
