import type { Threat } from './threat.ts'

const HOSTILE = 'server/test/hostile.db.test.ts'
const ERASING = 'server/src/domains/retention/erasing.db.test.ts'
const RADAR = 'server/src/domains/supervision/radar.test.ts'
const ADMISSION = 'server/src/domains/providers/admission.db.test.ts'
const HOSTILE_INPUT = `${HOSTILE}: R-19, INV-63, INV-64, INV-69: whatever is sent to an endpoint, the answer is ordinary or a coded problem, and a sure no saves nothing`
const REPLAYED = `${ERASING}: INV-40: rows that an older backup brings back are erased again by the replay list, and nobody else`

/** Money, ways in, input, building, keeping and ruin. */
export const THREATS_TO_THE_SYSTEM: readonly Threat[] = [
  {
    id: 'AC-24',
    who: 'T3',
    tries: 'Two events at once, or the same sent again, spend more than is left',
    stopped: 'The CHECK on the period’s row, the sender’s id, one transaction',
    shownBy: [
      'server/src/domains/service-events/racing.db.test.ts: INV-47: 32 writers on one grant never overspend, every refusal has a reason, and what was accepted is what is spent',
      'server/src/domains/service-events/record-service-event.db.test.ts: INV-50: one effect for one id through repeats at once and in any order; another body under it is refused and nothing changes',
    ],
    notYet: null,
  },
  {
    id: 'AC-25',
    who: 'T3',
    tries: 'Invents, backdates or edits events after settlement',
    stopped:
      'Entries never change; a closed month never changes; a correction nets in the next one; the client confirms or disputes',
    shownBy: [
      'server/src/domains/settlement/corrections.db.test.ts: INV-53, INV-54: what was settled never changes; a correction lands as two rows in the next run, nets, and is set off',
      'server/src/domains/service-events/record-service-event.db.test.ts: INV-49: the application can neither change nor delete entries and events: no right in the catalogue, and the try fails',
    ],
    notYet: 'Sampling of events that nobody disputes.',
  },
  {
    id: 'AC-26',
    who: 'T7',
    tries: 'Grants to oneself, kin or an accomplice; changes a bank account',
    stopped:
      'A second official over the limit and for the own family name; an account needs two who did not make the change, tells the provider, and waits a day',
    shownBy: [
      'server/src/domains/grants/confirm-grant.db.test.ts: INV-55: a grant over the limit gives nothing, and its client sees nothing, until a second official has confirmed it',
    ],
    notYet: 'A tie is seen by family name alone.',
  },
  {
    id: 'AC-27',
    who: 'T11',
    tries: 'A phished password, push fatigue, a planted session, a shared workstation',
    stopped:
      'No passwords and no codes: OpenID Connect, passkeys bound to the host, cards; a new session id at every sign-in; 15 minutes without use end it',
    shownBy: [
      'server/src/sign-in/worker.db.test.ts: INV-61: a session id that a stranger has planted is never taken over',
      'server/src/sign-in/worker.db.test.ts: INV-61: a session ends when it is not used for 15 minutes, and asking about it is not use',
    ],
    notYet: null,
  },
  {
    id: 'AC-28',
    who: 'T10',
    tries: 'SAML: wrapping, replay, wrong issuer, the comment trick, an answer nobody asked for',
    stopped: 'Only signed bytes are read; InResponseTo; pinned keys; used once, kept in the database',
    shownBy: [
      'server/src/adapters/suomifi-identification/corpus.test.ts: INV-66: of two copies that arrive at once, one is accepted',
      'server/src/sign-in/client.db.test.ts: INV-66: an answer of Suomi.fi is taken once, from the browser that began, and never unasked',
    ],
    notYet: null,
  },
  {
    id: 'AC-29',
    who: 'T10',
    tries: 'Forges the header of the smart card',
    stopped:
      'There is no header: our own listener ends the connection, and checks chain, purpose and revocation itself',
    shownBy: [],
    notYet: null,
  },
  {
    id: 'AC-30',
    who: 'T3 T10',
    tries: 'Script or formula in names, notes, files or the log',
    stopped:
      'Pages are drawn as text under a policy without inline script and with Trusted Types; files and log lines are written by their own rules',
    shownBy: [
      HOSTILE_INPUT,
      'web/rules.test.ts: no page does what the policy and the law refuse',
      'web/catalogue.browser.test.ts: INV-65: a breach of the policy would be seen by these tests',
    ],
    notYet: 'No table leaves as CSV, so that formulas have no way out; when one does, INV-67 is needed.',
  },
  {
    id: 'AC-31',
    who: 'T10',
    tries: 'A bad upload: two formats in one, a bomb, a macro, malware',
    stopped: 'Nothing is uploaded: inputs are closed JSON with bounds, and XML from outside has no DTD',
    shownBy: [
      'server/test/endpoints.test.ts: R-19: every input is closed, and each text, list and number in it is bounded',
      'server/src/adapters/population-register/fuzz.test.ts: a DTD of any kind is refused: entities, files and billions of laughs are never looked at',
    ],
    notYet: 'Attachments do not exist; their checks come with them.',
  },
  {
    id: 'AC-32',
    who: 'T9',
    tries: 'A bad package or build',
    stopped: 'Exact versions pinned by content, no install scripts, few packages',
    shownBy: [
      'scripts/lock-file.test.ts: the lock file says what package.json says, pins every package by its content, and names no registry',
    ],
    notYet: 'A bill of materials for each release, and two builds compared, are not there.',
  },
  {
    id: 'AC-33',
    who: 'T11',
    tries: 'Ransomware; backups are deleted',
    stopped: 'Nothing in the product',
    shownBy: [],
    notYet: 'No backup is made by the product, and no drill of restoring exists: it is the operator’s.',
  },
  {
    id: 'AC-34',
    who: 'T8 T15',
    tries: 'A key is lost, or copied',
    stopped:
      'Main keys never leave the module and are rotated while the system serves; production refuses the key file of the demo',
    shownBy: [
      'server/src/platform/crypto/key-rotation.db.test.ts: INV-32: rotating the KEK under load fails no read and leaves no key under the old one',
      'server/src/platform/crypto/sealed-key-file.test.ts: INV-36: no key bytes in arguments, environment, errors, inspection, report or heap dump',
      'server/src/platform/crypto/sealed-key-file.test.ts: decision 17: production refuses the sealed key file',
    ],
    notYet: 'Recovery from split shares does not exist.',
  },
  {
    id: 'AC-35',
    who: 'T15',
    tries: 'Data is kept too long, or destroyed too early',
    stopped:
      'One rule of the end, with holds and the birth-day sample, over the declarations of all tables; a certificate without content',
    shownBy: [
      'server/src/domains/retention/rules.test.ts: INV-56: no life outlives its end, none dies early; sample, hold and death after closing are respected',
      `${ERASING}: INV-33, INV-57: both keys are gone, the certificate has counts, classes and hashes of ids and no id, the log names the act`,
    ],
    notYet: 'Companies, users and the access log have no end yet.',
  },
  {
    id: 'AC-36',
    who: 'T8',
    tries: 'An erased person comes back from a backup',
    stopped:
      'The replay list stands with the keys, whose backup is never older than today’s; a destroyed key is never made again',
    shownBy: [
      REPLAYED,
      'server/src/platform/crypto/data-keys.db.test.ts: INV-33: after destruction nothing opens, here at once, elsewhere at the notice, and the key never comes back',
    ],
    notYet: 'No command replays, and nothing waits for it.',
  },
  {
    id: 'AC-37',
    who: 'T15',
    tries: 'Statistics of few persons',
    stopped: 'No statistics of persons are published: what is public are notices, organisers and services',
    shownBy: [],
    notYet: 'A test that no public figure counts persons; suppression of small numbers comes with reports.',
  },
  {
    id: 'AC-38',
    who: 'T1',
    tries: 'Left the job, and the account lives on',
    stopped:
      'A right has a last day and ends its sessions; a closed account that still holds a right turns a promise red',
    shownBy: [
      'server/src/domains/users/assignments.db.test.ts: PSOP-70, PSOP-77, INV-09: a right counts from the undertaking to its end, and its end closes the sessions',
      `${ADMISSION}: PSOP-33, PSOP-71, PSOP-77, INV-09: rights begin with admission and undertaking, and end in the same second`,
      'server/src/sign-in/worker.db.test.ts: PSOP-69: a disabled account does not get in, and its open session is dead',
    ],
    notYet: 'Nothing tells us that an employment ended, and an account that is unused for 45 days stays.',
  },
  {
    id: 'AC-39',
    who: 'T11',
    tries: 'Scrapes with a valid login',
    stopped:
      'After the files of 60 clients in ten minutes or 300 in a day a fresh sign-in is asked and the operator is told; at five times that it stops (`platform/access-log/tally.ts`). Searches are limited, and each night the radar counts different clients over two weeks',
    shownBy: [`${RADAR}: INV-71: who opens 583 people in two years without grounds is found within four weeks`],
    notYet: 'Lists of one’s own clients do not count.',
  },
  {
    id: 'AC-40',
    who: 'T15',
    tries: 'Production data in a test',
    stopped:
      'Everybody in demo and tests is invented: identity codes of 900–999, which no real person has; outside production the engine refuses any other, in whatever field, list or text it comes',
    shownBy: [],
    notYet: null,
  },
]
