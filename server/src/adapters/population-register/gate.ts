import type { Contact, GateFault, GuardedContact, Person } from './port.ts'
import { PopulationRegisterError } from './port.ts'
import { onlyChild, textOf } from './read-fields.ts'
import type { XmlElement } from './xml.ts'

/**
 * The gate of the non-disclosure order (turvakielto; Act 661/2009, section 36). Everything a person query
 * answers passes here before anyone else sees it (PSOP-47, PSOP-53, INV-41).
 * An answer that does not tell about the order is not let through at all.
 */
export function guardContact(from: {
  readonly person: XmlElement
  readonly messageId: string
  readonly read: () => Contact
  readonly report: (fault: GateFault) => void
}): GuardedContact {
  const because = orderOf(from.person)
  if (because === null) return { protected: false, contact: from.read() }
  const groups = contactGroupsWithContent(from.person)
  if (groups.length > 0) from.report({ fault: 'contact-despite-order', groups, messageId: from.messageId })
  return { protected: true, because }
}

/**
 * Whose order is on, or null when none is. The order's end day is not looked at: an order ends when the register
 * says that it is not on, never by the calendar (INV-43).
 */
function orderOf(person: XmlElement): 'own-order' | 'household' | null {
  const own = onlyChild(person, 'Turvakielto')
  const isOn = own && readOrder(own)
  if (isOn === null) throw new PopulationRegisterError('population-register.order-not-told', { place: 'Turvakielto' })
  if (isOn) return 'own-order'
  return person.children.some((child) => child !== own && mentionsOrder(child)) ? 'household' : null
}

function readOrder(group: XmlElement): boolean | null {
  // Older products have the code 9 in another element.
  const old = textOf(group, 'Turvakieltokoodi')
  if (old !== null) return true
  const told = onlyChild(group, 'TurvakieltoTieto')
  if (!told) return null
  const value = textOf(group, 'TurvakieltoTieto')
  // Anything but the two values that mean "not on" means that it is on, an unknown value too.
  return value !== null && value !== '0'
}

/** A relative's order inside the answer: the household is protected with the one who has the order (security: AC-16). */
function mentionsOrder(element: XmlElement): boolean {
  if (element.name === 'TurvakieltoTieto' || element.name === 'Turvakieltokoodi') {
    const value = element.text.trim()
    return value !== '' && value !== '0'
  }
  return element.children.some(mentionsOrder)
}

/**
 * Groups that tell where a person is or how to reach them. The home municipality is not among them: the register
 * may send it rightly, so it is dropped but is no fault. By parts of the name, so that a group that a product
 * gets later is found too.
 */
const contactGroup = /osoite|asuinpai|puhelin|asuminen|kiinteisto|rakennus/i

function contactGroupsWithContent(element: XmlElement): readonly string[] {
  const found = element.children.flatMap((child) =>
    contactGroup.test(child.name) ? (hasContent(child) ? [child.name] : []) : contactGroupsWithContent(child),
  )
  return [...new Set(found)]
}

const hasContent = (element: XmlElement): boolean => element.text.trim() !== '' || element.children.some(hasContent)

/**
 * People of one household who were asked for one by one: if any has the order, none keeps contact data, because
 * one's address is the others' (AC-16). The caller says who belong together; the register tells no household.
 */
export function spreadOverHousehold(household: readonly Person[]): readonly Person[] {
  if (!household.some((person) => person.contact.protected)) return household
  return household.map((person) =>
    person.contact.protected ? person : { ...person, contact: { protected: true, because: 'household' } },
  )
}
