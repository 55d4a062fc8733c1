export const usagePath = '/organiser/r/:register/usage'
export const ownUsagePath = '/organiser/r/:register/own-usage'
export const providerOwnUsagePath = '/provider/r/:register/own-usage'
