export { LogSearchId, searchById, subjectsSought, usesSought } from './queries.ts'
