import type { DomesticHome, ForeignHome, PostalAddress, RegisteredPerson } from './registered-person.ts'
import { type XmlPiece, xml } from './xml.ts'

/** Writes the simulator's answers as the real service does: absent data as groups of empty elements, texts twice (S fi, R sv). */
export type AnswerOf = {
  readonly person: RegisteredPerson
  readonly guardians: readonly RegisteredPerson[]
  readonly wards: readonly RegisteredPerson[]
  readonly product: string
  /** A fault that may be ordered: the address of a protected person is sent (PSOP-53). */
  readonly leak: boolean
  /** A fault: the product lacks the group that tells of the order. */
  readonly omitOrder: boolean
}

export function writePerson(of: AnswerOf): XmlPiece {
  const { person } = of
  const shown = of.leak || !person.hasOrder
  const home = shown ? person.home : null
  const domestic = home?.in === 'finland' ? home : null
  const foreign = home?.in === 'abroad' ? home : null
  const post = shown ? person.postalAddress : null
  const basic = of.product === 'Perussanoma 3'
  const permanent = [permanentHome(domestic), foreignHome('VakinainenUlkomainenLahiosoite', foreign), dwelling(home)]
  return xml`<Henkilo><Henkilotunnus voimassaolokoodi="1">${person.identityCode}</Henkilotunnus>${names(person)}${basic ? formerName : []}${
    // The basic product grew: its foreign address came to stand after the dwelling.
    basic
      ? [permanentHome(domestic), dwelling(home), foreignHome('VakinainenUlkomainenLahiosoite', foreign)]
      : permanent
  }${temporaryHome}${foreignHome('TilapainenUlkomainenLahiosoite', null)}${domesticPost(post)}${foreignPost}${municipality(domestic)}${death(person)}${language(person)}${of.omitOrder ? [] : order(person)}${sex(person)}${
    basic ? [citizenship, guardianship] : relations(of)
  }</Henkilo>`
}

const names = (person: RegisteredPerson): XmlPiece =>
  xml`<NykyinenSukunimi><Sukunimi>${person.familyName}</Sukunimi></NykyinenSukunimi><NykyisetEtunimet><Etunimet>${person.givenNames}</Etunimet></NykyisetEtunimet>`

const formerName = xml`<EntinenNimi><Nimi/><Nimilajikoodi/><Alkupvm/><Loppupvm/><Info8S/><Info8R/></EntinenNimi>`

function permanentHome(home: DomesticHome | null): XmlPiece {
  const { fi, sv } = home ? streetLine(home) : { fi: '', sv: '' }
  return xml`<VakinainenKotimainenLahiosoite><LahiosoiteS>${fi}</LahiosoiteS><LahiosoiteR>${sv}</LahiosoiteR><Postinumero>${home?.postalCode ?? ''}</Postinumero><PostitoimipaikkaS>${home?.postTown.fi ?? ''}</PostitoimipaikkaS><PostitoimipaikkaR>${home?.postTown.sv ?? ''}</PostitoimipaikkaR><AsuminenAlkupvm>${compact(home?.since)}</AsuminenAlkupvm><AsuminenLoppupvm/></VakinainenKotimainenLahiosoite>`
}

/** Street, house number, stair letter, apartment number and split letter in one text, as this service gives them. */
export function streetLine(home: DomesticHome): { fi: string; sv: string } {
  const apartment = home.apartmentNumber === null ? null : `${home.apartmentNumber}${home.splitLetter ?? ''}`
  const line = (street: string): string =>
    [street, home.houseNumber, home.stairLetter, apartment].filter((part) => part !== null).join(' ')
  return { fi: line(home.street.fi), sv: home.street.sv === null ? '' : line(home.street.sv) }
}

/** Building, address number, stair letter, apartment number, split letter; missing letters are spaces. */
export const dwellingCode = (home: DomesticHome): string =>
  `${home.building}1${home.stairLetter ?? ' '}${String(home.apartmentNumber ?? '').padStart(3, home.apartmentNumber === null ? ' ' : '0')}${home.splitLetter ?? ' '}`

function dwelling(home: DomesticHome | ForeignHome | null): XmlPiece {
  const code = home?.in === 'abroad' ? `200${home.country.code}00000000` : home ? dwellingCode(home) : ''
  return xml`<VakinainenAsuinpaikka><Asuinpaikantunnus>${code}</Asuinpaikantunnus></VakinainenAsuinpaikka>`
}

function foreignHome(group: string, home: ForeignHome | null): XmlPiece {
  const place = (country: string | undefined): string => (home ? `${home.town}, ${country}` : '')
  const inside = xml`<UlkomainenLahiosoite>${home?.line ?? ''}</UlkomainenLahiosoite><UlkomainenPaikkakuntaJaValtioS>${place(home?.country.fi)}</UlkomainenPaikkakuntaJaValtioS><UlkomainenPaikkakuntaJaValtioR>${place(home?.country.sv)}</UlkomainenPaikkakuntaJaValtioR><UlkomainenPaikkakuntaJaValtioSelvakielinen/><Valtiokoodi3>${home?.country.code ?? ''}</Valtiokoodi3><AsuminenAlkupvm>${compact(home?.since)}</AsuminenAlkupvm><AsuminenLoppupvm/>`
  return { xml: `<${group}>${inside.xml}</${group}>` }
}

const temporaryHome = xml`<TilapainenKotimainenLahiosoite><LahiosoiteS/><LahiosoiteR/><Postinumero/><PostitoimipaikkaS/><PostitoimipaikkaR/><AsuminenAlkupvm/><AsuminenLoppupvm/></TilapainenKotimainenLahiosoite>`

