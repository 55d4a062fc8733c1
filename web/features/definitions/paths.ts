/** The pages where a person in charge draws up a notice. */
export const definitionsPath = '/organiser/r/:register/definitions'
export const draftPath = '/organiser/r/:register/definitions/drafts/:draft'
