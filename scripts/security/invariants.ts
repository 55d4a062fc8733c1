/** What must always hold, and what is not shown of it. The tests that show it bear its id in their names. */
export interface Invariant {
  readonly id: string
  readonly holds: string
  /** Null when the tests show the whole of it, with the counts that it asks for. */
  readonly notYet: string | null
}

export interface Chapter {
  readonly title: string
  readonly invariants: readonly Invariant[]
}

const row = (id: string, holds: string, notYet: string | null = null): Invariant => ({ id, holds, notYet })

export const CHAPTERS: readonly Chapter[] = [
  {
    title: 'Registers and rights',
    invariants: [
      row(
        'INV-01',
        'No row of one register is returned, counted or changed for a request of another: 100,000 random operations over all endpoints',
      ),
      row(
        'INV-02',
        'Without a register every access to a table is an error, and no text or time of it tells what exists',
        'The time is not measured.',
      ),
      row(
        'INV-03',
        'No table without forced policy, no view that runs as its owner, no unlisted definer function, no right too many for the role that serves',
      ),
      row('INV-04', 'No unique or foreign key between tables of registers leaves the register out'),
      row(
        'INV-05',
        'After success, error, cancel and time-out the next user of a connection sees nothing of the former: 10,000 changes of user',
      ),
      row(
        'INV-06',
        'Every decision is that of a reference table written apart from the code; an unknown action, task or class is a no',
        'The reference table from decree 457/2024 is not written. The permissions stand in docs/permissions.md, and are compared with the definitions, which is not the same.',
      ),
      row(
        'INV-07',
        'Mediation, shelter, therapy notes and examinations: yes only where decree 457/2024 says',
        'No register that is served holds such documents.',
      ),
      row(
        'INV-08',
        'Every yes names a basis that the data supports at that instant',
        'That a basis is named is shown (INV-16); that a second reading of the data gives the same one is not.',
      ),
      row(
        'INV-09',
        'After a role, relationship, mandate or permission ends, the next request is refused, in a second, in every process',
      ),
      row('INV-10', 'A reply holds only fields declared for that viewer; an undeclared field fails the build'),
      row(
        'INV-11',
        'A provider sees a client only from the first day to the end of the closing window, and only declared fields',
      ),
      row(
        'INV-12',
        '“Not there” and “not yours” have one status, one body and one time: Welch |t| < 4.5 over 10,000 pairs',
      ),
      row(
        'INV-13',
        'A search gives 20 rows at most, needs a whole code, two terms or one of four letters, and logs each row shown',
      ),
      row(
        'INV-14',
        'No byte of client data leaves before its event is durable; when the log fails the answer is 503 and nothing',
      ),
      row(
        'INV-15',
        'Whatever is opened, of whom and by whom, is in the log, over all endpoints and jobs; opening without the id of an event throws',
      ),
      row('INV-16', 'Every event has the fields of 703/2023 10 §, and every endpoint has its action'),
      row(
        'INV-17',
        'Any single change, deletion, insertion, swap or cut in rows, tiles or heads is found: 10,000 of 10,000',
      ),
      row(
        'INV-18',
        'No two signed heads of one tree contradict each other; after a restore of an older database nothing is signed',
      ),
      row(
        'INV-19',
        'Indexes without gaps; each committed event in the tree exactly once, wherever the work is torn off',
      ),
      row('INV-20', 'A bit flipped in a leaf, a node or the root before signing gives no signature'),
      row(
        'INV-21',
        'An entry is under a signed head in 5 s (99 of 100), in 60 s at the worst, at three times the expected load',
        'Not measured under load.',
      ),
      row(
        'INV-22',
        'A witness never signs a smaller or inconsistent tree, also under racing requests and after a crash',
      ),
      row('INV-23', 'An extract verifies offline with public keys alone, and a changed line does not'),
      row('INV-24', 'After pruning, a dictionary of all actors, clients and minutes confirms no leaf'),
      row('INV-25', 'Log records, tiles and heads hold no client content'),
      row(
        'INV-26',
        'Events vanish at 12 years, not a day earlier; proofs of the rest still verify',
        'A run of leaves goes when its youngest event is past, so within a day of its oldest.',
      ),
      row(
        'INV-27',
        'An extract reaches two years back, older needs a recorded reason; no refusal without a written decision; a clock of two months',
      ),
    ],
  },
  {
    title: 'Encryption',
    invariants: [
      row(
        'INV-28',
        'No planted value of a person in a dump, WAL, temporary file, replica, backup or swap; only artificial codes outside production',
        'All tables, the files of the installation, figures, refusals and the log are searched. WAL, temporary files and swap are not, and replicas and backups are not made.',
      ),
      row('INV-29', 'Sealed bytes moved to another row, column, register or version do not open: all pairs'),
      row('INV-30', 'No pair of key and nonce repeats in 10,000,000; a key stops at 2^32'),
      row('INV-31', 'Flip, cut and wrong key give one same error and no part of the text'),
      row('INV-32', 'Rotation under load: no failed read, no row under the old key at the end, goes on after kill −9'),
      row(
        'INV-33',
        'After erasure no surviving key opens the person’s data: at once where it lives, in 35 days everywhere',
        'Backups themselves are not made by the product; their key’s death is shown.',
      ),
      row(
        'INV-34',
        'Blind indexes exist for listed fields only; an index key is no data key; one for each register and purpose',
      ),
      row('INV-35', 'Shortened indexes keep 2 ≤ R/2^L ≤ √R'),
      row('INV-36', 'No bytes of keys in arguments, environment, logs, errors, or the heap of a crash'),
      row('INV-37', 'A broken known answer stops the start'),
    ],
  },
  {
    title: 'Non-disclosure order, denial, mandate',
    invariants: [
      row(
        'INV-38',
        'With the order on, no address, municipality, postcode, phone, place or real estate of person and household in any sink',
        'Shown in the adapter alone; the sinks are not searched with an order on.',
      ),
      row(
        'INV-39',
        'When an order begins all stored copies are unreadable in 60 s, also when the work is killed half-way',
        'The key can be destroyed alone and its death reaches every process; nothing yet does so when an order begins.',
      ),
      row(
        'INV-40',
        'Restoring an older backup brings back no protected contact, no erased person and no withdrawn permission before the gate opens',
        'There is no gate; the replay of erasures is shown.',
      ),
      row(
        'INV-41',
        'No way in stores contact data of a protected person: weekly update, query, base system, form, import',
        'The weekly update is shown in its adapter; the run does not exist.',
      ),
      row(
        'INV-42',
        'Contact columns are used at one door only',
        'There is no such door: sealed contact groups are opened where they are declared to be, and a definition decides the fields.',
      ),
      row('INV-43', 'Passing the order’s last day alone reveals nothing'),
      row(
        'INV-44',
        'For a barred viewer the world with and without the denied item is the same in every reply, count, notice, export and time',
        'Shown for the access log alone; denials are not recorded yet.',
      ),
      row(
        'INV-45',
        'A denial changes only by a recorded decision with reason and decider',
        'Denials are not recorded yet.',
      ),
      row(
        'INV-46',
        'A mandate in use is never older than an hour; two guardians are independent',
        'Clients’ mandates are those that the organiser records, read at each request; they are not asked from outside, as a signing right is.',
      ),
    ],
  },
  {
    title: 'Ledger',
    invariants: [
      row(
        'INV-47',
        'For every grant at every instant 0 ≤ spent, 0 ≤ reserved, spent + reserved ≤ granted: 1,000,000 racing attempts in the long run',
        '14,000 attempts with full counts; the long run does not exist.',
      ),
      row('INV-48', 'Each transfer and the whole book sum to zero; a balance is the fold of its entries'),
      row('INV-49', 'Entries are never updated or deleted; a correction names what it corrects'),
      row(
        'INV-50',
        'One effect for one id through retries, crashes, duplicates and reordering; another body is refused',
      ),
      row('INV-51', 'A reservation ends exactly once; posted ≤ reserved'),
      row('INV-52', 'Paid = min(voucher value, agreed price); the client’s share = price − paid ≥ 0'),
      row('INV-53', 'An event is inside validity, service and an approved provider; a closed period never changes'),
      row('INV-54', 'A settlement file is the sum of posted entries; made again it is byte for byte the same'),
      row(
        'INV-55',
        'Two different people for grants over the limit and changes of account; none for oneself or the household',
        'Mass exports do not exist. The household is known by family name alone.',
      ),
    ],
  },
  {
    title: 'Keeping and rights',
    invariants: [
      row(
        'INV-56',
        'No document outlives its end by more than 7 days; none dies early; holds and sample days are respected',
      ),
      row('INV-57', 'The certificate lists counts, classes and hashes of ids; no content'),
      row(
        'INV-58',
        'The original stays readable by right; the ordinary view shows the correction; who and when are kept',
        'Events are corrected by new entries (INV-49); a request to rectify a client’s data does not exist.',
      ),
      row('INV-59', 'A copy holds every declared field of the person in that register and nobody else’s'),
      row(
        'INV-60',
        'Clocks: one month (and two with notice), two months for the log; lateness is seen; a refusal always has ground and appeal',
        'The clock of the log is shown; other requests do not exist yet.',
      ),
      row(
        'INV-73',
        'No published cell of 1–4 persons can be derived, also not by subtracting',
        'No statistics are published.',
      ),
    ],
  },
  {
    title: 'Web',
    invariants: [
      row(
        'INV-61',
        'A session’s id changes at sign-in and at any rise of rights; dead ids are refused in a second in every process',
      ),
      row(
        'INV-62',
        'Any changed bit of a cookie signs out; exactly nine members in `signedNine`',
        '`signedNine` does not exist; the opaque cookie is shown.',
      ),
      row('INV-63', 'Every change of state without the token, or from another site, is refused'),
      row('INV-64', 'No personal data in any address; no answer behind sign-in without `no-store`'),
      row('INV-65', 'The whole browser suite: no report of the content policy or of Trusted Types'),
      row(
        'INV-66',
        'Corpus of SAML, OpenID Connect and cards: all forged are refused, all valid accepted, replays refused',
      ),
      row('INV-67', 'CSV of any text reads back equal and no cell begins a formula', 'No CSV is given.'),
      row(
        'INV-68',
        'Every regular expression is linear',
        'Not checked by a tool; each text that reaches one is bounded (R-19).',
      ),
      row('INV-69', 'Errors and logs are valid JSON, without forged lines, stacks, SQL or secrets'),
      row('INV-70', 'Corpus of files: each bad one is refused, each good one opens equal', 'Nothing is uploaded.'),
      row('INV-71', 'Planted snoopers: 95 of 100 found in 14 days, one false finding or fewer for 100 workers a month'),
      row(
        'INV-72',
        'The budget of opened files holds across processes: 60 different clients in ten minutes or 300 in a day, then a fresh sign-in; a stop at five times',
        'Three processes are tried as three pens and tallies over connections of their own, one register at a time: a worker of several registers has a budget in each. Quicker than a person, each further process may let an eighth more through.',
      ),
    ],
  },
]

