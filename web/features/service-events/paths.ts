/** What waits on the device to be sent, over all organisers. */
export const waitingPath = '/provider/waiting'
