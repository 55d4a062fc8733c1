import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { findClient } from '../../api/endpoints.ts'
import { type Reading, useForm } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { navigate } from '../../router/navigation.ts'
import { pathTo } from '../../router/path.ts'
import { call } from '../../session/state.ts'
import { Button } from '../../ui/button/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { newGrantPath } from '../grants/paths.ts'
import { askFor } from '../grants/person.ts'
import { looksLikeCode, readIdentityCode } from './identity-code.ts'
import { clientPath } from './paths.ts'
import { clientTexts } from './texts.ts'

type Found = OutputOf<typeof findClient>
type Sought = { readonly identityCode: string } | { readonly names: string }

/** Finds a client by identity code or names: one field, for people have one or the other at hand. */
export function FindClientPage(props: { readonly register: string }) {
  const { register } = props
  const t = useTexts(clientTexts)
  const [found, setFound] = useState<{ readonly answer: Found; readonly sought: Sought }>()
  const form = useForm({
    key: `client.find:${register}`,
    initial: { sought: '' },
    read: ({ sought }) => readSought(sought, { missing: t('soughtMissing'), wrong: t('codeWrong') }),
    send: async (sought) => {
      setFound(undefined)
      const answer = await call(findClient, { register, ...sought })
      return answer.ok ? { ok: true as const, value: { answer: answer.value, sought } } : answer
    },
    done: setFound,
  })
  return (
    <Page title={t('findTitle')} lead={t('findLead')}>
      <Form form={form} submit={t('find')}>
        <TextInput {...form.field('sought')} label={t('sought')} hint={t('soughtHint')} kind="search" maxLength={200} />
      </Form>
      <div class="stack" role="status">
        {found ? <FoundClients register={register} answer={found.answer} sought={found.sought} /> : null}
      </div>
    </Page>
  )
}

function FoundClients(props: { readonly register: string; readonly answer: Found; readonly sought: Sought }) {
  const t = useTexts(clientTexts)
  const { register, answer, sought } = props
  if (answer.clients.length === 0)
    return (
      <EmptyState title={t('noneFound')}>
        <p>{t('noneFoundAbout')}</p>
        <div>
          <Button
            onPress={() => {
              if ('identityCode' in sought) askFor(register, sought.identityCode)
              navigate(pathTo(newGrantPath, { register }))
            }}
          >
            {t('toGrant')}
          </Button>
        </div>
      </EmptyState>
    )
  return (
    <>
      <Table
        caption={t('found', { count: answer.clients.length })}
        rows={answer.clients}
        rowKey={(client) => client.id}
        columns={[
          {
            name: t('name'),
            draw: (client) => (
              <a href={pathTo(clientPath, { register, client: client.id })}>
                {client.familyName} {client.givenNames}
              </a>
            ),
          },
          { name: t('identityCode'), draw: (client) => <span class="number">{client.identityCode}</span> },
        ]}
      />
      {answer.more ? <Notification kind="info" title={t('more')} /> : null}
    </>
  )
}

function readSought(
  typed: string,
  says: { readonly missing: string; readonly wrong: string },
): Reading<{ sought: string }, Sought> {
  if (looksLikeCode(typed)) {
    const identityCode = readIdentityCode(typed)
    return identityCode ? { value: { identityCode } } : { errors: { sought: says.wrong } }
  }
  const names = typed.trim()
  const words = names.split(/[\s-]+/).filter((word) => word.length > 0)
  const wide = words.length < 2 && (words[0]?.length ?? 0) < 4
  return wide ? { errors: { sought: says.missing } } : { value: { names } }
}
