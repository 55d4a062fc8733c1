import { useTexts } from '../../i18n/language.ts'
import { useStore } from '../../store.ts'
import { Icon } from '../icon/component.tsx'
import { uiTexts } from '../texts.ts'
import './style.css'
import { dismissToast, toasts } from './toasts.ts'

/** The live region of a portal: it is on every page from the start, and `announce` puts words into it. */
export function Toasts() {
  const t = useTexts(uiTexts)
  const shown = useStore(toasts)
  return (
    <div class="toasts no-print" role="status">
      {shown.map((toast) => (
        <div key={toast.id} class="toast">
          <Icon name="success" />
          <p>{toast.text}</p>
          <button type="button" class="toast__close" aria-label={t('close')} onClick={() => dismissToast(toast.id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  )
}
