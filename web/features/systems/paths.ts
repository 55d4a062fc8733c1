/** The systems of the provider's own company and their keys. */
export const systemsPath = '/provider/r/:register/systems'
