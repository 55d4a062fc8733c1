import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { Section } from '../../ui/page/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Day, Period } from '../../ui/values/component.tsx'
import { ownOrderTexts } from '../orders/own-order-texts.ts'
import type { Client } from './client-page.tsx'
import { clientTexts } from './texts.ts'

const looks = { sent: 'waiting', accepted: 'good', declined: 'bad', cancelled: 'neutral', expired: 'neutral' } as const

/** Whom the client has chosen: contracts, and orders that wait for an answer or got another one. */
export function Relations(props: { readonly client: Client }) {
  const t = useTexts(clientTexts)
  const orders = useTexts(ownOrderTexts)
  const language = useLanguage()
  const { relations, grants } = props.client
  const serviceOf = (decision: string): string => {
    const grant = grants.find((one) => one.id === decision)
    return grant ? userText(grant.service_name, language) : ''
  }
  return (
    <Section title={t('relations')}>
      {relations.length === 0 ? (
        <p>{t('noRelations')}</p>
      ) : (
        <Table
          caption={t('relations')}
          captionHidden
          rows={relations}
          rowKey={(one) => one.order_id}
          columns={[
            { name: t('provider'), draw: (one) => one.provider_name },
            { name: orders('service'), draw: (one) => serviceOf(one.decision_id) },
            {
              name: t('state'),
              draw: (one) => <StatusTag look={looks[one.status]}>{orders(one.status)}</StatusTag>,
            },
            {
              name: t('valid'),
              draw: (one) =>
                one.valid_from ? (
                  <Period from={one.valid_from} to={one.valid_to ?? undefined} />
                ) : (
                  <>
                    {orders('answerBy')} <Day day={one.answer_by} />
                  </>
                ),
            },
          ]}
        />
      )}
    </Section>
  )
}
