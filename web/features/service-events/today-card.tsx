import { useState } from 'preact/hooks'
import { formatQuantity } from '../../format/quantity.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import type { KeptContract } from '../../outbox/day.ts'
import { outbox } from '../../outbox/outbox.ts'
import { pathTo } from '../../router/path.ts'
import { useStore } from '../../store.ts'
import { Button, ButtonLink } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { RecordForm } from './record-form.tsx'
import { todayTexts } from './today-texts.ts'

/** One client of today: what is recorded, what waits on the device, what is left, and the form one press away. */
export function TodayCard(props: {
  readonly of: KeptContract
  /** Told when there are several. */
  readonly organiser: string | undefined
  readonly events: readonly { readonly quantity: number }[]
  readonly onRecorded: () => void
}) {
  const t = useTexts(todayTexts)
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const { of, organiser, events } = props
  const { visits } = useStore(outbox)
  const words = (quantity: number): string => formatQuantity(quantity, of.unit, language)
  const given = events.reduce((sum, one) => sum + one.quantity, 0)
  const waiting = visits
    .filter((one) => one.visit.contractId === of.contractId)
    .reduce((sum, one) => sum + one.visit.quantity, 0)
  return (
    <Card
      title={of.client}
      tag={
        <>
          {given > 0 ? <StatusTag look="good">{t('given', { quantity: words(given) })}</StatusTag> : null}
          {waiting > 0 ? <StatusTag look="waiting">{t('onDevice', { quantity: words(waiting) })}</StatusTag> : null}
          {given + waiting === 0 ? <StatusTag look="neutral">{t('notYet')}</StatusTag> : null}
        </>
      }
    >
      <p>
        {userText(of.service, language)}
        {organiser ? `, ${organiser}` : ''}
        <br />
        {t('left', { left: words(of.left) })}
      </p>
      {open ? <RecordForm of={of} onRecorded={props.onRecorded} /> : null}
      <div class="row">
        {open ? (
          <Button look="quiet" onPress={() => setOpen(false)}>
            {t('close')}
          </Button>
        ) : (
          <Button label={t('recordOf', { name: of.client })} onPress={() => setOpen(true)}>
            {t('record')}
          </Button>
        )}
        <ButtonLink
          look="quiet"
          href={pathTo('/provider/r/:register/clients/:contract', {
            register: of.register,
            contract: of.contractId,
          })}
          label={t('openOf', { name: of.client })}
        >
          {t('open')}
        </ButtonLink>
      </div>
    </Card>
  )
}
