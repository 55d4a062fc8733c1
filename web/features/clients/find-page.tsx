import { useId, useRef, useState } from 'preact/hooks'
import { useTexts } from '../../i18n/language.ts'
import { navigate } from '../../router/navigation.ts'
import { pathTo } from '../../router/path.ts'
import { Busy } from '../../ui/busy/component.tsx'
import { Button } from '../../ui/button/component.tsx'
import { EmptyState } from '../../ui/empty-state/component.tsx'
import { Page } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { newGrantPath } from '../grants/paths.ts'
import { askFor } from '../grants/person.ts'
import { looksLikeCode } from './identity-code.ts'
import { clientPath } from './paths.ts'
import { clientTexts } from './texts.ts'
import { type Sought, useSearch } from './use-search.ts'

/** Finds a client by identity code or names as one types: one field, for people have one or the other at hand. */
export function FindClientPage(props: { readonly register: string }) {
  const { register } = props
  const t = useTexts(clientTexts)
  const search = useSearch(register)
  const [error, setError] = useState<string>()
  const id = useId()
  const field = useRef<HTMLFormElement>(null)
  const { typed, answered, busy, problem, clients } = search
  return (
    <Page title={t('findTitle')} lead={t('findLead')}>
      <search>
        <form
          class="form"
          noValidate
          ref={field}
          onSubmit={(event) => {
            event.preventDefault()
            const says = search.now()
            setError(says ? undefined : t(looksLikeCode(typed) ? 'codeWrong' : 'soughtMissing'))
            if (!says) field.current?.querySelector('input')?.focus()
          }}
        >
          <TextInput
            id={id}
            name="sought"
            label={t('sought')}
            hint={t('soughtHint')}
            kind="search"
            maxLength={200}
            value={typed}
            error={error}
            onValue={(next) => {
              setError(undefined)
              search.type(next)
            }}
          />
          <div>
            <Button type="submit">{t('find')}</Button>
          </div>
        </form>
      </search>
      <p class="visually-hidden" role="status">
        {answered && !busy
          ? t(answered.found.more && clients.length === 0 ? 'crowd' : 'found', { count: clients.length })
          : ''}
      </p>
      {problem ? <ProblemNotice problem={problem} of="reading" /> : null}
      {busy && !answered ? <Busy lines={2} /> : null}
      {answered ? (
        <FoundClients
          register={register}
          clients={clients}
          more={answered.found.more}
          sought={answered.by}
          settled={!busy}
        />
      ) : null}
    </Page>
  )
}

function FoundClients(props: {
  readonly register: string
  readonly clients: ReturnType<typeof useSearch>['clients']
  readonly more: boolean
  readonly sought: Sought
  /** Nothing further is being asked. */
  readonly settled: boolean
}) {
  const t = useTexts(clientTexts)
  const { register, clients, more, sought, settled } = props
  if (clients.length === 0 && !settled) return null
  if (clients.length === 0 && more)
    return (
      <EmptyState title={t('crowd')}>
        <p>{t('crowdAbout')}</p>
      </EmptyState>
    )
  if (clients.length === 0)
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
        caption={t('found', { count: clients.length })}
        rows={clients}
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
      {more ? <p>{t('more')}</p> : null}
    </>
  )
}
