import { z } from 'zod'
import { endpoint } from '../../platform/use-case/endpoint.ts'
import { aboutNobody } from '../../platform/use-case/outcome.ts'
import { ServiceAction } from './actions.ts'
import { currentServices, ServiceView } from './queries.ts'

export const listServices = endpoint({
  does: 'Lists the services of the organiser as they are today, and versions that begin later.',
  method: 'GET',
  path: '/services',
  registers: ['psop'],
  mode: 'read',
  permit: ServiceAction.list,
  purpose: 'arranging-service',
  input: z.strictObject({}),
  output: z.object({ services: z.array(ServiceView) }),
  load: (_input, context) => ({ services: currentServices(context.register.id, context.today) }),
  decide: ({ services }) => aboutNobody('services are public', { services }),
})
