/** Resolves, after `ms` at the latest, to whether `work` has resolved by then. Rejects if it does so in time. */
export async function settledWithin(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timeout: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => (timeout = setTimeout(resolve, ms, false)))
  try {
    return await Promise.race([work.then(() => true), late])
  } finally {
    clearTimeout(timeout)
  }
}
