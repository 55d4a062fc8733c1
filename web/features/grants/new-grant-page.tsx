import { lookUpPerson } from '../../api/endpoints.ts'
import { useForm } from '../../forms/use-form.ts'
import { useTexts } from '../../i18n/language.ts'
import { navigate } from '../../router/navigation.ts'
import { pathTo } from '../../router/path.ts'
import { call } from '../../session/state.ts'
import { useStore } from '../../store.ts'
import { Button } from '../../ui/button/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Form } from '../../ui/form/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { TextInput } from '../../ui/text-input/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { readIdentityCode } from '../clients/identity-code.ts'
import { clientPath } from '../clients/paths.ts'
import { clientTexts } from '../clients/texts.ts'
import { GrantForm } from './grant-form.tsx'
import { forget, type LookedUp, lookedUp, lookUpKey, remember } from './person.ts'
import { grantTexts } from './texts.ts'

/** Grants to somebody who need not be a client yet: the population register first, then the decision, on one page. */
export function NewGrantPage(props: { readonly register: string }) {
  const { register } = props
  const t = useTexts(grantTexts)
  const person = useStore(lookedUp)[register]
  return (
    <Page title={t('newTitle')} lead={t('newLead')}>
      <Section title={t('stepPerson')}>
        {person ? <PersonFound register={register} person={person} /> : <LookUp register={register} />}
      </Section>
      {person && !person.dead ? (
        <Section title={t('stepGrant')}>
          <GrantForm
            register={register}
            who={person.draftId}
            grantee={{ draftId: person.draftId }}
            done={({ clientId, voucherNumber, awaiting }) => {
              announce(t(awaiting ? 'grantedWaits' : 'granted', { number: voucherNumber }))
              forget(register)
              navigate(pathTo(clientPath, { register, client: clientId }))
            }}
          />
        </Section>
      ) : null}
    </Page>
  )
}

function LookUp(props: { readonly register: string }) {
  const { register } = props
  const t = useTexts(grantTexts)
  const form = useForm({
    key: lookUpKey(register),
    initial: { identityCode: '' },
    read: ({ identityCode: typed }) => {
      const identityCode = readIdentityCode(typed)
      return identityCode ? { value: { identityCode } } : { errors: { identityCode: t('codeWrong') } }
    },
    send: ({ identityCode }, draftId) => call(lookUpPerson, { register, draftId, identityCode }),
    done: (person) => remember(register, person),
  })
  return (
    <Form form={form} submit={t('lookUp')}>
      <TextInput {...form.field('identityCode')} label={t('identityCode')} width="short" maxLength={32} />
    </Form>
  )
}

function PersonFound(props: { readonly register: string; readonly person: LookedUp }) {
  const { register, person } = props
  const t = useTexts(grantTexts)
  const c = useTexts(clientTexts)
  return (
    <div class="stack" role="status">
      <DefinitionList
        items={[
          { name: c('name'), value: `${person.familyName} ${person.givenNames}` },
          { name: c('identityCode'), value: <span class="number">{person.identityCode}</span> },
        ]}
      />
      {person.codeChanged ? <Notification kind="info" title={t('codeChanged', { code: person.identityCode })} /> : null}
      {person.nonDisclosure ? (
        <Notification kind="warning" title={c('protectedTitle')}>
          <p>{c('protectedAbout')}</p>
        </Notification>
      ) : null}
      {person.dead ? <Notification kind="error" title={t('dead')} /> : null}
      {person.clientId ? (
        <Notification kind="info" title={t('alreadyClient')}>
          <p>
            <a href={pathTo(clientPath, { register, client: person.clientId })}>{t('openClient')}</a>
          </p>
        </Notification>
      ) : null}
      <div>
        <Button look="secondary" onPress={() => forget(register)}>
          {t('another')}
        </Button>
      </div>
    </div>
  )
}
