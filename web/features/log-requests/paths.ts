export const logRequestsPath = '/organiser/r/:register/log-requests'
export const logRequestPath = '/organiser/r/:register/log-requests/:request'
export const explanationsPath = '/organiser/r/:register/explanations'
export const providerExplanationsPath = '/provider/r/:register/explanations'
