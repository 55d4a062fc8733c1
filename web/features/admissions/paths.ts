/** The pages about the providers of an organiser. */
export const applicationsPath = '/organiser/r/:register/applications'
export const proposalsPath = '/organiser/r/:register/proposals'
export const boardPath = '/organiser/r/:register/provider-board'
/** The events behind one count of it. */
export const countedPath = '/organiser/r/:register/provider-board/:provider/:counted'
export const providersPath = '/organiser/r/:register/providers'
