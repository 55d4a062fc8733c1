/** The pages about the services of an organiser. */
export const servicesPath = '/organiser/r/:register/services'
export const publishPath = '/organiser/r/:register/services/new'
export const newVersionPath = '/organiser/r/:register/services/:code/new-version'
