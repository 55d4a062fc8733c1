/** The pages about what is granted. */
export const grantsPath = '/organiser/r/:register/grants'
export const newGrantPath = '/organiser/r/:register/grants/new'
