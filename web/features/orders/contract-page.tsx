import type { OutputOf } from '../../api/endpoint.ts'
import { openContract } from '../../api/endpoints.ts'
import { isWithoutLine, useQuery } from '../../api/use-query.ts'
import { todayInFinland } from '../../format/day.ts'
import { useLanguage, useTexts } from '../../i18n/language.ts'
import { userText } from '../../i18n/user-text.ts'
import { pathTo } from '../../router/path.ts'
import { DefinitionList } from '../../ui/definition-list/component.tsx'
import { Details } from '../../ui/details/component.tsx'
import { Notification } from '../../ui/notification/component.tsx'
import { Page, Section } from '../../ui/page/component.tsx'
import { Table } from '../../ui/table/component.tsx'
import { Period, Quantity } from '../../ui/values/component.tsx'
import { Reading } from '../reading.tsx'
import { KeptList } from '../service-events/kept-list.tsx'
import { RecordForm } from '../service-events/record-form.tsx'
import { contractTexts } from './contract-texts.ts'

/** One client of the provider: the visit to record first, then what one needs to know. */
export function ContractPage(props: {
  readonly register: string
  readonly contract: string
  readonly mayRecord: boolean
}) {
  const t = useTexts(contractTexts)
  const language = useLanguage()
  const { register, contract: id } = props
  const opened = useQuery(openContract, { register, contract: id })
  const title = opened.status === 'ready' ? `${opened.value.givenNames} ${opened.value.familyName}` : t('client')
  return (
    <Page title={title} above={[{ href: pathTo('/provider/r/:register/clients', { register }), label: t('title') }]}>
      {props.mayRecord && isWithoutLine(opened) ? <KeptList register={register} contract={id} /> : null}
      <Reading
        query={opened}
        draw={({ contract, additionalInformation, periods, givenNames, familyName }, reload) => {
          const ended = contract.ended || contract.valid_to < todayInFinland()
          return (
            <>
              {ended ? <Notification kind="info" title={t('ended')} /> : null}
              <Left contract={contract} periods={periods} />
              {props.mayRecord ? (
                <Section title={t('record')}>
                  <RecordForm
                    of={{
                      register,
                      contractId: id,
                      client: `${givenNames} ${familyName}`,
                      serviceId: contract.service_id,
                      service: contract.service_name,
                      unit: contract.unit,
                      validFrom: contract.valid_from,
                      validTo: contract.valid_to,
                    }}
                    onRecorded={reload}
                  />
                </Section>
              ) : null}
              <Section title={t('information')}>
                <p class="as-written">{additionalInformation ?? t('noInformation')}</p>
              </Section>
              <Section title={t('facts')}>
                <DefinitionList
                  items={[
                    { name: t('service'), value: userText(contract.service_name, language) },
                    { name: t('days'), value: <Period from={contract.valid_from} to={contract.valid_to} /> },
                    { name: t('spent'), value: <Quantity quantity={contract.spent} unit={contract.unit} /> },
                  ]}
                />
                {periods.length > 1 ? (
                  <Details summary={t('periods')}>
                    <Table
                      caption={t('periods')}
                      captionHidden
                      rows={periods}
                      rowKey={(one) => one.id}
                      columns={[
                        { name: t('period'), draw: (one) => <Period from={one.period_from} to={one.period_to} /> },
                        {
                          name: t('granted'),
                          look: 'amount',
                          draw: (one) => <Quantity quantity={one.granted} unit={contract.unit} />,
                        },
                        {
                          name: t('spent'),
                          look: 'amount',
                          draw: (one) => <Quantity quantity={one.spent} unit={contract.unit} />,
                        },
                        {
                          name: t('reserved'),
                          look: 'amount',
                          draw: (one) => <Quantity quantity={one.held} unit={contract.unit} />,
                        },
                      ]}
                    />
                  </Details>
                ) : null}
              </Section>
            </>
          )
        }}
      />
    </Page>
  )
}

type Opened = OutputOf<typeof openContract>

/** What can still be recorded now; of a monthly quota the month's part comes first, for the rest is not for this month. */
function Left(props: Pick<Opened, 'contract' | 'periods'>) {
  const t = useTexts(contractTexts)
  const { contract, periods } = props
  const today = todayInFinland()
  const now = periods.find((one) => one.period_from <= today && today <= one.period_to)
  const all = (
    <strong>
      <Quantity quantity={contract.reserved} unit={contract.unit} />
    </strong>
  )
  if (periods.length < 2 || !now)
    return (
      <p>
        {t('left')}: {all}
      </p>
    )
  return (
    <p>
      {t('leftNow')}:{' '}
      <strong>
        <Quantity quantity={now.held} unit={contract.unit} />
      </strong>
      <br />
      {t('leftAll')}: {all}
    </p>
  )
}
