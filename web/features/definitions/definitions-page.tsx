import type { OutputOf } from '../../api/endpoint.ts'
import { listDefinitions, openDraft } from '../../api/endpoints.ts'
import { newId } from '../../api/new-id.ts'
import { useAction } from '../../api/use-action.ts'
import { useQuery } from '../../api/use-query.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { navigate } from '../../router/navigation.ts'
import { pathTo } from '../../router/path.ts'
import { Button, ButtonLink } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Period } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { draftPath } from './paths.ts'
import { definitionTexts } from './texts.ts'

type Definition = OutputOf<typeof listDefinitions>['definitions'][number]

/** Every notice with its versions; those that one's own organisation draws up come first, with their drafts. */
export function DefinitionsPage(props: { readonly register: string }) {
  const { register } = props
  const t = useTexts(definitionTexts)
  const definitions = useQuery(listDefinitions, { register })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Reading
        query={definitions}
        draw={(found) => {
          const own = found.definitions.filter((one) => one.own)
          return (
            <>
              <Section title={t('own')}>
                {own.length === 0 ? <p>{t('noOwn')}</p> : null}
                {own.map((one) => (
                  <OneDefinition key={one.id} register={register} definition={one} />
                ))}
              </Section>
              <Section title={t('others')}>
                {found.definitions
                  .filter((one) => !one.own)
                  .map((one) => (
                    <OneDefinition key={one.id} register={register} definition={one} />
                  ))}
              </Section>
            </>
          )
        }}
      />
    </Page>
  )
}

function OneDefinition(props: { readonly register: string; readonly definition: Definition }) {
  const { register, definition } = props
  const t = useTexts(definitionTexts)
  const language = useLanguage()
  const opening = useAction(openDraft)
  const name = definition.name[language]
  const { draft } = definition
  const toDraft = (id: string): string => pathTo(draftPath, { register, draft: id })
  const open = async (): Promise<void> => {
    const opened = await opening.run({ register, id: newId(), definition: definition.id })
    if (opened) navigate(toDraft(opened.id))
  }
  return (
    <Card
      title={name}
      level={3}
      tag={draft ? <StatusTag look="waiting">{draft.offered ? t('isOffered') : t('draft')}</StatusTag> : null}
    >
      <Table
        caption={t('versions', { name })}
        captionHidden
        rows={definition.versions}
        rowKey={(version) => String(version.version)}
        columns={[
          {
            name: t('version'),
            draw: ({ version }) => (
              <a
                href={`/notices/${definition.id}/${version}?lang=${language}`}
                target="_blank"
                rel="noreferrer noopener"
              >
                {t('versionNumber', { version })}
              </a>
            ),
          },
          { name: t('state'), draw: ({ status }) => t(status) },
          {
            name: t('validity'),
            draw: ({ status, valid_from, valid_to }) =>
              status === 'draft' ? '–' : <Period from={valid_from} to={valid_to ?? undefined} />,
          },
          { name: t('draftedBy'), draw: ({ drafted_by }) => drafted_by ?? t('installed') },
          { name: t('approvedBy'), draw: ({ approved_by }) => approved_by ?? t('installed') },
        ]}
      />
      {opening.problem ? <ProblemNotice problem={opening.problem} of="acting" /> : null}
      {definition.own ? (
        <div class="row">
          {draft ? (
            <ButtonLink look="secondary" href={toDraft(draft.id)}>
              {t('goOnLabel', { name })}
            </ButtonLink>
          ) : (
            <Button look="secondary" busy={opening.busy} onPress={() => void open()}>
              {t('openLabel', { name })}
            </Button>
          )}
        </div>
      ) : null}
    </Card>
  )
}
