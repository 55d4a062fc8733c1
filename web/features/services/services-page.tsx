import { listServices } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay, todayInFinland } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { pathTo } from '../../router/path.ts'
import { ButtonLink } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Day } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { newVersionPath, publishPath } from './paths.ts'
import type { Service } from './read-service.ts'
import { serviceTexts } from './texts.ts'
import { tellValue } from './value.ts'

/** The organiser's services as they are today, and versions to come. */
export function ServicesPage(props: { readonly register: string }) {
  const { register } = props
  const t = useTexts(serviceTexts)
  const services = useQuery(listServices, { register })
  const toNew = <ButtonLink href={pathTo(publishPath, { register })}>{t('publishNew')}</ButtonLink>
  return (
    <Page title={t('title')} actions={toNew}>
      <Reading
        query={services}
        draw={(found) =>
          found.services.length === 0 ? (
            <EmptyState title={t('none')}>
              <p>{t('noneAbout')}</p>
            </EmptyState>
          ) : (
            found.services.map((service) => (
              <OneService key={service.version_id} register={register} service={service} />
            ))
          )
        }
      />
    </Page>
  )
}

function OneService(props: { readonly register: string; readonly service: Service }) {
  const { register, service } = props
  const t = useTexts(serviceTexts)
  const language = useLanguage()
  const coming = service.valid_from > todayInFinland()
  return (
    <Card
      title={userText(service.name, language)}
      level={2}
      tag={
        coming ? (
          <StatusTag look="waiting">{t('begins', { day: formatDay(service.valid_from, language) })}</StatusTag>
        ) : null
      }
    >
      <p>{userText(service.description, language)}</p>
      <DefinitionList
        items={[
          { name: t('rule'), value: tellValue(service, language) },
          { name: t('from'), value: <Day day={service.valid_from} /> },
          { name: t('review'), value: service.review === 'each' ? t('reviewEach') : t('reviewNone') },
          { name: t('code'), value: service.code },
        ]}
      />
      <Details summary={t('ruleBook')}>
        <p>{userText(service.rule_book, language)}</p>
      </Details>
      <div>
        <ButtonLink look="secondary" href={pathTo(newVersionPath, { register, code: service.code })}>
          {t('newVersion')}
        </ButtonLink>
      </div>
    </Card>
  )
}
