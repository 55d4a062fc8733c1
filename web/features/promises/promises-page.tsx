import type { OutputOf } from '../../api/endpoint.ts'
import { listPromises } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatInstant } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { Card } from '../../ui/card/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Instant } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { promiseTexts } from './texts.ts'

type Found = OutputOf<typeof listPromises>
type Promised = Found['promises'][number]

/** How the promises of the notice stand, for those who answer for the register: what is broken first, with who has to put it right. */
export function PromisesPage(props: { readonly register: string }) {
  const t = useTexts(promiseTexts)
  const found = useQuery(listPromises, { register: props.register })
  return (
    <Page title={t('way')}>
      <Reading query={found} draw={(promises) => <Promises {...promises} />} />
    </Page>
  )
}

function Promises({ lookedAt, promises, turns }: Found) {
  const t = useTexts(promiseTexts)
  const language = useLanguage()
  const broken = promises.filter(({ verdict }) => verdict === 'broken')
  const others = promises.filter(({ verdict }) => verdict !== 'broken')
  return (
    <>
      <p class="page__lead">{lookedAt ? t('lead', { at: formatInstant(lookedAt, language) }) : t('never')}</p>
      {broken.length === 0 ? (
        lookedAt ? (
          <Notification kind="success" title={t('allKept')} />
        ) : null
      ) : (
        <Section title={t('brokenOnes')}>
          {broken.map((one) => (
            <Broken key={one.code} promise={one} />
          ))}
        </Section>
      )}
      <Section title={t('others')}>
        <Table
          caption={t('others')}
          captionHidden
          rows={others}
          rowKey={(one) => one.code}
          columns={[
            { name: t('promise'), draw: (one) => <Name of={one} /> },
            { name: t('verdict'), draw: (one) => <Verdict of={one.verdict} /> },
            { name: t('since'), draw: ({ since }) => (since ? <Instant at={since} /> : '–') },
            { name: t('figures'), draw: (one) => <Figures promise={one} /> },
            { name: t('owner'), draw: (one) => userText(one.owner, language) },
          ]}
        />
      </Section>
      {turns.length === 0 ? null : (
        <Details summary={t('turns')}>
          <Table
            caption={t('turns')}
            captionHidden
            rows={turns}
            rowKey={({ code, at }) => `${code} ${at}`}
            columns={[
              { name: t('when'), draw: ({ at }) => <Instant at={at} /> },
              { name: t('promise'), draw: ({ name }) => userText(name, language) },
              { name: t('became'), draw: ({ verdict }) => <Verdict of={verdict} /> },
            ]}
          />
        </Details>
      )}
    </>
  )
}

/** What is promised, and that the public does not see it where it does not. */
function Name(props: { readonly of: Promised }) {
  const t = useTexts(promiseTexts)
  const { name, isPublic } = props.of
  const said = userText(name, useLanguage())
  return <>{isPublic ? said : `${said} (${t('controllerOnly')})`}</>
}

function Broken(props: { readonly promise: Promised }) {
  const t = useTexts(promiseTexts)
  const language = useLanguage()
  const { name, verdict, since, says, owner, sentence, isPublic, figures } = props.promise
  return (
    <Card title={userText(name, language)} tag={<Verdict of={verdict} />}>
      {says ? <p>{userText(says, language)}</p> : null}
      <DefinitionList
        items={[
          { name: t('owner'), value: userText(owner, language) },
          ...(since ? [{ name: t('since'), value: <Instant at={since} /> }] : []),
          ...figures.map((figure) => ({
            name: userText(figure.name, language),
            value: userText(figure.value, language),
          })),
          ...(sentence ? [{ name: t('sentence'), value: userText(sentence, language) }] : []),
          ...(isPublic ? [] : [{ name: t('audience'), value: t('controllerOnly') }]),
        ]}
      />
    </Card>
  )
}

function Figures(props: { readonly promise: Promised }) {
  const language = useLanguage()
  const { figures } = props.promise
  if (figures.length === 0) return <>–</>
  return <>{figures.map(({ name, value }) => `${userText(name, language)}: ${userText(value, language)}`).join('; ')}</>
}

const looks = { kept: 'good', broken: 'bad', 'nothing-yet': 'neutral', 'not-measured': 'attention' } as const

function Verdict(props: { readonly of: Promised['verdict'] }) {
  const t = useTexts(promiseTexts)
  return <StatusTag look={looks[props.of]}>{t(props.of)}</StatusTag>
}
