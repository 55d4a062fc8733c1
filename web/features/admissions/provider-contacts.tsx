import type { OutputOf } from '../../api/endpoint.ts'
import { listProviderContacts } from '../../api/endpoints.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/language.ts'
import { Table } from '../../ui/table/component.tsx'
import { Reading } from '../reading.tsx'
import { admissionTexts } from './texts.ts'

type Person = OutputOf<typeof listProviderContacts>['company'][number]

/** Whom to contact at a provider. Read only when it is opened, for each reading stands in the log of those it shows. */
export function ProviderContacts(props: { readonly register: string; readonly provider: string }) {
  const t = useTexts(admissionTexts)
  const found = useQuery(listProviderContacts, props)
  return (
    <Reading
      query={found}
      draw={({ company, units }) =>
        company.length === 0 && units.length === 0 ? (
          <p>{t('noContacts')}</p>
        ) : (
          <div class="stack">
            {company.length > 0 ? <People title={t('wholeCompany')} people={company} /> : null}
            {units.map(({ name, address, contacts }, at) => (
              <People
                key={`${at} ${name}`}
                title={address ? `${name}, ${address.street}, ${address.postalCode} ${address.postTown}` : name}
                people={contacts}
              />
            ))}
          </div>
        )
      }
    />
  )
}

function People(props: { readonly title: string; readonly people: readonly Person[] }) {
  const t = useTexts(admissionTexts)
  const { title, people } = props
  if (people.length === 0) return <p>{t('noContactsAt', { place: title })}</p>
  return (
    <Table
      caption={title}
      rows={people.map((person, at) => ({ ...person, at }))}
      rowKey={({ at }) => String(at)}
      columns={[
        { name: t('name'), draw: (person) => person.name },
        { name: t('phone'), draw: (person) => person.phone },
        { name: t('email'), draw: (person) => <span class="breakable">{person.email}</span> },
      ]}
    />
  )
}
