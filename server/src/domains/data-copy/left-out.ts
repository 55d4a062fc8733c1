/** Tables of clients that the copy does not give, each with its reason. A test compares them with the declarations: none can be forgotten. */
export const LEFT_OUT_TABLES: ReadonlyMap<string, string> = new Map([
  ['client_name_token', 'keyed tokens of the name that the copy gives; they mean nothing outside the register'],
  ['person_draft', 'becomes the client’s row at the first grant, or goes within a day; it names no client yet'],
  [
    'form_draft',
    'somebody’s unsent words, gone within a month and no document yet (621/1999 5 §); what is sent is given',
  ],
  ['proxy', 'another person’s data; the mandate that names the person is given'],
  [
    'log_explanation',
    'a worker’s words to the officer, who weighs in each answer what of them is given (703/2023 11 §)',
  ],
  ['log_hold', 'tells of looks that the law keeps back for now (GDPR 15(4), 1050/2018 34 §)'],
  ['retention_hold', 'may tell of a crime under inquiry (1050/2018 34 §)'],
  ['retention_due', 'reckoned from what the copy gives, to find the end of keeping'],
])

/** Columns that the copy does not give, by their names in any table, each with its reason. */
export const LEFT_OUT_COLUMNS: ReadonlyMap<string, string> = new Map([
  ['identity_index', 'a keyed index of the identity code that the copy gives'],
  ['decided_by', 'the id of a worker, who is not the one whose data this is'],
  ['confirmed_by', 'the id of a worker'],
  ['recorded_by', 'the id of a worker'],
  ['answered_by', 'the id of a worker'],
  ['asker_id', 'the id of a worker'],
  ['reviewed_by', 'the id of a worker'],
])
