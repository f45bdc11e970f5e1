/** Maps system errors to HTTP statuses: the one table. */

/** How a failed disk call is answered; `no-descriptors` is not answered but tried again. */
export type DiskRefusal = 403 | 404 | 500 | 503 | 'no-descriptors'

const refusals: Partial<Record<string, DiskRefusal>> = {
  ENOENT: 404,
  ENOTDIR: 404,
  ELOOP: 404,
  ENAMETOOLONG: 404,
  // A name that this file system can't hold.
  EINVAL: 404,
  EILSEQ: 404,
  EISDIR: 404,
  EACCES: 403,
  EPERM: 403,
  // A socket, or a device without a driver.
  ENXIO: 403,
  ENODEV: 403,
  // Locked by another program, as Windows and file leases do.
  EBUSY: 503,
  EAGAIN: 503,
  EMFILE: 'no-descriptors',
  ENFILE: 'no-descriptors',
}

/** Returns the refusal for an error that a {@link Disk} call threw; rethrows errors that are not the system's. */
export function diskRefusal(error: unknown): DiskRefusal {
  const code = (error as { code?: unknown }).code
  if (typeof code !== 'string' || (error as { syscall?: unknown }).syscall === undefined) throw error
  return refusals[code] ?? 500
}
