import type { OutputOf } from '../../api/endpoint.ts'
import type { openFinding } from '../../api/endpoints.ts'
import { useTexts } from '../../i18n/language.ts'
import { Section } from '../../ui/page/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Instant } from '../../ui/values/component.tsx'
import { useLookWords } from '../access-log/look-words.ts'
import { Act } from './act.tsx'
import { findingTexts } from './finding-texts.ts'
import { supervisionTexts } from './texts.ts'

/** The openings that made a finding, oldest first. */
export function FoundLooks(props: { readonly found: OutputOf<typeof openFinding>['found'] }) {
  const t = useTexts(findingTexts)
  const s = useTexts(supervisionTexts)
  const words = useLookWords()
  return (
    <Section title={t('opened')}>
      <Table
        caption={t('opened')}
        captionHidden
        rows={props.found}
        rowKey={({ look }) => look.id}
        columns={[
          { name: s('when'), draw: ({ look }) => <Instant at={look.at} /> },
          { name: t('whose'), draw: ({ name }) => name ?? t('gone') },
          { name: s('what'), draw: ({ look }) => <Act look={look} /> },
          { name: s('basis'), draw: ({ look }) => words(look).basis },
        ]}
      />
    </Section>
  )
}
