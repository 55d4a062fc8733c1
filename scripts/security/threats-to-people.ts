import type { Threat } from './threat.ts'

const CREATE_GRANT = 'server/src/domains/grants/create-grant.db.test.ts'
const ISOLATION = 'server/test/isolation.db.test.ts'
const LOG_FIRST = 'server/test/log-before-data.db.test.ts'
const SCHEMA = 'server/test/schema.db.test.ts'
const CANARIES = 'server/test/canaries.db.test.ts'
const ERASING = 'server/src/domains/retention/erasing.db.test.ts'
const LOGGED = `${LOG_FIRST}: INV-15, INV-16: whatever endpoints, jobs, flows and sign-ins open of somebody stands in the log, under who opened it`
const SAME_ANSWER = `${ISOLATION}: INV-12: an id of another register, and an id of nobody, get the same answer from every endpoint`
const REPLAYED = `${ERASING}: INV-40: rows that an older backup brings back are erased again by the replay list, and nobody else`
const PLANTED = `${CANARIES}: PSOP-82, INV-28, INV-25: every declared sealed column is written on the way, and none of what it holds stands anywhere in clear, nor in an opened log`

/** Who reads, finds or tells what is not theirs to know, and hides having done so. */
export const THREATS_TO_PEOPLE: readonly Threat[] = [
  {
    id: 'AC-01',
    who: 'T1',
    tries: "Opens a celebrity's file with a real role",
    stopped:
      "A permission is one query over the relationship in the data (`platform/authorisation/rules.ts`); each opening is a log row that the client reads; every night the radar's rules find openings that no work explains, over each register's own log (`domains/supervision/judge-looks.ts`)",
    shownBy: [
      `${CREATE_GRANT}: PSOP-14, PSOP-72: an official of another service neither finds nor opens the client, and the client of another register does not exist`,
      LOGGED,
    ],
    notYet:
      'Who may open all clients of a service is not stopped at one of them: the radar tells of it when two days have gone by.',
  },
  {
    id: 'AC-02',
    who: 'T2',
    tries: 'Opens the file of a former spouse, a neighbour or the own child',
    stopped:
      "The radar tells one look at one's own file, home or kin apart (`domains/supervision/radar.ts`); every night it finds a look at somebody of the same rare family name that no work explains (`judge-looks.ts`)",
    shownBy: [
      'server/src/domains/grants/confirm-grant.db.test.ts: INV-55: an official does not grant alone to a client of the same family name',
    ],
    notYet:
      'Such an opening is not refused, and asks for no special reason. A register without workers’ identity codes and home addresses knows neither the own file, nor the home, nor colleagues: those rules say so and find nothing.',
  },
  {
    id: 'AC-03',
    who: 'T1',
    tries: 'Uses search as a directory, or tries identity codes',
    stopped:
      'A search needs a whole identity code, two terms or four letters, reaches only clients of the own services, gives 20 rows, logs everybody whom it opens, and stops after 30 in ten minutes, counted in the log by all processes together (`domains/clients/find-client.ts`)',
    shownBy: [
      `${CREATE_GRANT}: INV-13: a search by one short name is refused, and after 30 searches in ten minutes comes a stop`,
      `${LOG_FIRST}: INV-15, INV-16: whatever endpoints, jobs, flows and sign-ins open of somebody stands in the log, under who opened it`,
    ],
    notYet: null,
  },
  {
    id: 'AC-04',
    who: 'T1',
    tries: 'Repeats “special reason”',
    stopped: 'There is no opening by special reason at all: without a basis in the data nothing opens',
    shownBy: [SAME_ANSWER],
    notYet:
      'Opening for a special reason, its limits and its review do not exist: the served notices give no ground for it (decision 0012).',
  },
  {
    id: 'AC-05',
    who: 'T3',
    tries: "Opens a client after the service ended, or a colleague's client",
    stopped: 'A contract has its days and a closing window; permission is read from them at each request',
    shownBy: [
      'server/src/domains/orders/contracts.db.test.ts: INV-11: the provider reaches a client from the first day to the end of the closing window, never outside',
      'server/src/domains/orders/contracts.db.test.ts: INV-11: a contract that never began gives no access, and its units are free at once',
    ],
    notYet: 'Inside one provider every recorder reaches the clients of every other.',
  },
  {
    id: 'AC-06',
    who: 'T4',
    tries: 'Walks ids, voucher numbers and invoice numbers',
    stopped:
      'Random ids and voucher numbers; the object is checked in the transaction that reads it; “not there” and “not yours” are one answer in one time',
    shownBy: [
      SAME_ANSWER,
      `${ISOLATION}: INV-12: the time of a refusal does not tell another register’s client from nobody`,
    ],
    notYet: null,
  },
  {
    id: 'AC-07',
    who: 'T13',
    tries: 'Reaches another register by header, path, cached connection, job or export',
    stopped:
      'Forced row security on every table of a register; the register comes from the path and must be among the rights of the login; a job carries its register; `inRegister` is the only door',
    shownBy: [
      `${ISOLATION}: INV-01, PSOP-09: random operations of one organiser with ids of another get, count and change nothing of it`,
      `${ISOLATION}: INV-05: after success, error, cancel and time-out the next user of the connection sees nothing of the former`,
      `${SCHEMA}: INV-03: every table of a register forces row security and has the register policy; shared ones are declared with a reason`,
      'server/src/platform/jobs/jobs.db.test.ts: a job runs once, in slices if it asks for them, and is gone; its register comes with it',
    ],
    notYet: null,
  },
  {
    id: 'AC-08',
    who: 'T13',
    tries: 'Learns from an error, a foreign key or a delay that a person is a client elsewhere',
    stopped:
      'Every key and every unique constraint begins with the register; the same answer in the same time; a person across registers does not exist (decision 0004)',
    shownBy: [
      `${SCHEMA}: INV-04: every key, unique constraint and foreign key between register tables carries the register`,
      SAME_ANSWER,
      `${ISOLATION}: INV-02: without a register every table is an error, of one text whatever is asked`,
      'server/src/domains/clients/apart-by-service.db.test.ts: PSOP-14: a look-up tells nobody that the person is a client of another service',
    ],
    notYet: null,
  },
  {
    id: 'AC-09',
    who: 'T8 T12',
    tries: 'Takes the database or a replica',
    stopped:
      'Content is sealed under keys of each holder; keys are wrapped by a module outside the database; indexes are keyed (decision 0005)',
    shownBy: [
      PLANTED,
      'server/src/platform/crypto/blind-index.test.ts: INV-34: index keys exist for listed fields only, one for each register and purpose, and are no data keys',
    ],
    notYet: 'The demo keeps its key file on the same machine; a key module for production does not exist.',
  },
  {
    id: 'AC-10',
    who: 'T12',
    tries: 'Finds an old backup or an exported file',
    stopped:
      'What an erased key left in a backup dies with the next rotation of its register’s main key, at least every 35 days',
    shownBy: [
      'server/src/platform/crypto/key-rotation.db.test.ts: INV-33: once the KEK has been renewed, a key restored from an older backup of the key store opens nothing',
    ],
    notYet: 'Encrypted backups and an inventory of exports with their expiry do not exist.',
  },
  {
    id: 'AC-11',
    who: 'T8',
    tries: 'Deletes or edits log rows, rebuilds the tree, backdates',
    stopped:
      'A tree of hashes with signed heads, held by a witness of another process and key; numbered writers; a reading of the whole that warns; a verifier that needs nothing of ours',
    shownBy: [
      'server/src/platform/access-log/tree/tampering.test.ts: INV-17: any single change, deletion, insertion, swap or cut in rows, tiles or heads is found by the verifier, and by a second reading',
    ],
    notYet: null,
  },
  {
    id: 'AC-12',
    who: 'T7 T8',
    tries: 'Shows one log to the client and another to the auditor',
    stopped: 'One head that the witness has signed; consistency proofs; the client’s file carries its proofs',
    shownBy: [
      'server/src/witness/witness.test.ts: INV-22: whatever is sent, a witness never signs a smaller tree or one that does not continue the last',
    ],
    notYet: null,
  },
  {
    id: 'AC-13',
    who: 'T9 T15',
    tries: 'Reads by a report, a job or a way for debugging, without a log row',
    stopped:
      'Opening needs the id of a log event, and notes whose data it was; the log rows are made from those notes and the reply waits for their commit',
    shownBy: [
      LOGGED,
      'server/src/platform/crypto/seal.test.ts: INV-15: nothing is opened without the id of a log event, and each opening is told with it',
    ],
    notYet: null,
  },
  {
    id: 'AC-14',
    who: 'T10',
    tries: 'Fills the log’s storage, so that reads go unlogged',
    stopped: 'Without its log row no answer leaves: 503, at every step',
    shownBy: [
      `${LOG_FIRST}: INV-14: whatever step of the log fails, no byte of anybody’s data leaves, and nothing is saved`,
    ],
    notYet: 'A disk that is really full is not tried.',
  },
  {
    id: 'AC-15',
    who: 'T6',
    tries: 'An address enters by the population register, a base system, a form, free text or a file',
    stopped:
      'Contact data of a protected person is dropped in the adapter and refused at the doors of writing; there are no uploads',
    shownBy: [
      `${CREATE_GRANT}: PSOP-47, INV-41: under a non-disclosure order no contact data is stored, nor taken from the client; also of the child at home`,
      'server/src/adapters/population-register/gate.test.ts: INV-41: whoever the person and whatever the product, a leaked address never comes out',
    ],
    notYet: 'Free text is not looked through for addresses.',
  },
  {
    id: 'AC-16',
    who: 'T6',
    tries: 'An address of the child or the spouse in the same household',
    stopped: 'One order in a household takes the contact data of all whom the answer names',
    shownBy: [
      'server/src/adapters/population-register/gate.test.ts: INV-38: one order in a household takes the contact data of all, and none takes nothing',
    ],
    notYet: 'Two clients of one home that were looked up apart do not protect each other.',
  },
  {
    id: 'AC-17',
    who: 'T6',
    tries: 'Old copies: history, a queued message, a file, search, a cache',
    stopped:
      'Contact data is sealed under a key of its own that can be destroyed alone; destroyed, nothing opens anywhere within a minute',
    shownBy: [
      'server/src/platform/crypto/data-keys.db.test.ts: INV-39: a process that hears no notice stops using a destroyed key within 60 s',
    ],
    notYet:
      'No job destroys the contact key when an order begins: the weekly update that would tell of it does not run.',
  },
  {
    id: 'AC-18',
    who: 'T6 T15',
    tries: 'A backup older than the order is restored',
    stopped:
      'The key store is backed up apart and never restored to an older state; the log refuses to sign over an older database',
    shownBy: [REPLAYED],
    notYet: 'There is no gate that holds the service back after a restore: the operator replays the erasures by hand.',
  },
  {
    id: 'AC-19',
    who: 'T5 T6',
    tries: 'Another guardian sees the child’s unit, visits, appointments, invoice address or small numbers',
    stopped:
      'The log’s guard hides the unit of a protected client from whoever acts on behalf; unknown protection counts as protected',
    shownBy: [],
    notYet:
      'Outside the log answers do not differ by viewer: a proxy sees the places of visits and orders that the client sees.',
  },
  {
    id: 'AC-20',
    who: 'T5',
    tries: 'A barred guardian reads a list, a count, a notice, an invoice line, an export or the log',
    stopped: 'In the log, what is held back from a reader does not exist for that reader',
    shownBy: [],
    notYet: 'Denials of minors are not recorded, so that nothing but the log can be barred.',
  },
  {
    id: 'AC-21',
    who: 'T5',
    tries: 'Custody ended yesterday; the mandate is cached',
    stopped: 'A mandate is read from the database at each request, with its days',
    shownBy: [
      `${CREATE_GRANT}: PSOP-31, PSOP-73: who acts on behalf is logged as themself, for whom, and only within the mandate; a sixth fact is refused`,
      'server/src/sign-in/client.db.test.ts: a proxy with a mandate in force is found as a proxy, and only then',
    ],
    notYet: 'A recorded mandate is not asked anew from Suomi.fi-valtuudet or the population register.',
  },
  {
    id: 'AC-22',
    who: 'T6',
    tries: 'A log or a data request tells who reported, or of a third person',
    stopped:
      'The data protection officer holds entries back with a reason and a day; a refusal needs ground, words and appeal',
    shownBy: [
      'server/src/domains/log-requests/log-requests.db.test.ts: INV-27: a refusal has ground, words and appeal, and the database knows no other',
    ],
    notYet: 'Two people for what could endanger a life; third people whom a free text of a copy names are not masked.',
  },
  {
    id: 'AC-23',
    who: 'T10',
    tries: 'Passes for somebody else and asks for that person’s data',
    stopped: 'Whoever asks has signed in strongly; answers are read in the service and are sent nowhere',
    shownBy: [
      'server/src/sign-in/client.db.test.ts: PSOP-61: an identification that is not strong enough is refused, and says what to do',
    ],
    notYet: null,
  },
]
