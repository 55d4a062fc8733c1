import type { Feature } from '../../features/feature.ts'
import { providerExplanationsPath } from '../../features/log-requests/paths.ts'
import { logRequestTexts } from '../../features/log-requests/texts.ts'
import { importPath } from '../../features/service-events/paths.ts'
import { providerOwnUsagePath } from '../../features/supervision/paths.ts'
import { supervisionTexts } from '../../features/supervision/texts.ts'
import { systemsPath } from '../../features/systems/paths.ts'
import { systemsTexts } from '../../features/systems/texts.ts'

const office = ['provider-office']
const recorder = ['provider-recorder']
const both = [...recorder, ...office]
/** In an organiser's register the provider serves clients; in its own it keeps its company, staff and prices. */
const [organiser, own] = ['psop', 'provider']

/** The ways of the providers' portal, the daily ones first. */
export const providerFeatures: readonly Feature[] = [
  {
    path: '/provider/r/:register/clients',
    label: { fi: 'Asiakkaat ja kirjaaminen', sv: 'Klienter och registrering', en: 'Clients and recording' },
    about: {
      fi: 'Kirjaa käynti, näe mitä on jäljellä ja mitä asiakkaasta on hyvä tietää.',
      sv: 'Registrera besök, se vad som är kvar och vad som är bra att veta om klienten.',
      en: 'Record a visit, see what is left and what to know of the client.',
    },
    roles: both,
    definition: organiser,
  },
  {
    path: '/provider/r/:register/orders',
    label: { fi: 'Tilaukset', sv: 'Beställningar', en: 'Orders' },
    about: {
      fi: 'Tilaukset, jotka odottavat vastaustanne.',
      sv: 'Beställningar som väntar på ert svar.',
      en: 'Orders that wait for your answer.',
    },
    roles: office,
    definition: organiser,
  },
  {
    path: '/provider/r/:register/events',
    label: { fi: 'Palvelutapahtumat', sv: 'Servicehändelser', en: 'Service events' },
    about: {
      fi: 'Mitä on kirjattu. Korjaa virhe milloin tahansa.',
      sv: 'Vad som har registrerats. Rätta ett fel när som helst.',
      en: 'What has been recorded. Correct an error at any time.',
    },
    roles: both,
    definition: organiser,
  },
  {
    path: importPath,
    label: { fi: 'Tuo käynnit tiedostosta', sv: 'Importera besök från en fil', en: 'Bring in visits from a file' },
    about: {
      fi: 'CSV- tai XLSX-tiedosto omasta järjestelmästänne. Näet ensin, mitä siitä seuraa.',
      sv: 'En CSV- eller XLSX-fil från ert eget system. Du ser först vad den leder till.',
      en: 'A CSV or XLSX file from your own system. You see first what it leads to.',
    },
    roles: recorder,
    definition: organiser,
  },
  {
    path: '/provider/r/:register/statements',
    label: { fi: 'Tilitykset', sv: 'Redovisningar', en: 'Statements' },
    about: {
      fi: 'Mitä teille maksetaan, rivi riviltä.',
      sv: 'Vad ni får betalt, rad för rad.',
      en: 'What you are paid, line by line.',
    },
    roles: office,
    definition: organiser,
  },
  {
    path: providerExplanationsPath,
    label: logRequestTexts.explainWay,
    about: logRequestTexts.explainAbout,
    roles: both,
    definition: organiser,
  },
  {
    path: providerOwnUsagePath,
    label: supervisionTexts.ownWay,
    about: supervisionTexts.ownAbout,
    roles: both,
    definition: organiser,
  },
  {
    path: systemsPath,
    label: systemsTexts.title,
    about: systemsTexts.about,
    roles: office,
    definition: organiser,
  },
  {
    path: '/provider/r/:register/company',
    label: { fi: 'Yrityksen tiedot', sv: 'Företagets uppgifter', en: 'Company' },
    about: {
      fi: 'Nimi, osoite, tili ja palvelukielet, jotka lähtevät hakemusten mukana.',
      sv: 'Namn, adress, konto och servicespråk som följer med ansökningarna.',
      en: 'Name, address, account and languages, which go along with applications.',
    },
    roles: office,
    definition: own,
  },
  {
    path: '/provider/r/:register/contacts',
    label: {
      fi: 'Toimipaikat ja yhteyshenkilöt',
      sv: 'Verksamhetsställen och kontaktpersoner',
      en: 'Units and contact persons',
    },
    about: {
      fi: 'Kehen järjestäjä ottaa yhteyttä yrityksessä ja kussakin toimipaikassa.',
      sv: 'Vem anordnaren kontaktar i företaget och på varje verksamhetsställe.',
      en: 'Whom the organiser contacts in the company and at each unit.',
    },
    roles: office,
    definition: own,
  },
  {
    path: '/provider/r/:register/applications',
    label: { fi: 'Hakeutuminen', sv: 'Ansökningar', en: 'Applications' },
    about: {
      fi: 'Hae järjestäjien palveluihin ja katso vastaukset.',
      sv: 'Ansök till anordnarnas tjänster och se svaren.',
      en: 'Apply to organisers’ services and see the answers.',
    },
    roles: office,
    definition: own,
  },
  {
    path: '/provider/r/:register/prices',
    label: { fi: 'Hinnasto', sv: 'Prislista', en: 'Prices' },
    about: {
      fi: 'Hinnat palveluittain ja päivästä alkaen.',
      sv: 'Priser per tjänst och från en viss dag.',
      en: 'Prices by service, each from a day on.',
    },
    roles: office,
    definition: own,
  },
  {
    path: '/provider/r/:register/staff',
    label: { fi: 'Henkilöstö', sv: 'Personal', en: 'Staff' },
    about: {
      fi: 'Keitä teillä työskentelee ja kuka on yhteyshenkilö.',
      sv: 'Vilka som arbetar hos er och vem som är kontaktperson.',
      en: 'Who works for you, and who is the contact person.',
    },
    roles: office,
    definition: own,
  },
  {
    path: '/provider/r/:register/signing',
    label: { fi: 'Allekirjoita hakemukset', sv: 'Underteckna ansökningar', en: 'Sign applications' },
    about: {
      fi: 'Yrityksen hakemukset, jotka odottavat allekirjoitustasi.',
      sv: 'Företagets ansökningar som väntar på din underskrift.',
      en: 'The company’s applications that wait for your signature.',
    },
    roles: ['signatory'],
  },
]
