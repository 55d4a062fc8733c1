/** The pages of the organiser's finance. */
export const settlementsPath = '/organiser/r/:register/settlements'
export const runPath = '/organiser/r/:register/settlements/:run'
export const statementPath = '/organiser/r/:register/settlements/statements/:statement'
export const spendingPath = '/organiser/r/:register/spending'
export const paymentAccountsPath = '/organiser/r/:register/payment-accounts'
