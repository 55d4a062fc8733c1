import type { Problem } from '../../api/problem.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { Button } from '../button/component.tsx'
import { Notification } from '../notification/component.tsx'
import { uiTexts } from '../texts.ts'

const lost = { reading: 'noAnswerRead', sending: 'noAnswer', acting: 'noAnswerAct' } as const

/**
 * Why a call gave no answer, in the person's words and language, with the way on. The server's own refusals carry
 * their reason; the reference lets support find the trace and says nothing of anybody.
 */
export function ProblemNotice(props: {
  readonly problem: Problem
  /**
   * What was being done, for what to say of a lost line differs: a form of `useForm` keeps what was written and may be
   * sent again safely (`sending`); after another act nobody knows whether it was carried out (`acting`).
   */
  readonly of: 'reading' | 'sending' | 'acting'
  readonly retry?: () => void
}) {
  const t = useTexts(uiTexts)
  const language = useLanguage()
  const { problem } = props
  const retry = props.retry ? (
    <Button look="secondary" onPress={props.retry}>
      {t('tryAgain')}
    </Button>
  ) : null
  switch (problem.kind) {
    case 'told': {
      const fault = problem.status >= 500
      return (
        <Notification kind="error" title={fault ? t('strangeTitle') : t('refusedTitle')} alert>
          <p>{problem.detail[language]}</p>
          {problem.correlation ? <p class="quiet">{t('correlation', { id: problem.correlation })}</p> : null}
          {fault ? retry : null}
        </Notification>
      )
    }
    case 'no-answer':
      return (
        <Notification kind="warning" title={t('noAnswerTitle')} alert>
          <p>{t(lost[props.of])}</p>
          {retry}
        </Notification>
      )
    case 'signed-out':
      return (
        <Notification kind="warning" title={t('signedOutTitle')} alert>
          <p>{t('signedOut')}</p>
          {retry}
        </Notification>
      )
    case 'strange':
      return (
        <Notification kind="error" title={t('strangeTitle')} alert>
          <p>{t('strange')}</p>
          {retry}
        </Notification>
      )
  }
}
