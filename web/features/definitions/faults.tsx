import { useTexts } from '../../i18n/language.ts'
import { Notification } from '../../ui/notification/component.tsx'
import type { Draft } from './draft.ts'
import { definitionTexts } from './texts.ts'

/** What is wrong with a draft's text; where the text is in sight, each line leads to its place. */
export function Faults(props: { readonly faults: Draft['faults']; readonly onLine?: (line: number) => void }) {
  const t = useTexts(definitionTexts)
  const { faults, onLine } = props
  if (faults.length === 0) return null
  return (
    <Notification kind="error" title={t('faults', { count: faults.length })}>
      <p>{t('faultsAbout')}</p>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.line} ${fault.path} ${fault.says}`}>
            {onLine ? (
              <button type="button" class="link-button" onClick={() => onLine(fault.line)}>
                {t('line', { line: fault.line })}
              </button>
            ) : (
              t('line', { line: fault.line })
            )}
            {': '}
            <span lang="en">
              {fault.path ? `${fault.path}: ` : ''}
              {fault.says}
            </span>
          </li>
        ))}
      </ul>
    </Notification>
  )
}
