import type { OutputOf } from '../../api/endpoint.ts'
import { closeMonth, previewMonth } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { isDay, todayInFinland } from '../../format/day.ts'
import { formatEuros } from '../../format/money.ts'
import { useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { call } from '../../session/state.ts'
import { DateInput } from '../../ui/date-input/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Money } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { MissingOfMonth } from './missing.tsx'
import { paymentAccountsPath } from './paths.ts'
import { settlementTexts } from './texts.ts'

type Preview = OutputOf<typeof previewMonth>

/** What closing the month now would settle, what would wait and why, and the closing itself. */
export function MonthPreview(props: {
  readonly register: string
  readonly month: string
  readonly closed: () => void
}) {
  const { register, month, closed } = props
  const t = useTexts(settlementTexts)
  const preview = useQuery(previewMonth, { register, month })
  return (
    <Reading
      query={preview}
      draw={(found, reload) => (
        <>
          <ProviderSums preview={found} />
          {found.obstacle === 'settlement.already-closed' ? null : (
            <MissingOfMonth register={register} missing={found.missing} />
          )}
          {found.obstacle === null ? (
            <CloseForm
              register={register}
              month={month}
              done={() => {
                announce(t('closing'))
                reload()
                closed()
              }}
            />
          ) : (
            <Obstacle register={register} code={found.obstacle} />
          )}
        </>
      )}
    />
  )
}

const obstacles = [
  'settlement.already-closed',
  'settlement.month-not-over',
  'settlement.not-in-order',
  'settlement.earlier-unfinished',
  'settlement.no-payment-account',
  'settlement.organiser-facts',
] as const
const isKnown = (code: string): code is (typeof obstacles)[number] => obstacles.some((known) => known === code)

function Obstacle(props: { readonly register: string; readonly code: string }) {
  const { register, code } = props
  const t = useTexts(settlementTexts)
  return (
    <Notification kind="info" title={t('obstacle')}>
      <p>{isKnown(code) ? t(code) : code}</p>
      {code === 'settlement.no-payment-account' ? (
        <p>
          <a href={pathTo(paymentAccountsPath, { register })}>{t('accountsWay')}</a>
        </p>
      ) : null}
    </Notification>
  )
}

function ProviderSums(props: { readonly preview: Preview }) {
  const t = useTexts(settlementTexts)
  const language = useLanguage()
  const { preview } = props
  if (preview.providers.length === 0)
    return (
      <EmptyState title={t('nothing')}>
        <p>{t('nothingAbout')}</p>
      </EmptyState>
    )
  return (
    <>
      <DefinitionList
        items={[
          { name: t('total'), value: <Money cents={preview.totalCents} /> },
          { name: t('events'), value: preview.events },
        ]}
      />
      <Table
        caption={t('statements')}
        captionHidden
        rows={preview.providers}
        rowKey={(provider) => provider.providerId}
        columns={[
          { name: t('provider'), draw: (provider) => provider.name },
          { name: t('events'), look: 'amount', draw: (provider) => provider.events },
          { name: t('reversals'), look: 'amount', draw: (provider) => provider.reversals },
          { name: t('total'), look: 'amount', draw: (provider) => <Money cents={provider.totalCents} /> },
          { name: t('billing'), draw: (provider) => t(provider.billing) },
          {
            name: t('heldBack'),
            draw: ({ unreviewed, disputed, heldBackCents }) =>
              unreviewed + disputed === 0
                ? '–'
                : t('heldBackAbout', { money: formatEuros(heldBackCents, language), unreviewed, disputed }),
          },
        ]}
      />
    </>
  )
}

function CloseForm(props: { readonly register: string; readonly month: string; readonly done: () => void }) {
  const { register, month } = props
  const t = useTexts(settlementTexts)
  const form = useForm({
    key: `settlement.close:${register}:${month}`,
    initial: { dueOn: '' },
    read: ({ dueOn }) => (isDay(dueOn) ? { value: { dueOn } } : { errors: { dueOn: t('dueOnMissing') } }),
    send: ({ dueOn }, id) => call(closeMonth, { register, id, month, dueOn }),
    done: props.done,
  })
  return (
    <>
      <p>{t('closeAbout')}</p>
      <Form form={form} submit={t('close')}>
        <DateInput {...form.field('dueOn')} label={t('dueOn')} earliest={todayInFinland()} />
      </Form>
    </>
  )
}
