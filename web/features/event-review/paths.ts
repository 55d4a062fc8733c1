/** The page where the organiser reviews service events. */
export const reviewPath = '/organiser/r/:register/events-to-review'
