import type { OutputOf } from '../../api/endpoint.ts'
import { confirmPaymentAccount, listPaymentAccounts, proposePaymentAccount } from '../../api/endpoints.ts'
import { useAction } from '../../api/use-action.ts'
import { useQuery } from '../../api/use-query.ts'
import { type Reading as FormReading, useForm } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Instant } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { settlementTexts } from './texts.ts'

type Accounts = OutputOf<typeof listPaymentAccounts>
type Account = Accounts['accounts'][number]

/** The account from which providers are paid. What one person proposes another confirms. */
export function PaymentAccountsPage(props: { readonly register: string }) {
  const { register } = props
  const t = useTexts(settlementTexts)
  const accounts = useQuery(listPaymentAccounts, { register })
  const confirm = useAction(confirmPaymentAccount)
  return (
    <Page title={t('accountsTitle')} lead={t('accountsAbout')}>
      <Reading
        query={accounts}
        draw={(found, reload) => (
          <>
            {confirm.problem ? <ProblemNotice problem={confirm.problem} of="acting" /> : null}
            {found.accounts.length === 0 ? (
              <EmptyState title={t('noAccounts')}>
                <p>{t('noAccountsAbout')}</p>
              </EmptyState>
            ) : (
              <AccountTable
                found={found}
                busy={confirm.busy}
                onConfirm={(account) =>
                  void confirm.run({ register, account: account.id, iban: account.iban }).then((done) => {
                    if (!done) return
                    announce(t('confirmed'))
                    reload()
                  })
                }
              />
            )}
            <Section title={t('propose')}>
              <ProposeForm
                register={register}
                done={() => {
                  announce(t('proposed'))
                  reload()
                }}
              />
            </Section>
          </>
        )}
      />
    </Page>
  )
}

function AccountTable(props: {
  readonly found: Accounts
  readonly busy: boolean
  readonly onConfirm: (account: Account) => void
}) {
  const t = useTexts(settlementTexts)
  const { found, busy, onConfirm } = props
  return (
    <Table
      caption={t('accountsTitle')}
      captionHidden
      rows={found.accounts}
      rowKey={(account) => account.id}
      columns={[
        { name: t('iban'), draw: (account) => <span class="number">{inFours(account.iban)}</span> },
        { name: t('bic'), draw: (account) => account.bic },
        { name: t('proposedAt'), draw: (account) => <Instant at={account.proposed_at} /> },
        {
          name: t('state'),
          draw: (account) =>
            account.confirmed_at === null ? (
              <div class="row">
                <StatusTag look="waiting">{t('waits')}</StatusTag>
                <Button
                  look="secondary"
                  busy={busy}
                  label={t('confirmLabel', { iban: account.iban })}
                  onPress={() => onConfirm(account)}
                >
                  {t('confirm')}
                </Button>
              </div>
            ) : account.id === found.inUse ? (
              <StatusTag look="good">{t('inUse')}</StatusTag>
            ) : (
              <StatusTag look="neutral">{t('formerly')}</StatusTag>
            ),
        },
      ]}
    />
  )
}

const inFours = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1\u00a0')

function ProposeForm(props: { readonly register: string; readonly done: () => void }) {
  const { register } = props
  const t = useTexts(settlementTexts)
  const form = useForm({
    key: `payment-account.propose:${register}`,
    initial: { iban: '', bic: '', letters: '' },
    read: (typed) => readAccount(typed, t),
    send: (account, id) => call(proposePaymentAccount, { register, id, ...account }),
    done: props.done,
  })
  return (
    <Form form={form} submit={t('propose')}>
      <TextInput {...form.field('iban')} label={t('iban')} maxLength={42} />
      <TextInput {...form.field('bic')} label={t('bic')} width="short" maxLength={14} />
      <RadioGroup
        {...form.field('letters')}
        label={t('letters')}
        options={[
          { value: 'finnish', label: t('finnish') },
          { value: 'basic', label: t('basic') },
        ]}
      />
    </Form>
  )
}

interface TypedAccount {
  readonly [name: string]: string
  readonly iban: string
  readonly bic: string
  readonly letters: string
}

/** The check digits of the account number are left to the server, which says so at the field. */
function readAccount(
  typed: TypedAccount,
  says: (key: 'ibanWrong' | 'bicWrong' | 'lettersMissing') => string,
): FormReading<TypedAccount, { iban: string; bic: string; letters: 'finnish' | 'basic' }> {
  const iban = typed.iban.replace(/\s/g, '').toUpperCase()
  const bic = typed.bic.replace(/\s/g, '').toUpperCase()
  const { letters } = typed
  const errors: Record<string, string> = {}
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban)) errors.iban = says('ibanWrong')
  if (!/^[A-Z0-9]{8}([A-Z0-9]{3})?$/.test(bic)) errors.bic = says('bicWrong')
  if (letters !== 'finnish' && letters !== 'basic') return { errors: { ...errors, letters: says('lettersMissing') } }
  return Object.keys(errors).length > 0 ? { errors } : { value: { iban, bic, letters } }
}
