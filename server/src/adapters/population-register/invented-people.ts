import { type IdentityCode, parseIdentityCode } from '../../platform/formats/identity-code.ts'
import { plainDate as day } from '../../platform/time/plain-date.ts'
import type { DomesticHome, ForeignHome, PostalAddress, RegisteredPerson } from './registered-person.ts'

/*
 * Invented people for the demo, the simulators and the tests. Every identity code has an individual number
 * of 900–999, which is never given to a real person; streets are invented, towns and their codes are real.
 */

function code(text: string): IdentityCode {
  const reading = parseIdentityCode(text)
  if (!reading.ok || !reading.artificial) throw new Error('an invented person has a code that is not an invented one')
  return reading.code
}

const town = (postalCode: string, number: string, fi: string, sv: string) => ({
  postalCode,
  postTown: { fi: fi.toUpperCase(), sv: sv.toUpperCase() },
  municipality: { number, fi, sv },
})

const towns = {
  hyvinkaa: town('05800', '106', 'Hyvinkää', 'Hyvinge'),
  jarvenpaa: town('04400', '186', 'Järvenpää', 'Träskända'),
  porvoo: town('06100', '638', 'Porvoo', 'Borgå'),
  mantsala: town('04600', '505', 'Mäntsälä', 'Mäntsälä'),
  tuusula: town('04300', '858', 'Tuusula', 'Tusby'),
  loimaa: town('32200', '430', 'Loimaa', 'Loimaa'),
  nurmijarvi: town('01900', '543', 'Nurmijärvi', 'Nurmijärvi'),
  helsinki: town('00100', '091', 'Helsinki', 'Helsingfors'),
  utsjoki: town('99980', '890', 'Utsjoki', 'Utsjoki'),
  pornainen: town('07170', '611', 'Pornainen', 'Borgnäs'),
}

type Dwelling = { sv?: string; number?: string; stair?: string; apartment?: number; split?: string }

/** The building's code is made from the street and number, so that neighbours share it. */
function home(town: keyof typeof towns, street: string, since: string, dwelling: Dwelling = {}): DomesticHome {
  const sum = [...`${town}${street}${dwelling.number ?? ''}`].reduce(
    (n, c) => (n * 31 + (c.codePointAt(0) ?? 0)) % 1_000_000,
    7,
  )
  return {
    in: 'finland',
    street: { fi: street, sv: dwelling.sv ?? null },
    houseNumber: dwelling.number ?? null,
    stairLetter: dwelling.stair ?? null,
    apartmentNumber: dwelling.apartment ?? null,
    splitLetter: dwelling.split ?? null,
    ...towns[town],
    building: `9000${String(sum).padStart(6, '0')}`,
    since: day(since),
  }
}

const gothenburg: ForeignHome = {
  in: 'abroad',
  line: 'Påhittsgatan 3 lgh 1204',
  town: 'Göteborg',
  country: { code: '752', fi: 'Ruotsi', sv: 'Sverige' },
  since: day('2024-08-01'),
}

const post = (line: string, postalCode: string, fi: string, sv: string): PostalAddress => ({
  line: { fi: line, sv: null },
  postalCode,
  postTown: { fi, sv },
})

/** `name` is "Family, Given". The sex is that of the code's last digit, as it still is in codes given today. */
function person(
  identityCode: string,
  name: string,
  motherTongue: string,
  home: RegisteredPerson['home'],
  more: Partial<RegisteredPerson> = {},
): RegisteredPerson {
  const [familyName = '', givenNames = ''] = name.split(', ')
  return {
    identityCode: code(identityCode),
    formerCodes: [],
    givenNames,
    familyName,
    sex: Number(identityCode.charAt(9)) % 2 === 0 ? 'female' : 'male',
    motherTongue,
    home,
    postalAddress: null,
    deathDay: null,
    hasOrder: false,
    guardians: [],
    ...more,
  }
}

