import { defineTexts } from '../../i18n/texts.ts'

export const contactTexts = defineTexts({
  title: { fi: 'Yhteystiedot', sv: 'Kontaktuppgifter', en: 'Contact details' },
  lead: {
    fi: 'Palvelunjärjestäjä tavoittaa näillä. Saat jättää minkä tahansa tyhjäksi.',
    sv: 'Med dessa når tjänsteanordnaren dig. Du får lämna vilken som helst tom.',
    en: 'With these the organiser can reach you. You may leave any of them empty.',
  },
  phone: { fi: 'Puhelinnumero', sv: 'Telefonnummer', en: 'Phone number' },
  email: { fi: 'Sähköposti', sv: 'E-post', en: 'E-mail' },
  nextOfKinName: { fi: 'Lähiomaisen nimi', sv: 'Nära anhörigs namn', en: 'Name of next of kin' },
  nextOfKinPhone: {
    fi: 'Lähiomaisen puhelinnumero',
    sv: 'Nära anhörigs telefonnummer',
    en: 'Phone number of next of kin',
  },
  phoneWrong: {
    fi: 'Kirjoita numero numeroin, esimerkiksi 040 123 4567.',
    sv: 'Skriv numret med siffror, till exempel 040 123 4567.',
    en: 'Write the number in digits, for example 040 123 4567.',
  },
  emailWrong: {
    fi: 'Kirjoita osoite muodossa nimi@esimerkki.fi.',
    sv: 'Skriv adressen i formen namn@exempel.fi.',
    en: 'Write the address in the form name@example.fi.',
  },
  save: { fi: 'Tallenna yhteystiedot', sv: 'Spara kontaktuppgifterna', en: 'Save the contact details' },
  saved: {
    fi: 'Yhteystiedot tallennettiin.',
    sv: 'Kontaktuppgifterna sparades.',
    en: 'The contact details were saved.',
  },
  protectedTitle: {
    fi: 'Yhteystietoja ei voi tallentaa turvakiellon aikana',
    sv: 'Kontaktuppgifter kan inte sparas under spärrmarkeringen',
    en: 'Contact details cannot be stored while a non-disclosure order is in force',
  },
  protected: {
    fi: 'Tiedoissa on turvakielto. Siksi osoitetta, puhelinnumeroa, sähköpostia ja lähiomaista ei ole tässä rekisterissä lainkaan, eikä niitä voi antaa.',
    sv: 'Uppgifterna har spärrmarkering. Därför finns adress, telefonnummer, e-post och nära anhörig inte alls i det här registret och kan inte heller ges.',
    en: 'There is a non-disclosure order. That is why address, phone number, e-mail and next of kin are not in this register at all and cannot be given.',
  },
  protectedHow: {
    fi: 'Palvelunjärjestäjä tavoittaa sinut sen kautta, mitä olet sopinut oman työntekijäsi kanssa. Turvakiellon voit purkaa Digi- ja väestötietovirastossa.',
    sv: 'Tjänsteanordnaren når dig på det sätt du kommit överens om med din egen kontaktperson. Spärrmarkeringen kan du upphäva hos Myndigheten för digitalisering och befolkningsdata.',
    en: 'The organiser reaches you as you have agreed with your own worker. You can end the order at the Digital and Population Data Services Agency.',
  },
  address: { fi: 'Osoite', sv: 'Adress', en: 'Address' },
  addressOf: { fi: 'Osoite rekisterissä', sv: 'Adress i registret', en: 'Address in the register' },
  addressFrom: {
    fi: 'Osoite tulee väestötietojärjestelmästä. Korjaa se tekemällä muuttoilmoitus.',
    sv: 'Adressen kommer från befolkningsdatasystemet. Rätta den genom en flyttanmälan.',
    en: 'The address comes from the population information system. Correct it with a notification of move.',
  },
})
