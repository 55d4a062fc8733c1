import type { OutputOf } from '../../api/endpoint.ts'
import { answerEventQuestion, listEventQuestions } from '../../api/endpoints.ts'
import { useAction } from '../../api/use-action.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay, formatInstant } from '../../format/day.ts'
import { formatQuantity } from '../../format/quantity.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { Button } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { Section } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Day } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { questionTexts } from './question-texts.ts'

type Question = OutputOf<typeof listEventQuestions>['questions'][number]

const answers = ['as-recorded', 'will-correct', 'not-given'] as const

/** The organiser's questions about the provider's records that wait for an answer; nothing is drawn when there are none. */
export function ReceivedQuestions(props: { readonly register: string }) {
  const t = useTexts(questionTexts)
  const { register } = props
  const found = useQuery(listEventQuestions, { register })
  return (
    <Reading
      query={found}
      draw={({ questions }, reload) =>
        questions.length === 0 ? null : (
          <Section title={t('received')}>
            <p class="quiet">{t('nothingChanges')}</p>
            {questions.map((question) => (
              <ReceivedQuestion key={question.id} question={question} register={register} onAnswered={reload} />
            ))}
          </Section>
        )
      }
    />
  )
}

function ReceivedQuestion(props: {
  readonly question: Question
  readonly register: string
  readonly onAnswered: () => void
}) {
  const t = useTexts(questionTexts)
  const language = useLanguage()
  const answer = useAction(answerEventQuestion)
  const { question, register } = props
  const name = `${question.givenNames} ${question.familyName}`
  const day = formatDay(question.day, language)
  const say = async (said: (typeof answers)[number]): Promise<void> => {
    const { contract_id: contract, id } = question
    if (!(await answer.run({ register, contract, question: id, answer: said }))) return
    announce(t('answered'))
    props.onAnswered()
  }
  return (
    <Card title={name}>
      <p>
        {userText(question.service_name, language)}, <Day day={question.day} />,{' '}
        {formatQuantity(question.quantity, question.unit, language)}
        <br />
        {t('askedOn', { day: formatInstant(question.asked_at, language), question: t(question.question) })}
      </p>
      {answer.problem ? <ProblemNotice problem={answer.problem} of="acting" retry={props.onAnswered} /> : null}
      <div class="row">
        {answers.map((said) => (
          <Button
            key={said}
            look="secondary"
            busy={answer.busy}
            label={`${t(said)}: ${name}, ${day}`}
            onPress={() => void say(said)}
          >
            {t(said)}
          </Button>
        ))}
      </div>
    </Card>
  )
}
