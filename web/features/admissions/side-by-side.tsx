import type { ComponentChild } from 'preact'
import { useTexts } from '../../i18n/language.ts'
import { Table } from '../../ui/table/component.tsx'
import { proposalTexts } from './proposal-texts.ts'

export interface Compared {
  readonly what: string
  readonly now: ComponentChild
  readonly proposed: ComponentChild
}

/** What holds now beside what is proposed, one matter a row. */
export function SideBySide(props: { readonly caption: string; readonly rows: readonly Compared[] }) {
  const t = useTexts(proposalTexts)
  return (
    <Table
      caption={props.caption}
      captionHidden
      rows={props.rows}
      rowKey={(row) => row.what}
      columns={[
        { name: t('what'), draw: (row) => row.what },
        { name: t('now'), draw: (row) => row.now },
        { name: t('proposed'), draw: (row) => row.proposed },
      ]}
    />
  )
}
