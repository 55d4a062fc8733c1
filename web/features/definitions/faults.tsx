import { useTexts } from '../../i18n/language.ts'
import { Button } from '../../ui/button/component.tsx'
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
              <Button look="quiet" onPress={() => onLine(fault.line)}>
                {t('line', { line: fault.line })}
              </Button>
            ) : (
              t('line', { line: fault.line })
            )}
            {onLine ? ' ' : ': '}
            <span class="definition-fault" lang="en">
              {fault.path ? `${fault.path}: ` : ''}
              {fault.says}
            </span>
          </li>
        ))}
      </ul>
    </Notification>
  )
}
