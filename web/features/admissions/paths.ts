/** The pages about the providers of an organiser. */
export const applicationsPath = '/organiser/r/:register/applications'
export const proposalsPath = '/organiser/r/:register/proposals'
export const boardPath = '/organiser/r/:register/provider-board'
export const providersPath = '/organiser/r/:register/providers'
