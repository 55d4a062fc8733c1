import { useTexts } from '../../i18n/language.ts'
import { Button } from '../../ui/button/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import type { Conflict } from './draft.ts'
import { definitionTexts } from './texts.ts'

/** Two wrote at once: both texts are there, and one chooses from which to go on. */
export function ConflictNotice(props: {
  readonly conflict: Conflict
  readonly keepMine: () => void
  readonly keepTheirs: () => void
}) {
  const t = useTexts(definitionTexts)
  const { conflict } = props
  return (
    <Notification kind="warning" title={t('metOther', { name: conflict.writer })} alert>
      <Details summary={t('theirs')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1) */}
        <pre class="definition-theirs" tabIndex={0}>
          {conflict.text}
        </pre>
      </Details>
      <div class="row">
        <Button look="secondary" onPress={props.keepMine}>
          {t('keepMine')}
        </Button>
        <Button look="secondary" onPress={props.keepTheirs}>
          {t('keepTheirs')}
        </Button>
      </div>
    </Notification>
  )
}
