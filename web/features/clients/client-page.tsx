import type { OutputOf } from '../../api/endpoint.ts'
import { clientHistory, openClient } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { formatDay } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { pathTo } from '../../router/path.ts'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { ClientGrants } from '../grants/client-grants.tsx'
import { Reading } from '../reading.tsx'
import { ClientLog } from './client-log.tsx'
import { Happenings, SituationNow } from './history.tsx'
import { Mandates } from './mandates.tsx'
import { findPath } from './paths.ts'
import { Relations } from './relations.tsx'
import './style.css'
import { clientTexts } from './texts.ts'

/** A client as `openClient` shows one. */
export type Client = OutputOf<typeof openClient>

/** The whole picture of a client on one page. Opening it is a use of the data, and the client sees that. */
export function ClientPage(props: { readonly register: string; readonly client: string }) {
  const { register, client: id } = props
  const t = useTexts(clientTexts)
  const client = useQuery(openClient, { register, client: id })
  const history = useQuery(clientHistory, { register, client: id })
  const past = history.status === 'ready' ? history.value : undefined
  const reloadPast = history.status === 'ready' ? history.reload : () => {}
  const identity = client.status === 'ready' ? client.value.identity : null
  return (
    <Page
      title={identity ? `${identity.familyName} ${identity.givenNames}` : t('client')}
      above={[{ href: pathTo(findPath, { register }), label: t('way') }]}
    >
      <Reading
        query={client}
        draw={(found, reload) => (
          <>
            {found.nonDisclosure ? (
              <Notification kind="warning" title={t('protectedTitle')}>
                <p>{t('protectedAbout')}</p>
              </Notification>
            ) : null}
            <Reading query={history} draw={(past) => <SituationNow client={found} history={past} />} />
            <div class="client-columns">
              <Who client={found} />
              {found.nonDisclosure ? null : <Contact client={found} />}
            </div>
            <ClientGrants
              register={register}
              client={found}
              history={past}
              reload={() => {
                reload()
                reloadPast()
              }}
            />
            <Relations client={found} />
            <Mandates register={register} client={found} reload={reload} />
            {past ? <Happenings client={found} history={past} /> : null}
            <ClientLog register={register} client={found.id} />
          </>
        )}
      />
    </Page>
  )
}

const languageTexts = { fi: 'fi', sv: 'svenska', en: 'english' } as const

function Who(props: { readonly client: Client }) {
  const t = useTexts(clientTexts)
  const language = useLanguage()
  const { identity } = props.client
  if (!identity) return null
  return (
    <Section title={t('identity')}>
      <DefinitionList
        items={[
          { name: t('identityCode'), value: <span class="number">{identity.identityCode}</span> },
          ...(identity.sex ? [{ name: t('sex'), value: t(identity.sex) }] : []),
          { name: t('language'), value: t(languageTexts[identity.language]) },
          { name: t('protectedTitle'), value: t(props.client.nonDisclosure ? 'inForce' : 'notInForce') },
        ]}
      />
      {identity.deathDay ? (
        <Notification kind="info" title={t('dead', { day: formatDay(identity.deathDay, language) })} />
      ) : null}
    </Section>
  )
}

function Contact(props: { readonly client: Client }) {
  const t = useTexts(clientTexts)
  const { contact, ownContact } = props.client
  const lines = addressLines(contact)
  const kin = [ownContact?.nextOfKinName, ownContact?.nextOfKinPhone].filter((part) => part).join(', ')
  return (
    <Section title={t('contact')}>
      <DefinitionList
        items={[
          {
            name: t('address'),
            value:
              lines.length === 0
                ? t('noAddress')
                : lines.map((line) => (
                    <span key={line} class="client-line">
                      {line}
                    </span>
                  )),
          },
          ...(ownContact?.phone ? [{ name: t('phone'), value: ownContact.phone }] : []),
          ...(ownContact?.email ? [{ name: t('email'), value: ownContact.email }] : []),
          ...(kin ? [{ name: t('nextOfKin'), value: kin }] : []),
        ]}
      />
    </Section>
  )
}

/** An address as it is written on an envelope. */
function addressLines(address: Client['contact']): readonly string[] {
  if (!address) return []
  const street = address.streetAddress ?? address.poBox ?? ''
  const town = [address.postalCode, address.postTown].filter((part) => part).join(' ')
  return [street, town].filter((line) => line !== '')
}
