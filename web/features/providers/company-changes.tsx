import type { OutputOf } from '../../api/endpoint.ts'
import { listCompanyChanges } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatInstant, todayInFinland } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { Notification } from '../../ui/notification/component.tsx'
import { Section } from '../../ui/page/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Instant } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { answerReason } from './answer-reasons.ts'
import { companyTexts } from './company-texts.ts'

type Change = OutputOf<typeof listCompanyChanges>['changes'][number]

const looks = {
  sent: 'waiting',
  waiting: 'waiting',
  'confirmed-once': 'waiting',
  accepted: 'good',
  refused: 'bad',
  replaced: 'neutral',
} as const

/** Where the company's changes stand at each organiser. An account that is about to change is said first (AC-26). */
export function CompanyChanges(props: { readonly register: string }) {
  const t = useTexts(companyTexts)
  const found = useQuery(listCompanyChanges, props)
  return (
    <Reading
      query={found}
      draw={({ changes }) =>
        changes.length === 0 ? null : (
          <Section title={t('changes')}>
            {changes.filter(isAboutMoney).map((change) => (
              <AccountNotice key={change.id} change={change} />
            ))}
            <ChangeTable changes={changes} />
          </Section>
        )
      }
    />
  )
}

/** An account that waits, or that begins to count today or later: older ones are told in the table. */
function isAboutMoney({ kind, status, counts_from: from }: Change): boolean {
  if (kind !== 'account') return false
  if (status === 'waiting' || status === 'confirmed-once') return true
  return status === 'accepted' && from !== null && from.slice(0, 10) >= todayInFinland()
}

const inFours = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1\u00a0')

function AccountNotice(props: { readonly change: Change }) {
  const t = useTexts(companyTexts)
  const language = useLanguage()
  const { organiser, iban, status, counts_from: from } = props.change
  const facts = { organiser, iban: inFours(iban ?? '') }
  return (
    <Notification
      kind="info"
      title={
        status === 'accepted' && from
          ? t('accountCounts', { ...facts, at: formatInstant(from, language) })
          : t('accountWaits', facts)
      }
    >
      <p>{t('accountWrong')}</p>
    </Notification>
  )
}

function ChangeTable(props: { readonly changes: readonly Change[] }) {
  const t = useTexts(companyTexts)
  const language = useLanguage()
  return (
    <Table
      caption={t('changes')}
      captionHidden
      rows={props.changes}
      rowKey={(change) => change.id}
      columns={[
        { name: t('organiser'), draw: (change) => change.organiser },
        {
          name: t('what'),
          draw: (change) =>
            change.iban === null ? (
              t('facts')
            ) : (
              <span>
                {t('account')} <span class="number">{inFours(change.iban)}</span>
              </span>
            ),
        },
        {
          name: t('made'),
          draw: (change) => (
            <span>
              <Instant at={change.made_at} /> {change.maker}
            </span>
          ),
        },
        {
          name: t('answer'),
          draw: (change) => (
            <span>
              <StatusTag look={looks[change.status]}>{t(change.status)}</StatusTag>{' '}
              {change.status === 'accepted' && change.counts_from
                ? t('from', { at: formatInstant(change.counts_from, language) })
                : change.reason
                  ? answerReason(change.reason, language)
                  : ''}
            </span>
          ),
        },
      ]}
    />
  )
}
