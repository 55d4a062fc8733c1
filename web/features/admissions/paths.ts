/** The pages about the providers of an organiser. */
export const applicationsPath = '/organiser/r/:register/applications'
export const providersPath = '/organiser/r/:register/providers'
