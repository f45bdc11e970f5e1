/** The one table from system errors to HTTP statuses. */

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
  // A socket, or a device without driver.
  ENXIO: 403,
  ENODEV: 403,
  // Locked by another program, as Windows and file leases do.
  EBUSY: 503,
  EAGAIN: 503,
  EMFILE: 'no-descriptors',
  ENFILE: 'no-descriptors',
}

/** The refusal for an error that a {@link Disk} call threw; errors that are not the system's are thrown on. */
export function diskRefusal(error: unknown): DiskRefusal {
  const code = (error as { code?: unknown }).code
  if (typeof code !== 'string' || (error as { syscall?: unknown }).syscall === undefined) throw error
  return refusals[code] ?? 500
}
