import { useState } from 'preact/hooks'
import type { OutputOf } from '../../api/endpoint.ts'
import { endRole, listAssignments } from '../../api/endpoints.ts'
import { useAction } from '../../api/use-action.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay, todayInFinland } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import type { Language } from '../../i18n/languages.ts'
import { Button } from '../../ui/button/component.tsx'
import { Dialog } from '../../ui/dialog/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { StatusTag } from '../../ui/status-tag/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Period } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { GiveRightForm } from './give-right-form.tsx'
import { NewUserForm } from './new-user-form.tsx'
import { rightsTexts } from './rights-texts.ts'

type Right = OutputOf<typeof listAssignments>['assignments'][number]

/** Who may do what in the register, and giving and ending a right. */
export function RightsPage(props: { readonly register: string }) {
  const { register } = props
  const t = useTexts(rightsTexts)
  const rights = useQuery(listAssignments, { register })
  const [open, setOpen] = useState<'give' | 'new-user'>()
  const close = (): void => setOpen(undefined)
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        open ? null : (
          <>
            <Button onPress={() => setOpen('give')}>{t('give')}</Button>
            <Button look="secondary" onPress={() => setOpen('new-user')}>
              {t('newUser')}
            </Button>
          </>
        )
      }
    >
      <Reading
        query={rights}
        draw={({ assignments, accounts, roles }, reload) => (
          <>
            {open === 'new-user' ? (
              <Section title={t('newUser')}>
                <NewUserForm
                  register={register}
                  close={close}
                  done={() => {
                    setOpen('give')
                    announce(t('userMade'))
                    reload()
                  }}
                />
              </Section>
            ) : null}
            {open === 'give' ? (
              <Section title={t('give')}>
                <GiveRightForm
                  register={register}
                  accounts={accounts}
                  roles={roles}
                  close={close}
                  done={() => {
                    close()
                    announce(t('given'))
                    reload()
                  }}
                />
              </Section>
            ) : null}
            <Rights register={register} rights={assignments} roles={roles} reload={reload} />
          </>
        )}
      />
    </Page>
  )
}

function Rights(props: {
  readonly register: string
  readonly rights: readonly Right[]
  readonly roles: Roles
  readonly reload: () => void
}) {
  const { register, rights, roles, reload } = props
  const t = useTexts(rightsTexts)
  const language = useLanguage()
  const [ending, setEnding] = useState<Right>()
  return (
    <>
      <Table
        caption={t('title')}
        captionHidden
        rows={rights}
        rowKey={(right) => right.id}
        columns={[
          {
            name: t('user'),
            draw: ({ name, user_valid_to: ends }) =>
              ends === null ? (
                name
              ) : (
                <>
                  {name} <span class="quiet">{t('external', { day: formatDay(ends, language) })}</span>
                </>
              ),
          },
          { name: t('organisation'), draw: (right) => right.organisation },
          { name: t('role'), draw: (right) => nameOfRole(roles, right.role, language) },
          { name: t('limits'), draw: (right) => right.service_code ?? t('allServices') },
          { name: t('validity'), draw: (right) => <Period from={right.valid_from} to={right.valid_to ?? undefined} /> },
          {
            name: t('state'),
            draw: (right) => (
              <RightState right={right} role={nameOfRole(roles, right.role, language)} onEnd={() => setEnding(right)} />
            ),
          },
        ]}
      />
      {ending ? (
        <EndDialog
          register={register}
          right={ending}
          close={() => setEnding(undefined)}
          done={() => {
            setEnding(undefined)
            announce(t('endedDone'))
            reload()
          }}
        />
      ) : null}
    </>
  )
}

type Roles = OutputOf<typeof listAssignments>['roles']

/** The role in the notice's words. */
const nameOfRole = (roles: Roles, code: string, language: Language): string =>
  roles.find((role) => role.code === code)?.name[language] ?? code

function RightState(props: { readonly right: Right; readonly role: string; readonly onEnd: () => void }) {
  const t = useTexts(rightsTexts)
  const { right, role } = props
  const today = todayInFinland()
  if (right.ended_at !== null || (right.valid_to !== null && right.valid_to < today))
    return <StatusTag look="neutral">{t('over')}</StatusTag>
  return (
    <div class="row">
      {right.undertaking_accepted_at === null ? (
        <StatusTag look="waiting">{t('waits')}</StatusTag>
      ) : right.valid_from > today ? (
        <StatusTag look="waiting">{t('later')}</StatusTag>
      ) : (
        <StatusTag look="good">{t('counts')}</StatusTag>
      )}
      <Button look="quiet" label={t('endLabel', { name: right.name, role })} onPress={props.onEnd}>
        {t('end')}
      </Button>
    </div>
  )
}

function EndDialog(props: {
  readonly register: string
  readonly right: Right
  readonly close: () => void
  readonly done: () => void
}) {
  const { register, right } = props
  const t = useTexts(rightsTexts)
  const end = useAction(endRole)
  return (
    <Dialog
      title={t('endTitle')}
      onClose={props.close}
      buttons={
        <>
          <Button
            look="danger"
            busy={end.busy}
            onPress={() => void end.run({ register, id: right.id }).then((ended) => ended && props.done())}
          >
            {t('endDo')}
          </Button>
          <Button look="secondary" onPress={props.close}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <p>{t('endAbout', { name: right.name })}</p>
      {end.problem ? <ProblemNotice problem={end.problem} of="acting" /> : null}
    </Dialog>
  )
}
