import { useState } from 'preact/hooks'
import { endCompanyUnit, listCompanyContacts, removeCompanyContact } from '../../api/endpoints.ts'
import { useAction } from '../../api/use-action.ts'
import { useQuery } from '../../api/use-query.ts'
import { useTexts } from '../../i18n/language.ts'
import { Button } from '../../ui/button/component.tsx'
import { Card } from '../../ui/card/component.tsx'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { Dialog } from '../../ui/dialog/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { ProblemNotice } from '../../ui/problem/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { announce } from '../../ui/toast/toasts.ts'
import { Day } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { type Contact, ContactForm, type Unit, UnitForm } from './contact-forms.tsx'
import { contactTexts } from './contact-texts.ts'

/** What is being written or asked on the page: one thing at a time. */
type Doing =
  | { readonly what: 'new-contact'; readonly unitId: string | null }
  | { readonly what: 'contact'; readonly id: string }
  | { readonly what: 'remove'; readonly contact: Contact }
  | { readonly what: 'new-unit' }
  | { readonly what: 'unit'; readonly id: string }
  | { readonly what: 'end'; readonly unit: Unit }

interface Parts {
  readonly register: string
  readonly doing: Doing | undefined
  readonly set: (doing: Doing | undefined) => void
  readonly done: () => void
}

/** The units of the company, and whom to contact in the company and in each of them (PSOP-36). */
export function ContactsPage(props: { readonly register: string }) {
  const t = useTexts(contactTexts)
  const { register } = props
  const found = useQuery(listCompanyContacts, { register })
  const [doing, set] = useState<Doing>()
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Reading
        query={found}
        draw={({ units, contacts }, reload) => {
          const done = (): void => {
            set(undefined)
            reload()
          }
          const parts = { register, doing, set, done }
          const ended = units.filter((unit) => unit.endedOn !== null)
          return (
            <>
              <Place parts={parts} unit={null} contacts={contacts.filter((one) => one.unitId === null)} />
              {units
                .filter((unit) => unit.endedOn === null)
                .map((unit) => (
                  <Place
                    key={unit.id}
                    parts={parts}
                    unit={unit}
                    contacts={contacts.filter((one) => one.unitId === unit.id)}
                  />
                ))}
              {doing?.what === 'new-unit' ? (
                <Section title={t('newUnit')}>
                  <UnitForm register={register} unit={null} onDone={done} onBack={() => set(undefined)} />
                </Section>
              ) : (
                <div>
                  <Button look="secondary" onPress={() => set({ what: 'new-unit' })}>
                    {t('addUnit')}
                  </Button>
                </div>
              )}
              {ended.length > 0 ? (
                <Details summary={t('endedUnits', { count: ended.length })}>
                  <DefinitionList
                    items={ended.map((unit) => ({
                      name: unit.name,
                      value: unit.endedOn ? <Day day={unit.endedOn} /> : '',
                    }))}
                  />
                </Details>
              ) : null}
              {doing?.what === 'remove' ? <RemoveDialog parts={parts} contact={doing.contact} /> : null}
              {doing?.what === 'end' ? <EndDialog parts={parts} unit={doing.unit} /> : null}
            </>
          )
        }}
      />
    </Page>
  )
}

