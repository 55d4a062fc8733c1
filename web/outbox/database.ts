/**
 * The outbox's place on the device: IndexedDB, and the only thing of the web that is kept in the browser (record 0015). What is in it
 * is sealed, but for ids: whose, and of what.
 */

/** A value under a key of its own person. The vector and the sealed bytes are AES-GCM's. */
export interface SealedRow {
  readonly id: string
  /** The account whose it is. */
  readonly owner: string
  readonly iv: Uint8Array<ArrayBuffer>
  readonly bytes: ArrayBuffer
}

interface KeyRow {
  readonly owner: string
  /** Not extractable: it can be used in this browser, and be neither read nor sent. */
  readonly key: CryptoKey
}

interface Rows {
  readonly keys: KeyRow
  readonly visits: SealedRow
  readonly days: SealedRow
}

const name = 'seloste-outbox'

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 2)
    asked.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) {
        asked.result.createObjectStore('keys', { keyPath: 'owner' })
        asked.result.createObjectStore('visits', { keyPath: 'id' })
      }
      asked.result.createObjectStore('days', { keyPath: 'owner' })
    }
    asked.onerror = () => reject(asked.error)
    asked.onsuccess = () => {
      const database = asked.result
      // A newer version in another tab, or the browser told to forget: the next one to ask opens it anew.
      const forget = (): void => {
        opened = undefined
      }
      database.onversionchange = () => {
        database.close()
        forget()
      }
      database.onclose = forget
      resolve(database)
    }
  })
  opened.catch(() => {
    opened = undefined
  })
  return opened
}

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** Works in one transaction, and is done when the device has it: what is said to be kept is kept. */
async function within<T>(
  store: keyof Rows,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<T>,
): Promise<T> {
  const database = await open()
  const transaction = database.transaction(store, mode, { durability: 'strict' })
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
  const [result] = await Promise.all([work(transaction.objectStore(store)), done])
  return result
}

/** Everything in a store, oldest first: the ids begin with their time. */
export const allOf = <S extends keyof Rows>(store: S): Promise<readonly Rows[S][]> =>
  within(store, 'readonly', (rows) => answerOf<Rows[S][]>(rows.getAll()))

export const put = <S extends keyof Rows>(store: S, row: Rows[S]): Promise<unknown> =>
  within(store, 'readwrite', (rows) => answerOf(rows.put(row)))

export const remove = (store: keyof Rows, key: string): Promise<unknown> =>
  within(store, 'readwrite', (rows) => answerOf(rows.delete(key)))

/** The person's key, made at the first use. Two tabs that make one at once get the one that came first. */
export async function keyOf(owner: string): Promise<CryptoKey> {
  const find = (rows: IDBObjectStore): Promise<KeyRow | undefined> => answerOf<KeyRow | undefined>(rows.get(owner))
  const found = await within('keys', 'readonly', find)
  if (found) return found.key
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  return within('keys', 'readwrite', async (rows) => {
    const first = await find(rows)
    if (first) return first.key
    await answerOf(rows.add({ owner, key: made }))
    return made
  })
}

/** Whether visits of anybody wait on this device: then it must not be told to forget all. */
export async function somethingWaits(): Promise<boolean> {
  try {
    return (await within('visits', 'readonly', (rows) => answerOf(rows.count()))) > 0
  } catch {
    // A browser that keeps nothing for us has nothing to lose.
    return false
  }
}
