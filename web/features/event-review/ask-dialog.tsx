import { askAboutEvent } from '../../api/endpoints.ts'
import { type Reading, useForm } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { Dialog } from '../../ui/dialog/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { questionTexts } from '../service-events/question-texts.ts'

const questions = ['was-given', 'is-quantity-right', 'is-day-right', 'recorded-twice'] as const

/** One of the set questions about an event, for its provider. */
export function AskDialog(props: {
  readonly register: string
  readonly event: { readonly id: string }
  readonly close: () => void
  readonly done: () => void
}) {
  const { register, event } = props
  const t = useTexts(questionTexts)
  const initial = { question: '' }
  const form = useForm({
    key: `service-event.ask:${register}:${event.id}`,
    initial,
    read: (typed): Reading<typeof initial, (typeof questions)[number]> => {
      const question = questions.find((one) => one === typed.question)
      return question ? { value: question } : { errors: { question: t('questionMissing') } }
    },
    send: (question, id) => call(askAboutEvent, { register, event: event.id, id, question }),
    done: props.done,
  })
  return (
    <Dialog title={t('askTitle')} onClose={props.close} buttons={null}>
      <p>{t('askAbout')}</p>
      <Form
        form={form}
        submit={t('send')}
        others={
          <Button look="secondary" onPress={props.close}>
            {t('cancel')}
          </Button>
        }
      >
        <RadioGroup
          {...form.field('question')}
          label={t('question')}
          options={questions.map((value) => ({ value, label: t(value) }))}
        />
      </Form>
    </Dialog>
  )
}
