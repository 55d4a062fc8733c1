/** The forms of the page that keep what is written on the server, each by what keeps it at once. */
export const unkept = new Set<() => Promise<void>>()

/** Keeps everything that is not kept yet, for the sign-out. */
export const keepEverything = async (): Promise<void> => {
  await Promise.all([...unkept].map((keep) => keep()))
}
