import { matchesField, type RegisterDefinition } from '../../../platform/definitions/definition.ts'
import type { Text } from '../../../platform/definitions/parts.ts'
import { and, capital, type Draft, fill, type Matter, nameIn, say } from '../wording.ts'

type Subject = RegisterDefinition['subjects'][number]
const WHEN: Readonly<Record<Subject['conditions'][number]['when'], Text>> = {
  'also-contact-person': {
    fi: ', vain jos kyseinen henkilö toimii myös yhteyshenkilönä',
    sv: ', endast om personen också är kontaktperson',
    en: ', only if the person is also a contact person',
  },
  'when-needed': { fi: ', tarvittaessa', sv: ', vid behov', en: ', when needed' },
  'if-any': { fi: ', mahdolliset', sv: ', eventuella', en: ', if any' },
  'essential-for-service': {
    fi: ', vain jos palvelun toteuttamisen kannalta olennainen',
    sv: ', endast om det är väsentligt för servicen',
    en: ', only if essential for the service',
  },
}
const PHASES: Readonly<Record<NonNullable<RegisterDefinition['documents'][number]['phase']>, Text>> = {
  initiation: { fi: ' (vireilletulo)', sv: ' (anhängiggörande)', en: ' (initiation)' },
  assessment: { fi: ' (palvelutarpeen arviointi)', sv: ' (bedömning av servicebehovet)', en: ' (assessment of needs)' },
  planning: { fi: ' (palvelujen suunnittelu)', sv: ' (planering av service)', en: ' (planning of services)' },
  arranging: { fi: ' (palvelujen järjestäminen)', sv: ' (ordnande av service)', en: ' (arranging services)' },
  implementing: { fi: ' (palvelujen toteuttaminen)', sv: ' (genomförande av service)', en: ' (implementing services)' },
  'follow-up': { fi: ' (seuranta)', sv: ' (uppföljning)', en: ' (follow-up)' },
}
const EXISTS: Readonly<Record<RegisterDefinition['existsFrom'], Text>> = {
  'first-grant': {
    fi: 'Asiakastieto syntyy, kun asiakkaalle ensimmäisen kerran myönnetään palveluseteli, ostopalvelu, asiakasseteli, henkilökohtainen budjetti tai muu ostovoima.',
    sv: 'Klientuppgiften uppstår när klienten första gången beviljas en servicesedel, köpt tjänst, kundsedel, personlig budget eller annan köpkraft.',
    en: 'A client record comes into being the first time a voucher, purchased service, client voucher, personal budget or other purchasing power is granted to the person.',
  },
  contract: {
    fi: 'Tieto syntyy sopimuksesta.',
    sv: 'Uppgiften uppstår genom ett avtal.',
    en: 'A record comes into being with a contract.',
  },
  order: {
    fi: 'Asiakastieto syntyy viranomaisen tilauksesta.',
    sv: 'Klientuppgiften uppstår genom myndighetens beställning.',
    en: 'A client record comes into being with an authority’s order.',
  },
  matter: {
    fi: 'Tiedot liittyvät aina vireille tulleeseen asiaan tai palveluun.',
    sv: 'Uppgifterna hör alltid till ett anhängigt ärende eller en tjänst.',
    en: 'Data always belongs to a pending matter or a service.',
  },
  participation: {
    fi: 'Henkilö on rekisterissä vain osallistumisensa vuoksi.',
    sv: 'En person finns i registret endast på grund av sitt deltagande.',
    en: 'A person is in the register only because of a participation.',
  },
  'start-of-service': {
    fi: 'Asiakastieto syntyy, kun palvelu alkaa.',
    sv: 'Klientuppgiften uppstår när servicen börjar.',
    en: 'A client record comes into being when the service starts.',
  },
  'user-right': {
    fi: 'Tieto syntyy, kun henkilö saa käyttöoikeuden.',
    sv: 'Uppgiften uppstår när personen får åtkomsträtt.',
    en: 'A record comes into being when the person gets an access right.',
  },
  event: {
    fi: 'Merkintä syntyy jokaisesta käsittelytapahtumasta.',
    sv: 'En post uppstår för varje behandling.',
    en: 'An entry comes into being with each handling.',
  },
}

