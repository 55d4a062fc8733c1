import type { RegisterDefinition } from '../../../platform/definitions/definition.ts'
import type { Text } from '../../../platform/definitions/parts.ts'
import { capital, type Draft, dayText, fill, type Matter, named, nameIn, organisationText, say } from '../wording.ts'

const CONTROLLERS: Readonly<Record<RegisterDefinition['controllers'], Text>> = {
  'each-organiser': {
    fi: 'Kukin järjestelmää käyttävä palvelunjärjestäjä on rekisterinpitäjä omien asiakkaidensa asiakastiedoille.',
    sv: 'Varje serviceanordnare som använder systemet är personuppgiftsansvarig för sina egna klienters uppgifter.',
    en: 'Each organiser that uses the system is the controller of its own clients’ data.',
  },
  'each-provider': {
    fi: 'Kukin palveluntuottaja on oman rekisterinsä rekisterinpitäjä.',
    sv: 'Varje serviceproducent är personuppgiftsansvarig för sitt eget register.',
    en: 'Each provider is the controller of its own register.',
  },
  one: { fi: 'Rekisterinpitäjä: {name}.', sv: 'Personuppgiftsansvarig: {name}.', en: 'Controller: {name}.' },
  orderer: {
    fi: 'Rekisterinpitäjänä toimii palvelun tilaaja: {name}.',
    sv: 'Personuppgiftsansvarig är servicens beställare: {name}.',
    en: 'The controller is the orderer of the service: {name}.',
  },
  'of-parent': {
    fi: 'Rekisterinpitäjä on päärekisterin rekisterinpitäjä; palveluntuottaja käsittelee tietoja sen lukuun.',
    sv: 'Personuppgiftsansvarig är huvudregistrets personuppgiftsansvarige; serviceproducenten behandlar uppgifterna för dess räkning.',
    en: 'The controller is that of the parent register; the provider processes the data on its behalf.',
  },
}
const DOES: Readonly<Record<RegisterDefinition['processors'][number]['does'], Text>> = {
  'maintains-system': {
    fi: 'ylläpitää järjestelmää, jossa tiedot sijaitsevat',
    sv: 'upprätthåller systemet där uppgifterna finns',
    en: 'maintains the system that holds the data',
  },
  'supplies-system': {
    fi: 'toimittaa tietojärjestelmän palveluna',
    sv: 'levererar informationssystemet som tjänst',
    en: 'supplies the information system as a service',
  },
  itself: { fi: 'käsittelee tietoja itse', sv: 'behandlar uppgifterna själv', en: 'handles the data itself' },
  'purchased-services': {
    fi: 'tuottavat palveluja rekisterinpitäjän lukuun',
    sv: 'producerar tjänster för den personuppgiftsansvariges räkning',
    en: 'give services on behalf of the controller',
  },
  'records-for-controller': {
    fi: 'tallentaa tietoja rekisterinpitäjän lukuun',
    sv: 'registrerar uppgifter för den personuppgiftsansvariges räkning',
    en: 'records data on behalf of the controller',
  },
  'gives-service': {
    fi: 'antaa palvelun ja käsittelee sen tietoja rekisterinpitäjän lukuun',
    sv: 'ger servicen och behandlar dess uppgifter för den personuppgiftsansvariges räkning',
    en: 'gives the service and handles its data on behalf of the controller',
  },
}
type Contact = RegisterDefinition['contacts'][number]