export const inventedPeople: readonly RegisteredPerson[] = [
  // A family of five.
  person(
    '140385-912T',
    'Virtanen, Aino Maria',
    'fi',
    home('hyvinkaa', 'Mallikatu', '2016-08-01', { number: '6', stair: 'B', apartment: 23 }),
  ),
  person(
    '030683-915P',
    'Virtanen, Mikko Juhani',
    'fi',
    home('hyvinkaa', 'Mallikatu', '2016-08-01', { number: '6', stair: 'B', apartment: 23 }),
  ),
  person(
    '211112A901K',
    'Virtanen, Eero Otto',
    'fi',
    home('hyvinkaa', 'Mallikatu', '2016-08-01', { number: '6', stair: 'B', apartment: 23 }),
    { guardians: [code('140385-912T'), code('030683-915P')] },
  ),
  person(
    '050616A904B',
    'Virtanen, Helmi Sofia',
    'fi',
    home('hyvinkaa', 'Mallikatu', '2016-08-01', { number: '6', stair: 'B', apartment: 23 }),
    { guardians: [code('140385-912T'), code('030683-915P')] },
  ),
  person(
    '170826A9038',
    'Virtanen, Oiva Kaapo',
    'fi',
    home('hyvinkaa', 'Mallikatu', '2026-08-17', { number: '6', stair: 'B', apartment: 23 }),
    { guardians: [code('140385-912T'), code('030683-915P')] },
  ),
  // A mother under a non-disclosure order. Her son has an order too; her daughter and her own mother, in the same household, have none.
  person(
    '220990-930N',
    'Lehtonen-Koski, Saara Kristiina',
    'fi',
    home('jarvenpaa', 'Suojatie', '2021-11-15', { number: '4' }),
    { hasOrder: true },
  ),
  person('090415A931X', 'Koski, Elias Aleksi', 'fi', home('jarvenpaa', 'Suojatie', '2021-11-15', { number: '4' }), {
    hasOrder: true,
    guardians: [code('220990-930N')],
  }),
  person('300519A932B', 'Koski, Iida Sofia', 'fi', home('jarvenpaa', 'Suojatie', '2021-11-15', { number: '4' }), {
    guardians: [code('220990-930N')],
  }),
  person('110355-934U', 'Lehtonen, Marja-Leena', 'fi', home('jarvenpaa', 'Suojatie', '2021-11-15', { number: '4' })),
  // A Swedish-speaking family with double names.
  person(
    '190578-941S',
    'Åkerblom, Karl-Gustav',
    'sv',
    home('porvoo', 'Esimerkinkuja', '2009-05-20', { sv: 'Exempelgränden', number: '12', stair: 'A', apartment: 4 }),
  ),
  person(
    '271180-9408',
    'Åkerblom-Öhman, Ann-Sofie',
    'sv',
    home('porvoo', 'Esimerkinkuja', '2009-05-20', { sv: 'Exempelgränden', number: '12', stair: 'A', apartment: 4 }),
  ),
  person(
    '020710A942W',
    'Åkerblom, Linnéa Ingrid',
    'sv',
    home('porvoo', 'Esimerkinkuja', '2010-07-02', { sv: 'Exempelgränden', number: '12', stair: 'A', apartment: 4 }),
    { guardians: [code('190578-941S'), code('271180-9408')] },
  ),
  person(
    '130314A943U',
    'Åkerblom, Åke Mattias',
    'sv',
    home('porvoo', 'Esimerkinkuja', '2014-03-13', { sv: 'Exempelgränden', number: '12', stair: 'A', apartment: 4 }),
    { guardians: [code('190578-941S'), code('271180-9408')] },
  ),
  // A hundred years old when the demo was made, with her husband.
  person(
    '041126-9028',
    'Mäkelä, Hilja Elisabet',
    'fi',
    home('loimaa', 'Mallikatu', '1998-01-15', { number: '1', apartment: 5 }),
  ),
  person(
    '150631-903M',
    'Mäkelä, Toivo Johannes',
    'fi',
    home('loimaa', 'Mallikatu', '1998-01-15', { number: '1', apartment: 5 }),
  ),
  person(
    '260838-9068',
    'Nieminen, Kerttu Annikki',
    'fi',
    home('hyvinkaa', 'Mallikatu', '2019-02-01', { number: '8', stair: 'C', apartment: 41 }),
  ),
  person(
    '120741-9055',
    'Korhonen, Veikko Olavi',
    'fi',
    home('nurmijarvi', 'Kuvitelmankatu', '2003-09-30', { number: '22', stair: 'B', apartment: 9 }),
  ),
  person(
    '010936-908F',
    'Lindström, Elsa Margareta',
    'sv',
    home('porvoo', 'Esimerkinkuja', '1987-03-01', { sv: 'Exempelgränden', number: '14', stair: 'B', apartment: 11 }),
  ),
  // A house with a name and no number.
  person('170448-909W', 'Hakala, Martti Ensio', 'fi', home('loimaa', 'Koivukuvitelma', '1975-05-05')),
  // A street whose name begins with a number.
  person(
    '280650-9105',
    'Heikkinen, Raili Inkeri',
    'fi',
    home('mantsala', '2. mallilinja', '2011-12-01', { number: '5', stair: 'B', apartment: 12 }),
  ),
  // Dead.
  person(
    '050140-911R',
    'Rantanen, Tauno Kalevi',
    'fi',
    home('hyvinkaa', 'Satulehdontie', '1969-08-20', { number: '7' }),
    { deathDay: day('2026-03-14') },
  ),
  // Has got a new identity code in place of an old one.
  person(
    '250693-922P',
    'Salminen, Robin Alex',
    'fi',
    home('helsinki', 'Keksityntie', '2023-01-31', { sv: 'Påhittsvägen', number: '40', stair: 'E', apartment: 118 }),
    { formerCodes: [code('250693-921N')] },
  ),
  // Lives abroad.
  person('080972-924T', 'Sjöberg-Laine, Pirjo Hannele', 'fi', gothenburg),
  // Post goes to a box.
  person(
    '310354-9212',
    'Yli-Kovero, Timo Antero',
    'fi',
    home('hyvinkaa', 'Metsämallintie', '1990-06-15', { number: '118' }),
    { postalAddress: post('PL 12', '05801', 'HYVINKÄÄ', 'HYVINGE') },
  ),
  person(
    '150487-9500',
    'Nguyen, Thi Lan Anh',
    'vi',
    home('mantsala', 'Kuvitelmankatu', '2022-04-11', { number: '3', stair: 'A', apartment: 7 }),
  ),
  person(
    '220811A9515',
    'Nguyen, Minh Duc',
    'vi',
    home('mantsala', 'Kuvitelmankatu', '2022-04-11', { number: '3', stair: 'A', apartment: 7 }),
    { guardians: [code('150487-9500')] },
  ),
  person(
    '010195-953P',
    'Omar, Ahmed Hassan',
    'so',
    home('tuusula', 'Keksityntie', '2020-10-01', { number: '2', stair: 'D', apartment: 55 }),
  ),
  person(
    '190392-9546',
    'Kovalenko, Olena',
    'uk',
    home('jarvenpaa', 'Mallitie', '2022-08-19', { number: '9', stair: 'A', apartment: 2 }),
  ),
  person(
    '060718A9560',
    'Kovalenko, Daryna',
    'uk',
    home('jarvenpaa', 'Mallitie', '2022-08-19', { number: '9', stair: 'A', apartment: 2 }),
    { guardians: [code('190392-9546')] },
  ),
  person(
    '140671-9583',
    'Petrova-Mäkinen, Natalia',
    'ru',
    home('nurmijarvi', 'Mallitie', '2006-10-10', { number: '31' }),
  ),
  person(
    '200384-957V',
    'Karimi, Mohammad Reza',
    'fa',
    home('tuusula', 'Keksityntie', '2021-02-28', { number: '2', stair: 'D', apartment: 56 }),
  ),
  person(
    '300180-960S',
    'Näkkäläjärvi, Áile Biret',
    'se',
    home('utsjoki', 'Esimerkinpolku', '1980-01-30', { number: '77' }),
  ),
  // A flat that was made by dividing one, in a house with a double number.
  person(
    '110266-959N',
    'Tamm, Kaarel',
    'et',
    home('helsinki', 'Keksityntie', '2014-04-01', {
      sv: 'Påhittsvägen',
      number: '6a-6b',
      stair: 'A',
      apartment: 2,
      split: 'a',
    }),
  ),
  person(
    '070301A9616',
    'Järvinen, Onni Valtteri',
    'fi',
    home('tuusula', 'Satulehdontie', '2015-07-01', { number: '15' }),
  ),
  person(
    '241203A962Y',
    'Aaltonen, Venla Emilia',
    'fi',
    home('helsinki', 'Kuvitelmankatu', '2025-09-01', { sv: 'Fantasigatan', number: '18', stair: 'C', apartment: 63 }),
  ),
  person(
    '160298-9639',
    'Öhman-Peltola, Jesse Ilmari',
    'fi',
    home('hyvinkaa', 'Mallikatu', '2024-02-29', { number: '8', stair: 'C', apartment: 42 }),
  ),
  person(
    '291107A964F',
    'Ässälä, Sanni Adalmiina',
    'fi',
    home('tuusula', 'Satulehdontie', '2015-07-01', { number: '17' }),
    { guardians: [code('121162-9741')] },
  ),
  // A newborn who has no name yet.
  person(
    '200926A9683',
    'Hämäläinen, ',
    'fi',
    home('hyvinkaa', 'Mallikatu', '2026-09-20', { number: '10', stair: 'A', apartment: 7, split: 'b' }),
    { guardians: [code('170581-9706')] },
  ),
  // Has no home address.
  person('020264-967L', 'Ahonen, Kari Untamo', 'fi', null, {
    postalAddress: post('Poste restante', '04400', 'JÄRVENPÄÄ', 'TRÄSKÄNDA'),
  }),
  person(
    '170581-9706',
    'Hämäläinen, Päivi Tuulikki',
    'fi',
    home('hyvinkaa', 'Mallikatu', '2017-01-01', { number: '10', stair: 'A', apartment: 7, split: 'b' }),
  ),
  person(
    '090946-9718',
    'Uusitalo, Erkki Sakari',
    'fi',
    home('pornainen', 'Kuvitelmankatu', '2008-11-11', { number: '5', stair: 'A', apartment: 1 }),
  ),
  person('080375-9729', 'Kinnunen, Minna Susanna', 'fi', home('mantsala', 'Mallitie', '2001-05-05', { number: '2' })),
  person(
    '230969-9739',
    'Laaksonen, Petri Tapani',
    'fi',
    home('nurmijarvi', 'Kuvitelmankatu', '2019-09-01', { number: '22', stair: 'B', apartment: 10 }),
  ),
  person(
    '121162-9741',
    'Salonen, Outi Marjatta',
    'fi',
    home('tuusula', 'Satulehdontie', '2015-07-01', { number: '17' }),
  ),
  person('030458-975K', 'Väisänen, Jukka-Pekka', 'fi', home('loimaa', 'Satulehdontie', '1984-07-07', { number: '21' })),
]