function Place(props: { readonly parts: Parts; readonly unit: Unit | null; readonly contacts: readonly Contact[] }) {
  const t = useTexts(contactTexts)
  const { parts, unit, contacts } = props
  const { register, doing, set, done } = parts
  const back = (): void => set(undefined)
  const title = unit?.name ?? t('wholeCompany')
  const unitId = unit?.id ?? null
  const changing = doing?.what === 'contact' ? contacts.find((one) => one.id === doing.id) : undefined
  if (unit && doing?.what === 'unit' && doing.id === unit.id)
    return (
      <Card title={t('changeOf', { name: unit.name })} level={2}>
        <UnitForm register={register} unit={unit} onDone={done} onBack={back} />
      </Card>
    )
  return (
    <Card title={title} level={2}>
      {unit?.address ? <p>{`${unit.address.street}, ${unit.address.postalCode} ${unit.address.postTown}`}</p> : null}
      {contacts.length === 0 ? (
        <p>{t('nobody')}</p>
      ) : (
        <Table
          caption={title}
          captionHidden
          rows={contacts}
          rowKey={(one) => one.id}
          columns={[
            { name: t('name'), draw: (one) => one.name },
            { name: t('phone'), draw: (one) => one.phone },
            { name: t('email'), draw: (one) => <span class="breakable">{one.email}</span> },
            {
              name: t('actions'),
              draw: (one) => (
                <Button
                  look="quiet"
                  label={t('changeOf', { name: one.name })}
                  onPress={() => set({ what: 'contact', id: one.id })}
                >
                  {t('change')}
                </Button>
              ),
            },
          ]}
        />
      )}
      {changing ? (
        <>
          <h3>{t('changeOf', { name: changing.name })}</h3>
          <ContactForm
            key={changing.id}
            register={register}
            unitId={unitId}
            contact={changing}
            onDone={done}
            onBack={back}
            onRemove={() => set({ what: 'remove', contact: changing })}
          />
        </>
      ) : null}
      {doing?.what === 'new-contact' && doing.unitId === unitId ? (
        <>
          <h3>{t('newContact')}</h3>
          <ContactForm register={register} unitId={unitId} contact={null} onDone={done} onBack={back} />
        </>
      ) : changing ? null : (
        <div class="row">
          <Button
            look="secondary"
            label={t('addContactTo', { place: title })}
            onPress={() => set({ what: 'new-contact', unitId })}
          >
            {t('addContact')}
          </Button>
          {unit ? (
            <>
              <Button
                look="quiet"
                label={t('changeUnitOf', { name: unit.name })}
                onPress={() => set({ what: 'unit', id: unit.id })}
              >
                {t('changeUnit')}
              </Button>
              <Button look="quiet" label={t('endOf', { name: unit.name })} onPress={() => set({ what: 'end', unit })}>
                {t('endUnit')}
              </Button>
            </>
          ) : null}
        </div>
      )}
    </Card>
  )
}

function RemoveDialog(props: { readonly parts: Parts; readonly contact: Contact }) {
  const t = useTexts(contactTexts)
  const { register, set, done } = props.parts
  const { id, name } = props.contact
  const removal = useAction(removeCompanyContact)
  const remove = async (): Promise<void> => {
    if (!(await removal.run({ register, id }))) return
    announce(t('removed'))
    done()
  }
  return (
    <Dialog
      title={t('removeTitle', { name })}
      onClose={() => set(undefined)}
      buttons={
        <>
          <Button look="danger" onPress={remove} busy={removal.busy}>
            {t('remove')}
          </Button>
          <Button look="secondary" onPress={() => set(undefined)}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <p>{t('removeAbout')}</p>
      {removal.problem ? <ProblemNotice problem={removal.problem} of="acting" /> : null}
    </Dialog>
  )
}

function EndDialog(props: { readonly parts: Parts; readonly unit: Unit }) {
  const t = useTexts(contactTexts)
  const { register, set, done } = props.parts
  const { id, name } = props.unit
  const ending = useAction(endCompanyUnit)
  const end = async (): Promise<void> => {
    if (!(await ending.run({ register, id }))) return
    announce(t('ended'))
    done()
  }
  return (
    <Dialog
      title={t('endTitle', { name })}
      onClose={() => set(undefined)}
      buttons={
        <>
          <Button look="danger" onPress={end} busy={ending.busy}>
            {t('endUnit')}
          </Button>
          <Button look="secondary" onPress={() => set(undefined)}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <p>{t('endAbout')}</p>
      {ending.problem ? <ProblemNotice problem={ending.problem} of="acting" /> : null}
    </Dialog>
  )
}
