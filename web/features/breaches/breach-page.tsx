import { addressOf, type OutputOf } from '../../api/endpoint.ts'
import {
  assessBreach,
  closeBreach,
  openBreach,
  printBreachLetters,
  reportBreach,
  tellPersons,
} from '../../api/endpoints.ts'
import { useAction } from '../../api/use-action.ts'
import { useQuery } from '../../api/use-query.ts'
import { type Reading as Read, useForm } from '../../forms/use-form.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { RadioGroup } from '../../ui/radio-group/component.tsx'
import { TextArea } from '../../ui/textarea/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Instant } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { CaseState } from './breaches-page.tsx'
import { breachesPath } from './paths.ts'
import { breachTexts } from './texts.ts'

type Opened = OutputOf<typeof openBreach>
interface Part {
  readonly register: string
  readonly found: Opened
  readonly reload: () => void
}

/** One breach: its clock, whose and which data, what is to be done next, and the texts that leave. */
export function BreachPage(props: { readonly register: string; readonly breach: string }) {
  const t = useTexts(breachTexts)
  const language = useLanguage()
  const { register, breach } = props
  const opened = useQuery(openBreach, { register, breach })
  return (
    <Page title={t('case')} above={[{ href: pathTo(breachesPath, { register }), label: t('way') }]}>
      <Reading
        query={opened}
        draw={(found, reload) => (
          <>
            <DefinitionList
              items={[
                { name: t('state'), value: <CaseState of={found} /> },
                { name: t('found'), value: <Instant at={found.foundAt} /> },
                { name: t('due'), value: <Instant at={found.dueAt} /> },
                { name: t('persons'), value: found.persons },
                { name: t('handlings'), value: found.handlings },
                ...(found.gone > 0 ? [{ name: t('gone'), value: found.gone }] : []),
                { name: t('data'), value: found.data.map((one) => one[language]).join(', ') },
                ...(found.risk ? [{ name: t('risk'), value: t(found.risk) }] : []),
                ...(['openedBy', 'assessedBy', 'reportedBy', 'toldBy', 'closedBy'] as const).flatMap((by) =>
                  found[by] ? [{ name: t(by), value: found[by] }] : [],
                ),
              ]}
            />
            {found.toldBy && !found.closedBy ? <Letters register={register} found={found} /> : null}
            <Steps register={register} found={found} reload={reload} />
            {found.report ? (
              <Section title={t('reportText')}>
                <p class="as-written">{language === 'sv' ? found.report.sv : found.report.fi}</p>
              </Section>
            ) : null}
            {found.letter ? (
              <Section title={t('letterText')}>
                <p class="as-written">{found.letter[language]}</p>
              </Section>
            ) : null}
          </>
        )}
      />
    </Page>
  )
}

/** Letters on paper: who does not use the service is told by them. */
function Letters({ register, found }: Omit<Part, 'reload'>) {
  const t = useTexts(breachTexts)
  const { withoutAddress, files } = found
  const starts = files.map((_file, index) => 1 + files.slice(0, index).reduce((sum, { letters }) => sum + letters, 0))
  return (
    <Section title={t('letters')}>
      {files.length > 0 ? <p>{t('lettersAbout')}</p> : null}
      <div class="row">
        {files.map(({ after, letters }, index) => {
          const from = starts[index] ?? 1
          const file = { register, breach: found.id, ...(after ? { after } : {}) }
          return (
            <a key={from} class="button button--secondary" href={addressOf(printBreachLetters, file)} download>
              <span>{t('file', { from, to: from + letters - 1 })}</span>
            </a>
          )
        })}
      </div>
      {withoutAddress > 0 ? <p>{t('withoutAddress', { count: withoutAddress })}</p> : null}
    </Section>
  )
}

function Steps(props: Part) {
  const t = useTexts(breachTexts)
  const { register, found, reload } = props
  const done = (answer: unknown): void => {
    if (answer === undefined) return
    announce(t('done'))
    reload()
  }
  const report = useAction(reportBreach)
  const tell = useAction(tellPersons)
  const close = useAction(closeBreach)
  if (found.toDo === null) return null
  const breach = found.id
  const problem = report.problem ?? tell.problem ?? close.problem
  const mayAssess = found.reportedBy === null && found.toldBy === null
  return (
    <Section title={t(found.toDo)}>
      {problem ? <ProblemNotice problem={problem} of="acting" /> : null}
      {mayAssess ? <AssessForm key={`${found.risk} ${found.happened}`} {...props} /> : null}
      <div class="row">
        {found.risk && found.reportedBy === null ? (
          <Button busy={report.busy} onPress={() => report.run({ register, breach }).then(done)}>
            {t('reported')}
          </Button>
        ) : null}
        {found.risk && found.toldBy === null ? (
          <Button look="secondary" busy={tell.busy} onPress={() => tell.run({ register, breach }).then(done)}>
            {t('send')}
          </Button>
        ) : null}
        {found.toDo === 'close' ? (
          <Button
            look="secondary"
            busy={close.busy}
            onPress={() => close.run({ register, breach, reason: 'handled' }).then(done)}
          >
            {t('handled')}
          </Button>
        ) : null}
        {mayAssess ? (
          <Button
            look="secondary"
            busy={close.busy}
            onPress={() => close.run({ register, breach, reason: 'no-breach' }).then(done)}
          >
            {t('no-breach')}
          </Button>
        ) : null}
      </div>
    </Section>
  )
}

const risks = ['unlikely', 'likely', 'high'] as const

function AssessForm(props: Part) {
  const t = useTexts(breachTexts)
  const { register, found, reload } = props
  const initial = {
    risk: found.risk ?? '',
    happened: found.happened ?? '',
    consequences: found.consequences ?? '',
    measures: found.measures ?? '',
  }
  type Typed = { readonly [K in keyof typeof initial]: string }
  type Said = { risk: (typeof risks)[number]; happened: string; consequences: string; measures: string }
  const form = useForm<Typed, Said, unknown>({
    key: `breach-assess:${found.id}`,
    kept: { register, form: 'breach.assess', thing: found.id },
    initial,
    read: (typed): Read<Typed, Said> => {
      const risk = risks.find((one) => one === typed.risk)
      const said = {
        happened: typed.happened.trim(),
        consequences: typed.consequences.trim(),
        measures: typed.measures.trim(),
      }
      const errors = {
        ...(risk ? {} : { risk: t('choose') }),
        ...(said.happened ? {} : { happened: t('missing') }),
        ...(said.consequences ? {} : { consequences: t('missing') }),
        ...(said.measures ? {} : { measures: t('missing') }),
      }
      return risk && Object.keys(errors).length === 0 ? { value: { risk, ...said } } : { errors }
    },
    send: (said) => call(assessBreach, { register, breach: found.id, ...said }),
    done: () => {
      announce(t('done'))
      reload()
    },
  })
  return (
    <Form form={form} submit={t('assess')}>
      <RadioGroup
        {...form.field('risk')}
        label={t('risk')}
        options={risks.map((one) => ({ value: one, label: t(one) }))}
      />
      <TextArea {...form.field('happened')} label={t('happened')} hint={t('textsHint')} maxLength={4000} />
      <TextArea {...form.field('consequences')} label={t('consequences')} maxLength={4000} />
      <TextArea {...form.field('measures')} label={t('measures')} maxLength={4000} />
    </Form>
  )
}
