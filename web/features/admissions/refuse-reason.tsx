import type { Answer } from '../../api/problem.ts'
import { useForm } from '../../forms/use-form.ts'
import type { KeptPlace } from '../../forms/use-kept-draft.ts'
import { useTexts } from '../../i18n/language.ts'
import { Button } from '../../ui/button/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { proposalTexts } from './proposal-texts.ts'

/** A no with the reason that the provider reads. */
export function RefuseReason<T>(props: {
  readonly id: string
  readonly kept: KeptPlace
  readonly submit: string
  readonly send: (reason: string) => Promise<Answer<T>>
  readonly close: () => void
  readonly done: () => void
}) {
  const t = useTexts(proposalTexts)
  const form = useForm({
    key: `proposal.refuse:${props.id}`,
    kept: props.kept,
    initial: { reason: '' },
    read: (typed) => {
      const reason = typed.reason.trim()
      return reason === '' ? { errors: { reason: t('reasonMissing') } } : { value: { reason } }
    },
    send: ({ reason }) => props.send(reason),
    done: props.done,
  })
  return (
    <Form
      form={form}
      submit={props.submit}
      others={
        <Button look="secondary" onPress={props.close}>
          {t('cancel')}
        </Button>
      }
    >
      <TextInput {...form.field('reason')} label={t('reason')} hint={t('reasonHint')} maxLength={500} width="wide" />
    </Form>
  )
}
