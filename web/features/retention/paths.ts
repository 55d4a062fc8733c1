export const retentionPath = '/organiser/r/:register/retention'
