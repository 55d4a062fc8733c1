import { formatClock, formatInstant } from '../../format/day.ts'
import type { Form } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { Button } from '../button/component.tsx'
import { Notification } from '../notification/component.tsx'
import { uiTexts } from '../texts.ts'

type Kept = NonNullable<Form['kept']>

/**
 * What has become of what is being written: kept, found again, not kept. Spoken politely, once a minute at most, for the words change
 * with the clock alone. Its place is there from the beginning, so that nothing moves while somebody writes.
 */
export function DraftLine(props: { readonly kept: Kept }) {
  const t = useTexts(uiTexts)
  const language = useLanguage()
  const { state, typed, drop, takeBack, take, stay } = props.kept
  const says = (): string => {
    switch (state.is) {
      case 'kept':
        return t('draftKept', { time: formatClock(state.keptAt, language) })
      case 'found':
        return t('draftFound', { when: formatInstant(state.keptAt, language) })
      case 'dropped':
        return t('draftDropped')
      case 'not-kept':
        return t('draftNotKept')
      case 'none':
      case 'elsewhere':
        return ''
    }
  }
  return (
    <>
      {state.is === 'elsewhere' ? <Elsewhere other={state.other} typed={typed} take={take} stay={stay} /> : null}
      <div class="row form__draft">
        <p class={state.is === 'not-kept' ? 'form__draft-fault' : 'quiet'} role="status">
          {says()}
        </p>
        {state.is === 'kept' || state.is === 'found' ? (
          <Button look="quiet" onPress={drop}>
            {t('draftDrop')}
          </Button>
        ) : null}
        {state.is === 'dropped' ? (
          <Button look="quiet" onPress={takeBack}>
            {t('draftTakeBack')}
          </Button>
        ) : null}
      </div>
    </>
  )
}

const anId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** Two windows: what the other kept is shown beside what is written here, and a person says which stays. */
function Elsewhere(props: {
  readonly other: Extract<Kept['state'], { is: 'elsewhere' }>['other']
  readonly typed: Kept['typed']
  readonly take: () => void
  readonly stay: () => void
}) {
  const t = useTexts(uiTexts)
  const language = useLanguage()
  const { other, typed, take, stay } = props
  const keepThis = (
    <Button look="secondary" onPress={stay}>
      {t('draftStay')}
    </Button>
  )
  if (!other)
    return (
      <Notification kind="warning" title={t('draftGone')} alert>
        <p>{t('draftGoneAbout')}</p>
        <div class="row">{keepThis}</div>
      </Notification>
    )
  const texts = Object.entries(other.typed).filter(
    ([field, text]) => text !== '' && text !== typed[field] && !anId.test(text),
  )
  return (
    <Notification kind="warning" title={t('draftElsewhere')} alert>
      <p>{t('draftElsewhereAbout', { when: formatInstant(other.keptAt, language) })}</p>
      <p>
        <strong>{t('draftOther')}</strong>
      </p>
      {texts.map(([field, text]) => (
        <p key={field} class="as-written">
          {text}
        </p>
      ))}
      <div class="row">
        <Button look="secondary" onPress={take}>
          {t('draftTake')}
        </Button>
        {keepThis}
      </div>
    </Notification>
  )
}
