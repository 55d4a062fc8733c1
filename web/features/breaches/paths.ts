export const breachesPath = '/organiser/r/:register/breaches'
export const breachPath = '/organiser/r/:register/breaches/:breach'
