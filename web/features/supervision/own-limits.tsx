import { type Reading as Read, useForm } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { DateInput } from '../../ui/date-input/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import '../access-log/style.css'
import { readIdentityCode } from '../clients/identity-code.ts'
import { identityCodeTexts } from '../clients/identity-code-texts.ts'
import type { Limits } from './own-usage-page.tsx'
import { supervisionTexts } from './texts.ts'

/** Limits a worker’s own entries by days and by a client whose identity code the worker has at hand. */
export function OwnLimits(props: { readonly register: string; readonly setLimits: (limits: Limits) => void }) {
  const t = useTexts(supervisionTexts)
  const code = useTexts(identityCodeTexts)
  const initial = { identityCode: '', from: '', to: '' }
  type Typed = typeof initial
  const form = useForm({
    key: `own-usage:${props.register}`,
    initial,
    read: (typed: Typed): Read<Typed, { typed: Typed; limits: Limits }> => {
      const identityCode = typed.identityCode.trim() === '' ? null : readIdentityCode(typed.identityCode)
      const { from, to } = typed
      const errors = {
        ...(identityCode === undefined ? { identityCode: code('codeWrong') } : {}),
        ...(from !== '' && to !== '' && to < from ? { to: t('turned') } : {}),
      }
      if (Object.keys(errors).length > 0) return { errors }
      const limits = { ...(identityCode ? { identityCode } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}) }
      return { value: { typed, limits } }
    },
    send: async (value) => ({ ok: true as const, value }),
    done: ({ typed, limits }) => {
      for (const name of ['identityCode', 'from', 'to'] as const) form.field(name).onValue(typed[name])
      props.setLimits(limits)
    },
  })
  return (
    <Details summary={t('limit')}>
      <Form form={form} submit={t('search')}>
        <div class="log-limits">
          <DateInput {...form.field('from')} label={t('from')} optional />
          <DateInput {...form.field('to')} label={t('to')} optional />
          <TextInput {...form.field('identityCode')} label={code('identityCode')} optional maxLength={20} />
        </div>
      </Form>
    </Details>
  )
}