/** 2: controller, processors, contacts by position, data protection officer. */
export function partiesSection({ definition: d, catalogues: c }: Matter): readonly Draft[] {
  const controller = d.controller === undefined ? undefined : named(c.organisations, d.controller)
  const contact = (
    path: string,
    lead: Text,
    { code, position, organisation, area, system, address, email }: Contact,
  ): Draft => {
    const where = address ? `, ${address.street}, ${address.postalCode} ${address.town}` : ''
    const of = area
      ? nameIn({ ...c.services.services, ...c.services.groups }, area)
      : system
        ? nameIn(c.systems, system)
        : undefined
    // A list of positions by service area would else repeat the controller's address at each.
    const isShort = area !== undefined && organisation === d.controller
    return say(
      path.endsWith('/') ? `${path}${code}` : path,
      fill(
        {
          fi: '{lead}{of}: {position}{organisation}{where}{email}.',
          sv: '{lead}{of}: {position}{organisation}{where}{email}.',
          en: '{lead}{of}: {position}{organisation}{where}{email}.',
        },
        {
          lead,
          of: of ? fill({ fi: ' ({of})', sv: ' ({of})', en: ' ({of})' }, { of }) : '',
          position: nameIn(c.people.positions, position),
          organisation: isShort
            ? ''
            : fill(
                { fi: ', {name}', sv: ', {name}', en: ', {name}' },
                { name: address ? nameIn(c.organisations, organisation) : organisationText(c, organisation) },
              ),
          where,
          email: email ? `, ${email}` : '',
        },
      ),
    )
  }
  return [
    say(
      d.controller === undefined ? 'controllers' : ['controllers', 'controller'],
      fill(CONTROLLERS[d.controllers], { name: d.controller === undefined ? '' : organisationText(c, d.controller) }),
    ),
    ...(d.controller !== undefined && controller?.succeededOn && controller.successor
      ? [
          say(
            'controller',
            fill(
              {
                fi: 'Rekisterinpitäjän tehtävät ovat siirtyneet {day} alkaen: {successor}.',
                sv: 'Den personuppgiftsansvariges uppgifter har övergått från och med {day}: {successor}.',
                en: 'The controller’s tasks have moved from {day} to: {successor}.',
              },
              { day: dayText(controller.succeededOn), successor: controller.successor },
            ),
          ),
        ]
      : []),
    ...(d.publicDirectory
      ? [
          say(
            'publicDirectory',
            fill(
              {
                fi: 'Rekisterinpitäjien, joiden lukuun henkilötietoja käsitellään, yhteystiedot ovat julkisina sivustolla {site}.',
                sv: 'Kontaktuppgifterna till de personuppgiftsansvariga för vilkas räkning uppgifter behandlas är offentliga på {site}.',
                en: 'The contact details of the controllers on whose behalf data is processed are public on {site}.',
              },
              { site: d.publicDirectory },
            ),
          ),
        ]
      : []),
    ...d.processors.map(({ organisation, does, system }) =>
      say(
        `processors/${organisation}`,
        fill(
          {
            fi: 'Henkilötietojen käsittelijä: {name}; {does}{system}.',
            sv: 'Personuppgiftsbiträde: {name}; {does}{system}.',
            en: 'Processor of personal data: {name}; {does}{system}.',
          },
          {
            name: capital(organisationText(c, organisation)),
            does: DOES[does],
            system: system
              ? fill({ fi: ' ({system})', sv: ' ({system})', en: ' ({system})' }, { system: nameIn(c.systems, system) })
              : '',
          },
        ),
      ),
    ),
    ...d.personsInCharge.map((one) =>
      contact(
        'personsInCharge/',
        { fi: 'Rekisteristä vastaava henkilö', sv: 'Ansvarig för registret', en: 'Person in charge of the register' },
        one,
      ),
    ),
    ...d.contacts.map((one) =>
      contact(
        'contacts/',
        {
          fi: 'Yhteyshenkilö rekisteriä koskevissa asioissa',
          sv: 'Kontaktperson i ärenden som gäller registret',
          en: 'Contact in matters of the register',
        },
        one,
      ),
    ),
    ...(d.dataProtectionOfficer
      ? [
          contact(
            'dataProtectionOfficer',
            { fi: 'Tietosuojavastaava', sv: 'Dataskyddsombud', en: 'Data protection officer' },
            d.dataProtectionOfficer,
          ),
        ]
      : []),
  ]
}
