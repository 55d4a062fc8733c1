import { defineTexts } from '../../i18n/texts.ts'

export const companyTexts = defineTexts({
  title: { fi: 'Yrityksen tiedot', sv: 'Företagets uppgifter', en: 'Company' },
  lead: {
    fi: 'Järjestäjät saavat nämä tiedot hakemuksen mukana. Muutos lähtee seuraavan hakemuksen mukana.',
    sv: 'Anordnarna får dessa uppgifter med ansökan. En ändring skickas med nästa ansökan.',
    en: 'Organisers get these facts with an application. A change goes along with the next application.',
  },
  notYet: {
    fi: 'Täytä yrityksen tiedot ennen ensimmäistä hakemusta.',
    sv: 'Fyll i företagets uppgifter före den första ansökan.',
    en: 'Fill in the company’s facts before the first application.',
  },
  businessId: { fi: 'Y-tunnus', sv: 'FO-nummer', en: 'Business ID' },
  businessIdHint: { fi: 'Muodossa 1234567-8', sv: 'I formen 1234567-8', en: 'In the form 1234567-8' },
  businessIdWrong: {
    fi: 'Kirjoita Y-tunnus muodossa 1234567-8.',
    sv: 'Skriv FO-numret i formen 1234567-8.',
    en: 'Write the business ID in the form 1234567-8.',
  },
  name: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
  street: { fi: 'Katuosoite', sv: 'Gatuadress', en: 'Street address' },
  postalCode: { fi: 'Postinumero', sv: 'Postnummer', en: 'Postal code' },
  postalCodeWrong: {
    fi: 'Postinumerossa on viisi numeroa.',
    sv: 'Postnumret har fem siffror.',
    en: 'A postal code has five digits.',
  },
  postTown: { fi: 'Postitoimipaikka', sv: 'Postanstalt', en: 'Post town' },
  iban: { fi: 'Tilinumero (IBAN)', sv: 'Kontonummer (IBAN)', en: 'Account (IBAN)' },
  ibanHint: {
    fi: 'Tälle tilille maksetaan',
    sv: 'Betalningarna görs till detta konto',
    en: 'You are paid to this account',
  },
  bic: { fi: 'Pankin BIC-tunnus', sv: 'Bankens BIC-kod', en: 'BIC of the bank' },
  registerNumber: { fi: 'Soteri-rekisterinumero', sv: 'Registernummer i Soteri', en: 'Number in the Soteri register' },
  registerNumberHint: {
    fi: 'Esimerkiksi 1.2.246.10.12345678.10.0',
    sv: 'Till exempel 1.2.246.10.12345678.10.0',
    en: 'For example 1.2.246.10.12345678.10.0',
  },
  languages: { fi: 'Palvelukielet', sv: 'Servicespråk', en: 'Languages of service' },
  languagesMissing: {
    fi: 'Valitse ainakin yksi kieli.',
    sv: 'Välj minst ett språk.',
    en: 'Choose at least one language.',
  },
  missing: { fi: 'Tämä tieto tarvitaan.', sv: 'Den här uppgiften behövs.', en: 'This is needed.' },
  save: { fi: 'Tallenna tiedot', sv: 'Spara uppgifterna', en: 'Save' },
  saved: {
    fi: 'Yrityksen tiedot tallennettiin.',
    sv: 'Företagets uppgifter sparades.',
    en: 'The company’s facts were saved.',
  },
})