/** Faults and loads (`npm run bench` measures speed; its figures stand in its own report). */
export const RELIABILITY: readonly Invariant[] = [
  row(
    'R-01',
    'Mixed load on two cores: 200 requests a second for 30 minutes, 95 of 100 in 250 ms, no error',
    '`npm run bench` measures seconds, not half an hour, one kind of request at a time.',
  ),
  row('R-02', 'A burst of 400 requests a second for a minute, none wrong', 'Not measured.'),
  row(
    'R-03',
    'Three times the capacity, slow clients, 5,000 idle sockets: 503 with Retry-After, well again in 10 s',
    'Not tried.',
  ),
  row(
    'R-04',
    '1,000 postings a second, nothing overspent',
    'Overspending is shown by INV-47; `npm run bench` measures recording.',
  ),
  row(
    'R-05',
    '2,000 log events a second, durable',
    'Not measured apart; `npm run bench` measures requests with their log rows.',
  ),
  row('R-06', 'Verifying 10 million leaves in 120 s', 'Not measured at that size.'),
  row('R-07', 'Soak of 30 minutes and 8 hours: no growth, nothing leaked', 'Not done.'),
  row(
    'R-08',
    'kill −9 of the server at 100 random moments: nothing acknowledged lost, nothing doubled',
    'Shown piece by piece (rotation, settlement, witness, key file); the serving process is not killed under load.',
  ),
  row('R-09', 'kill −9 of PostgreSQL: the same, and requests heal', 'The rows are shown; requests under way are not.'),
  row('R-10', 'A full disk: clean refusals, and healing', 'Not done.'),
  row('R-11', 'A failing disk: nothing acknowledged is lost', 'Not done.'),
  row(
    'R-12',
    'Network cut, black hole, slow, reset: bounded, one effect',
    'Shown for the population register and for deliveries between registers; not by a faulty network under the database.',
  ),
  row(
    'R-13',
    'A wrong clock, leap days, the nights when clocks change',
    'Days and nights are shown by the tests of time; a clock off by more than a minute stops the start; a jump while serving is not tried.',
  ),
  row('R-14', 'Backup and restore to a point in time', 'No backup is made by the product.'),
  row(
    'R-15',
    'Restore to an older point: INV-18, INV-33, INV-40 hold',
    'No drill; the log and the replay list are shown by their invariants.',
  ),
  row('R-16', 'A lost key module or main key: recovered from shares, or proved unreadable', 'Not done.'),
  row('R-17', 'Migration of full data without 5 s of standing still', 'Not done.'),
  row(
    'R-18',
    'No lost update and no cycle in recorded histories of 100,000 transactions',
    'Histories of the ledger are checked against their fold (INV-48); no checker of histories.',
  ),
  row(
    'R-19',
    'Hostile input: no 5xx, no hang over a second, no breach of a schema, 100,000 generated requests over every endpoint',
    'Parsers are fuzzed by generated input, not guided by coverage.',
  ),
  row(
    'R-20',
    'Tests that would notice: 90 of 100 mutations found in rules, ledger, rights, sealing, log, keeping',
    'No tool measures it; the notices have mutations of their own.',
  ),
  row('R-21', '99.9 % of a month', 'An operator’s figure.'),
]
