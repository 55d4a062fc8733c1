import type { RegisterDefinition } from '../../../platform/definitions/definition.ts'

/** Our codes in the terms of the Data Privacy Vocabulary. A test looks each up in the vocabulary's own list (`terms.json`). */

type Scope = RegisterDefinition['purposes'][number]['scope']
export const PURPOSE_TERMS: Readonly<Record<Scope, readonly string[]>> = {
  'client-work': ['dpv:ServiceProvision'],
  // The vocabulary has official statistics alone, which these are not.
  statistics: [],
  planning: ['dpv:ImprovePublicServices'],
  research: ['dpv:ResearchAndDevelopment'],
  billing: ['dpv:PaymentManagement'],
  administration: ['dpv:RecordManagement'],
}

export const RIGHT_TERMS = {
  access: 'eu-gdpr:A15',
  rectification: 'eu-gdpr:A16',
  erasure: 'eu-gdpr:A17',
  restriction: 'eu-gdpr:A18',
  portability: 'eu-gdpr:A20',
  complaint: 'eu-gdpr:A77',
} as const

export const SOURCE_TERMS: Readonly<Record<string, readonly string[]>> = {
  client: ['dpv:DataSubjectDataSource'],
  organiser: ['dpv:DataControllerDataSource'],
  'own-staff': ['dpv:DataControllerDataSource'],
  'population-register': ['dpv:ThirdPartyDataSource'],
  authorities: ['dpv:ThirdPartyDataSource'],
  relative: ['dpv:ThirdPartyDataSource'],
}

/** By the code of the field, or by the part before the point. */
const DATA_TERMS: Readonly<Record<string, string>> = {
  'person.name': 'pd:Name',
  'person.given-names': 'pd:Name',
  'person.family-name': 'pd:Name',
  'person.identity-code': 'pd:OfficialID',
  'person.birth-day': 'pd:BirthDate',
  'person.sex': 'pd:Gender',
  'person.language-of-service': 'pd:Language',
  'person.mother-tongue': 'pd:Language',
  'person.citizenship': 'pd:Citizenship',
  'person.socio-economic-status': 'pd:SocialStatus',
  'person.employer': 'pd:CurrentEmployment',
  address: 'pd:PhysicalAddress',
  residence: 'pd:Residency',
  'contact.phone': 'pd:TelephoneNumber',
  'contact.mobile': 'pd:TelephoneNumber',
  'contact.email': 'pd:EmailAddress',
  'contact.details': 'pd:Contact',
  'next-of-kin': 'pd:Family',
  'related.relative': 'pd:Family',
  'related.custodian': 'pd:Parent',
  'related.family-relations': 'pd:FamilyStructure',
  'payment.bank-account': 'pd:BankAccount',
  'grant.income': 'pd:Income',
  health: 'pd:Health',
  'situation.livelihood': 'pd:FinancialStatus',
  'situation.education': 'pd:Education',
  'situation.work-history': 'pd:WorkHistory',
  'situation.family-and-relations': 'pd:Family',
  'situation.functional-ability': 'pd:Health',
  'need.reduced-ability': 'pd:Disability',
  'message.text': 'pd:Communication',
  'staff.name': 'pd:Name',
  'staff.family-name': 'pd:Name',
  'staff.given-names': 'pd:Name',
  'staff.email': 'pd:EmailAddressWork',
  'staff.title': 'pd:Professional',
  'staff.job-title': 'pd:Job',
  'staff.registration-number': 'pd:ProfessionalCertification',
  'staff.user-id': 'pd:Username',
  'staff.workplaces': 'pd:WorkLocation',
  'staff.contact-details': 'pd:Contact',
}
export const DATA_CODES: readonly string[] = Object.keys(DATA_TERMS)

/** The vocabulary's narrower term for a field, where it has one. */
export function dataTerm(field: string): readonly string[] {
  const term = DATA_TERMS[field] ?? DATA_TERMS[field.split('.')[0] ?? '']
  return term ? [term] : []
}
