/** The pages about an official's clients. */
export const findPath = '/organiser/r/:register/clients'
export const clientPath = '/organiser/r/:register/clients/:client'
export const decisionPath = '/client/r/:register/decisions/:decision'
