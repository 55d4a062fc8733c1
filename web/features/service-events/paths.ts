/** What waits on the device to be sent, over all organisers. */
export const waitingPath = '/provider/waiting'
/** Where visits are brought in from a file, in one organiser's register. */
export const importPath = '/provider/r/:register/import'
