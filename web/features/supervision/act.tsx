import { useTexts } from '../../i18n/language.ts'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { type Look, useLookWords } from '../access-log/look-words.ts'
import { supervisionTexts } from './texts.ts'

/** What was done in a look, and that it was refused if it was. */
export function Act(props: { readonly look: Look }) {
  const t = useTexts(supervisionTexts)
  const { look } = props
  return (
    <>
      {useLookWords()(look).act}
      {look.outcome === 'done' ? null : (
        <>
          {' '}
          <StatusTag look="attention">{t('refused')}</StatusTag>
        </>
      )}
    </>
  )
}
