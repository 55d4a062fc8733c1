import { useState } from 'preact/hooks'
import type { InputOf, OutputOf } from '../../api/endpoint.ts'
import { answerWish, type listOwnOrders, listReceivedWishes, sendWish } from '../../api/endpoints.ts'
import { useAction } from '../../api/use-action.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay, isDay, todayInFinland } from '../../format/day.ts'
import { type Reading as Read, useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { DateInput } from '../../ui/date-input/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Section } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import type { Matter } from '../clients/matters.tsx'
import { Reading } from '../reading.tsx'
import { wishTexts } from './wish-texts.ts'

type Own = OutputOf<typeof listOwnOrders>
type Content = Pick<InputOf<typeof sendWish>, 'wish' | 'wantedFrom'>

const kinds = ['other-time', 'other-worker', 'more', 'less', 'pause'] as const

/** The client's wishes in one running service, and the way to a new one. */
export function OwnWishes(props: {
  readonly contract: Own['contracts'][number]
  readonly wishes: Own['wishes']
  readonly matter: Matter
  readonly onChanged: () => void
}) {
  const t = useTexts(wishTexts)
  const language = useLanguage()
  const [wishing, setWishing] = useState(false)
  const { contract, matter } = props
  const wishes = props.wishes.filter((one) => one.contract_id === contract.id)
  return (
    <>
      {wishes.length > 0 ? (
        <DefinitionList
          items={wishes.map((one) => ({
            name: t('said', { wish: t(one.wish), day: formatDay(one.wanted_from, language) }),
            value: t(one.status),
          }))}
        />
      ) : null}
      {wishing ? (
        <WishForm
          contract={contract}
          matter={matter}
          onDone={() => {
            setWishing(false)
            props.onChanged()
          }}
          onBack={() => setWishing(false)}
        />
      ) : (
        <div>
          <Button
            look="secondary"
            label={t('wishOf', { provider: contract.provider_name })}
            onPress={() => setWishing(true)}
          >
            {t('wish')}
          </Button>
        </div>
      )}
    </>
  )
}

function WishForm(props: {
  readonly contract: Own['contracts'][number]
  readonly matter: Matter
  readonly onDone: () => void
  readonly onBack: () => void
}) {
  const t = useTexts(wishTexts)
  const { contract } = props
  const { register, clientId } = props.matter
  const today = todayInFinland()
  const initial = { wish: '', from: today }
  const form = useForm({
    key: `wish:${register}:${contract.id}`,
    initial,
    read: (typed): Read<typeof initial, Content> => {
      const wish = kinds.find((kind) => kind === typed.wish)
      if (wish && isDay(typed.from)) return { value: { wish, wantedFrom: typed.from } }
      return {
        errors: {
          ...(wish ? {} : { wish: t('whatMissing') }),
          ...(isDay(typed.from) ? {} : { from: t('fromMissing') }),
        },
      }
    },
    send: (value, id) => call(sendWish, { register, contract: contract.id, clientId, id, ...value }),
    done: () => {
      announce(t('sentDone'))
      props.onDone()
    },
  })
  return (
    <Form
      form={form}
      submit={t('send')}
      others={
        <Button look="quiet" onPress={props.onBack}>
          {t('back')}
        </Button>
      }
    >
      <p>{t('about')}</p>
      <RadioGroup
        {...form.field('wish')}
        label={t('what')}
        options={kinds.map((kind) => ({ value: kind, label: t(kind) }))}
      />
      <DateInput {...form.field('from')} label={t('from')} earliest={today} />
    </Form>
  )
}

/** Wishes of the provider's own clients that wait for an answer; nothing is drawn when there are none. */
export function ReceivedWishes(props: { readonly register: string }) {
  const t = useTexts(wishTexts)
  const { register } = props
  const found = useQuery(listReceivedWishes, { register })
  return (
    <Reading
      query={found}
      draw={({ wishes }, reload) =>
        wishes.length === 0 ? null : (
          <Section title={t('received')}>
            {wishes.map((wish) => (
              <ReceivedWish key={wish.id} wish={wish} register={register} onAnswered={reload} />
            ))}
          </Section>
        )
      }
    />
  )
}

function ReceivedWish(props: {
  readonly wish: OutputOf<typeof listReceivedWishes>['wishes'][number]
  readonly register: string
  readonly onAnswered: () => void
}) {
  const t = useTexts(wishTexts)
  const language = useLanguage()
  const answer = useAction(answerWish)
  const { wish, register } = props
  const name = `${wish.givenNames} ${wish.familyName}`
  const say = async (said: 'agreed' | 'not-possible'): Promise<void> => {
    if (!(await answer.run({ register, contract: wish.contract_id, wish: wish.id, answer: said }))) return
    announce(t('answeredDone'))
    props.onAnswered()
  }
  return (
    <Card title={name}>
      <p>
        {userText(wish.service_name, language)}
        <br />
        {t('said', { wish: t(wish.wish), day: formatDay(wish.wanted_from, language) })}
      </p>
      <p class="quiet">{t('agreeOn')}</p>
      {answer.problem ? <ProblemNotice problem={answer.problem} of="acting" retry={props.onAnswered} /> : null}
      <div class="row">
        <Button busy={answer.busy} label={t('agreeOf', { name })} onPress={() => void say('agreed')}>
          {t('agree')}
        </Button>
        <Button
          look="secondary"
          busy={answer.busy}
          label={t('refuseOf', { name })}
          onPress={() => void say('not-possible')}
        >
          {t('refuse')}
        </Button>
      </div>
    </Card>
  )
}
