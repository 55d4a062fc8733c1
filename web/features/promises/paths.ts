export const promisesPath = '/organiser/r/:register/promises'