/** 5: whose data and which data. */
export function contentSection({ definition: d, catalogues: c }: Matter): readonly Draft[] {
  const patterns = (list: readonly string[]): Text =>
    and(
      Object.keys(c.fields)
        .filter((field) => list.some((pattern) => matchesField(pattern, field)))
        .map((field) => nameIn(c.fields, field)),
    )
  return [
    say('subjects', {
      fi: 'Rekisterissä on tietoja vain näistä henkilöryhmistä, ja heistä vain seuraavat tiedot:',
      sv: 'I registret finns uppgifter endast om följande grupper av personer, och om dem endast följande:',
      en: 'The register holds data of these groups of persons only, and of them only the following:',
    }),
    ...d.subjects.flatMap((subject) => subjectSentences(subject, { definition: d, catalogues: c })),
    ...(d.identityCode === 'not-stated'
      ? []
      : [
          say(
            'identityCode',
            d.identityCode === 'stored'
              ? {
                  fi: 'Rekisteriin tallennetaan henkilötunnus.',
                  sv: 'Personbeteckningen lagras i registret.',
                  en: 'The personal identity code is stored in the register.',
                }
              : {
                  fi: 'Henkilötunnusta ei tallenneta rekisteriin.',
                  sv: 'Personbeteckningen lagras inte i registret.',
                  en: 'The personal identity code is not stored in the register.',
                },
          ),
        ]),
    ...(d.documents.length > 0
      ? [
          say('documents', {
            fi: 'Rekisterissä on näitä asiakirjoja ja muita kokonaisuuksia:',
            sv: 'Registret innehåller följande handlingar och andra helheter:',
            en: 'The register holds these documents and other wholes:',
          }),
        ]
      : []),
    ...d.documents.map(({ document, phase }) =>
      say(
        `documents/${document}`,
        capital(
          fill(
            { fi: '{name}{phase}', sv: '{name}{phase}', en: '{name}{phase}' },
            { name: nameIn(c.documents, document), phase: phase ? PHASES[phase] : '' },
          ),
        ),
        1,
      ),
    ),
    say('existsFrom', EXISTS[d.existsFrom]),
    ...(d.selfMaintained.length > 0
      ? [
          say(
            d.selfMaintained.map((pattern) => `selfMaintained/${pattern}`),
            fill(
              {
                fi: 'Asiakas voi itse ylläpitää näitä tietoja: {fields}.',
                sv: 'Klienten kan själv upprätthålla följande uppgifter: {fields}.',
                en: 'The client may maintain these: {fields}.',
              },
              { fields: patterns(d.selfMaintained) },
            ),
          ),
        ]
      : []),
    ...(['receives', 'gives'] as const).flatMap((direction) =>
      d.flows[direction].map((flow) => {
        const other = nameIn(c.flows.registers, flow.from ?? flow.to ?? '')
        const wording =
          direction === 'gives'
            ? {
                fi: 'Toiseen rekisteriin ({other}) siirtyy {name}: {fields}.',
                sv: 'Till ett annat register ({other}) överförs {name}: {fields}.',
                en: 'To another register ({other}) goes {name}: {fields}.',
              }
            : {
                fi: 'Toisesta rekisteristä ({other}) siirtyy {name}: {fields}.',
                sv: 'Från ett annat register ({other}) överförs {name}: {fields}.',
                en: 'From another register ({other}) comes {name}: {fields}.',
              }
        return say(
          `flows/${direction}/${flow.code}`,
          fill(wording, { other, name: nameIn(c.flows.flows, flow.code), fields: patterns(flow.fields) }),
        )
      }),
    ),
  ]
}

function subjectSentences(subject: Subject, { catalogues: c }: Matter): readonly Draft[] {
  const here = `subjects/${subject.group}`
  const when = (field: string): Text | string => {
    const condition = subject.conditions.find(({ fields }) => fields.includes(field))
    return condition ? WHEN[condition.when] : ''
  }
  const item = (paths: readonly string[], field: string, note: Text | string, depth: 1 | 2): Draft =>
    say(
      paths,
      capital(
        fill({ fi: '{name}{note}', sv: '{name}{note}', en: '{name}{note}' }, { name: nameIn(c.fields, field), note }),
      ),
      depth,
    )
  const conditionsOf = (field: string): readonly string[] =>
    subject.conditions
      .filter(({ fields }) => fields.includes(field))
      .flatMap(({ when: code }) => [`${here}/conditions/${code}/fields/${field}`, `${here}/conditions/${code}/when`])
  const lead = say(
    `${here}/group`,
    fill(
      { fi: '{group}:', sv: '{group}:', en: '{group}:' },
      { group: capital(nameIn(c.people.subjects, subject.group)) },
    ),
  )
  if (subject.kinds.length === 0)
    return [
      lead,
      ...subject.fields.map((field) =>
        item([`${here}/fields/${field}`, ...conditionsOf(field)], field, when(field), 1),
      ),
    ]
  return [
    lead,
    ...subject.kinds.flatMap((kind) => [
      say(
        `${here}/kinds/${kind.code}`,
        fill({ fi: '{kind}:', sv: '{kind}:', en: '{kind}:' }, { kind: capital(nameIn(c.people.kinds, kind.code)) }),
        1,
      ),
      ...kind.fields.map((field) =>
        item(
          [`${here}/kinds/${kind.code}/fields/${field}`, `${here}/fields/${field}`, ...conditionsOf(field)],
          field,
          kind.code === 'company-contacts' ? '' : when(field),
          2,
        ),
      ),
    ]),
  ]
}
