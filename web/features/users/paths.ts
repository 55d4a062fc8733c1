/** The page of access rights. */
export const rightsPath = '/organiser/r/:register/access-rights'