const domesticPost = (post: PostalAddress | null): XmlPiece =>
  xml`<KotimainenPostiosoite><PostiosoiteS>${post?.line.fi ?? ''}</PostiosoiteS><PostiosoiteR>${post?.line.sv ?? ''}</PostiosoiteR><Postinumero>${post?.postalCode ?? ''}</Postinumero><PostitoimipaikkaS>${post?.postTown.fi ?? ''}</PostitoimipaikkaS><PostitoimipaikkaR>${post?.postTown.sv ?? ''}</PostitoimipaikkaR><PostiosoiteAlkupvm/><PostiosoiteLoppupvm/></KotimainenPostiosoite>`

const foreignPost = xml`<UlkomainenPostiosoite><UlkomainenLahiosoite/><UlkomainenPaikkakunta/><Valtiokoodi3/><ValtioS/><ValtioR/><ValtioSelvakielinen/><PostiosoiteAlkupvm/><PostiosoiteLoppupvm/></UlkomainenPostiosoite>`

const municipality = (home: DomesticHome | null): XmlPiece =>
  xml`<Kotikunta><Kuntanumero>${home?.municipality.number ?? ''}</Kuntanumero><KuntaS>${home?.municipality.fi ?? ''}</KuntaS><KuntaR>${home?.municipality.sv ?? ''}</KuntaR><KuntasuhdeAlkupvm>${compact(home?.since)}</KuntasuhdeAlkupvm></Kotikunta>`

const death = (person: RegisteredPerson): XmlPiece =>
  xml`<Kuolintiedot><Kuollut>${person.deathDay ? '1' : ''}</Kuollut><Kuolinpvm>${compact(person.deathDay)}</Kuolinpvm></Kuolintiedot><Kuolleeksijulistamistiedot><Kuolleeksijulistamispvm/></Kuolleeksijulistamistiedot>`

const languages: Readonly<Record<string, readonly [string, string]>> = {
  fi: ['suomi', 'finska'],
  sv: ['ruotsi', 'svenska'],
  se: ['pohjoissaame', 'samiska'],
  et: ['viro', 'estniska'],
  ru: ['venäjä', 'ryska'],
  uk: ['ukraina', 'ukrainska'],
  so: ['somali', 'somaliska'],
  vi: ['vietnam', 'vietnamesiska'],
  fa: ['persia', 'persiska'],
}

function language(person: RegisteredPerson): XmlPiece {
  const [fi, sv] = languages[person.motherTongue] ?? ['', '']
  return xml`<Aidinkieli><Kielikoodi>${person.motherTongue}</Kielikoodi><KieliS>${fi}</KieliS><KieliR>${sv}</KieliR><KieliSelvakielinen/></Aidinkieli>`
}

const order = (person: RegisteredPerson): XmlPiece =>
  xml`<Turvakielto><TurvakieltoTieto>${person.hasOrder ? '1' : ''}</TurvakieltoTieto><TurvakieltoPaattymispvm/></Turvakielto>`

function sex(person: RegisteredPerson): XmlPiece {
  const [code, fi, sv] = person.sex === 'male' ? ['1', 'Mies', 'Man'] : ['2', 'Nainen', 'Kvinna']
  return xml`<Sukupuoli><Sukupuolikoodi>${code}</Sukupuolikoodi><SukupuoliS>${fi}</SukupuoliS><SukupuoliR>${sv}</SukupuoliR></Sukupuoli>`
}

const citizenship = xml`<Kansalaisuus><Kansalaisuuskoodi3/><KansalaisuusS/><KansalaisuusR/><KansalaisuusSelvakielinen/><Saamispvm/></Kansalaisuus>`

const noName = xml`<NykyinenSukunimi><Sukunimi/></NykyinenSukunimi><NykyisetEtunimet><Etunimet/></NykyisetEtunimet>`

const guardianship = xml`<Edunvalvonta><Alkupvm/><Paattymispvm/><Rajoituskoodi/><RajoitustekstiS/><RajoitustekstiR/><Tehtavienjakokoodi/><TehtavienjakoS/><TehtavienjakoR/><HenkiloEdunvalvoja><Henkilotunnus/><Syntymaaika/>${noName}<TehtavaAlkupvm/><TehtavaLoppupvm/></HenkiloEdunvalvoja><YritysJaYhteisoEdunvalvoja><Ytunnus/><Nimi/><TehtavaLoppupvm/><TehtavaAlkupvm/></YritysJaYhteisoEdunvalvoja><OikeusaputoimistoEdunvalvoja><Viranomaisnumero/><ViranomainenS/><ViranomainenR/><TehtavaAlkupvm/><TehtavaLoppupvm/></OikeusaputoimistoEdunvalvoja></Edunvalvonta><Edunvalvontavaltuutus><Alkupvm/><Paattymispvm/><Tehtavienjakokoodi/><TehtavienjakoS/><TehtavienjakoR/><HenkiloEdunvalvontavaltuutettu><Henkilotunnus/><Syntymaaika/>${noName}<ValtuutusAlkupvm/><ValtuutusLoppupvm/></HenkiloEdunvalvontavaltuutettu></Edunvalvontavaltuutus>`

function relations(of: AnswerOf): XmlPiece {
  const asksGuardians = of.product === 'Huollettava-Huoltajat'
  const people = asksGuardians ? of.guardians : of.wards
  const group = asksGuardians ? 'Huoltaja' : 'Huollettava'
  const written = people.map(
    (person) => xml`<Henkilotunnus>${person.identityCode}</Henkilotunnus><Syntymaaika/>${names(person)}`,
  )
  const none = [xml`<Henkilotunnus/><Syntymaaika/>${noName}`]
  return { xml: (written.length > 0 ? written : none).map((one) => `<${group}>${one.xml}</${group}>`).join('') }
}

const compact = (day: string | null | undefined): string => day?.replaceAll('-', '') ?? ''
