import type { OutputOf } from '../../api/endpoint.ts'
import { giveExplanation, listOwnExplanations } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatInstant } from '../../format/day.ts'
import { useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { call } from '../../session/state.ts'
import { Card } from '../../ui/card/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { TextArea } from '../../ui/textarea/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Reading } from '../reading.tsx'
import { logRequestTexts } from './texts.ts'

type Asked = OutputOf<typeof listOwnExplanations>['explanations'][number]

/** What somebody asks a worker about the worker's own looks; the worker may explain before anything is decided. */
export function ExplanationsPage(props: { readonly register: string }) {
  const t = useTexts(logRequestTexts)
  const { register } = props
  const asked = useQuery(listOwnExplanations, { register })
  return (
    <Page title={t('explainWay')}>
      <Reading
        query={asked}
        draw={({ explanations }, reload) =>
          explanations.length === 0 ? (
            <EmptyState title={t('explainNone')}>
              <p>{t('explainNoneAbout')}</p>
            </EmptyState>
          ) : (
            explanations.map((one) => <OneAsked key={one.id} register={register} asked={one} reload={reload} />)
          )
        }
      />
    </Page>
  )
}

function OneAsked(props: { readonly register: string; readonly asked: Asked; readonly reload: () => void }) {
  const t = useTexts(logRequestTexts)
  const language = useLanguage()
  const { register, asked, reload } = props
  const form = useForm({
    key: `explanation:${register}:${asked.id}`,
    kept: asked.text === null ? { register, form: 'explanation.give', thing: asked.id } : undefined,
    initial: { text: '' },
    read: (typed) => {
      const text = typed.text.trim()
      return text === '' ? { errors: { text: t('textMissing') } } : { value: { text } }
    },
    send: ({ text }) => call(giveExplanation, { register, explanation: asked.id, text }),
    done: () => {
      announce(t('explainedToast'))
      reload()
    },
  })
  return (
    <Card
      level={2}
      title={`${formatInstant(asked.lookAt, language)}: ${asked.clientName}`}
      tag={
        <StatusTag look={asked.givenAt ? 'good' : 'attention'}>{asked.givenAt ? t('explained') : t('open')}</StatusTag>
      }
    >
      {asked.act ? <p>{asked.act[language]}.</p> : null}
      {asked.text === null ? (
        <Form form={form} submit={t('explain')}>
          <TextArea {...form.field('text')} label={t('explanation')} hint={t('explanationHint')} maxLength={4000} />
        </Form>
      ) : (
        <p class="as-written">{asked.text}</p>
      )}
    </Card>
  )
}
