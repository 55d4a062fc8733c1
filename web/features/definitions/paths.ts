/** The pages where a person in charge draws up a notice. */
export const definitionsPath = '/organiser/r/:register/definitions'
export const visibilityPath = '/organiser/r/:register/visibility'
export const draftPath = '/organiser/r/:register/definitions/drafts/:draft'
