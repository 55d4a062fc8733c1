import { writeOne } from '../../platform/db/query.ts'
import { sql } from '../../platform/db/sql.ts'
import { receivingFlow } from '../../platform/flows/receiving.ts'
import { aboutNobody } from '../../platform/use-case/outcome.ts'
import { FREE_PLACES_FIELDS, FreePlacesForm } from './flow-forms.ts'
import { providerOf, serviceByCode } from './queries.ts'
import { freePlacesTable } from './tables.ts'

/** Whether a provider takes new clients is its own to know. Of a company or a service that this register does not have nothing is kept. */
export const receiveFreePlaces = receivingFlow({
  code: 'free-places',
  does: 'Takes a provider\u2019s word on whether it takes new clients of a service, and from which day.',
  fields: FREE_PLACES_FIELDS,
  schema: FreePlacesForm,
  givenFor: 'applying',
  purpose: 'arranging-service',
  load: ({ from, payload }, { register, today }) => ({
    provider: providerOf(register.id, from.controller.id),
    service: serviceByCode(register.id, payload.serviceCode, today),
  }),
  decide: ({ provider, service }, { payload, sentAt }, { register, newId }) => {
    if (!provider || !service) return aboutNobody('nothing was kept: unknown here', null)
    // An id of this register: one that a provider chose could be another provider's.
    const write = writeOne(
      freePlacesTable,
      sql`INSERT INTO free_places (register_id, id, provider_id, service_id, takes_new, room_from, told_at)
        VALUES (${register.id}, ${newId<'FreePlaces'>()}, ${provider.id}, ${service.id}, ${payload.takesNew}, ${payload.roomFrom}, ${sentAt})`,
    )
    return aboutNobody('free places are public', null, { writes: [write] })
  },
})
