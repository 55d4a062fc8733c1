import { useLanguage, useTexts } from '../../../i18n/language.ts'
import { userText } from '../../../i18n/user-text.ts'
import { DefinitionList } from '../../../ui/definition-list/component.tsx'
import { Details } from '../../../ui/details/component.tsx'
import { Section } from '../../../ui/page/component.tsx'
import { Table } from '../../../ui/table/component.tsx'
import { Period } from '../../../ui/values/component.tsx'
import type { Contract } from './columns.ts'
import { clientOf } from './rows-table.tsx'
import { importTexts } from './texts.ts'

/** What the file holds, and by which number each client is known in it. */
export function Guide(props: { readonly contracts: readonly Contract[] }) {
  const t = useTexts(importTexts)
  const language = useLanguage()
  return (
    <Section title={t('how')}>
      <DefinitionList
        items={[
          { name: t('id'), value: t('howId') },
          { name: t('voucher'), value: t('howVoucher') },
          { name: t('day'), value: t('howDay') },
          { name: t('start'), value: t('howStart') },
          { name: t('quantity'), value: t('howQuantity') },
          { name: t('note'), value: t('howNote') },
        ]}
      />
      <Details summary={t('vouchers')}>
        {() => (
          <Table
            caption={t('vouchers')}
            captionHidden
            rows={props.contracts}
            rowKey={(one) => one.id}
            columns={[
              { name: t('name'), draw: clientOf },
              { name: t('voucher'), draw: (one) => <span class="number">{one.voucher_number}</span> },
              { name: t('service'), draw: (one) => userText(one.service_name, language) },
              { name: t('period'), draw: (one) => <Period from={one.valid_from} to={one.valid_to} /> },
            ]}
          />
        )}
      </Details>
    </Section>
  )
}
