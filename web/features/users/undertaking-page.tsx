import { acceptUndertaking, showUndertaking } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { askSession, call } from '../../session/state.ts'
import { Checkbox } from '../../ui/checkbox/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Reading } from '../reading.tsx'
import { undertakingTexts } from './undertaking-texts.ts'

/** Stands before everything in a register while some of one's rights there wait for the undertaking (PSOP-77). */
export function UndertakingPage(props: { readonly register: string }) {
  const t = useTexts(undertakingTexts)
  const language = useLanguage()
  const shown = useQuery(showUndertaking, { register: props.register })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Reading
        query={shown}
        draw={({ text, version }) => (
          <>
            <p>{text[language]}</p>
            <Accept register={props.register} version={version} />
          </>
        )}
      />
    </Page>
  )
}

const notYet: { readonly accepted: boolean } = { accepted: false }

function Accept(props: { readonly register: string; readonly version: number }) {
  const t = useTexts(undertakingTexts)
  const { register, version } = props
  const form = useForm({
    key: `undertaking:${register}`,
    initial: notYet,
    read: (typed) => (typed.accepted ? { value: { version } } : { errors: { accepted: t('mustAccept') } }),
    send: (value) => call(acceptUndertaking, { register, ...value }),
    done: () => {
      announce(t('done'))
      // The roles of the session count from now on, and the pages with them.
      void askSession()
    },
  })
  return (
    <Form form={form} submit={t('accept')}>
      <Checkbox {...form.field('accepted')} label={t('iAccept')} />
    </Form>
  )
}
