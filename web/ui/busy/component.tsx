import { useEffect, useState } from 'preact/hooks'
import { useTexts } from '../../i18n/language.ts'
import { uiTexts } from '../texts.ts'
import './style.css'

/**
 * The shape of what is being read. Nothing shows for the first moment, for a quick answer should not flicker; then
 * grey lines, and words for those who do not see them.
 */
export function Busy(props: { readonly lines?: 2 | 4 | 8 }) {
  const t = useTexts(uiTexts)
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 150)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div class="busy" role="status">
      {shown ? (
        <>
          <span class="visually-hidden">{t('loading')}</span>
          {Array.from({ length: props.lines ?? 4 }, (_nothing, line) => (
            <span key={line} class="busy__line" />
          ))}
        </>
      ) : null}
    </div>
  )
}
