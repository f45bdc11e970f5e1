/** Why a server can't start: stable codes for programs; each end makes its own words of them. */
export type ServerFailureCode =
  | 'port-in-use'
  | 'port-not-allowed'
  | 'address-not-available'
  | 'folder-missing'
  | 'folder-not-a-folder'
  | 'folder-not-readable'
  | 'no-descriptors'
  | 'internal'

/** A failed start. */
export type ServerFailure = {
  readonly code: ServerFailureCode
  /** For the log: the system's own words. May name paths, so it is never sent to a client. */
  readonly detail: string
}

const listenErrors: Partial<Record<string, ServerFailureCode>> = {
  EADDRINUSE: 'port-in-use',
  EACCES: 'port-not-allowed',
  EPERM: 'port-not-allowed',
  EADDRNOTAVAIL: 'address-not-available',
  EAFNOSUPPORT: 'address-not-available',
  EINVAL: 'address-not-available',
  ENOTFOUND: 'address-not-available',
  EAI_AGAIN: 'address-not-available',
  EMFILE: 'no-descriptors',
  ENFILE: 'no-descriptors',
}

const folderErrors: Partial<Record<string, ServerFailureCode>> = {
  ENOENT: 'folder-missing',
  ENOTDIR: 'folder-not-a-folder',
  ELOOP: 'folder-missing',
  ENAMETOOLONG: 'folder-missing',
  EACCES: 'folder-not-readable',
  EPERM: 'folder-not-readable',
  EMFILE: 'no-descriptors',
  ENFILE: 'no-descriptors',
}

function failure(table: Partial<Record<string, ServerFailureCode>>, error: unknown): ServerFailure {
  const { code = '', message = String(error) } = error as { code?: string; message?: string }
  return { code: table[code] ?? 'internal', detail: message }
}

/** The failure for an error of listening on a port. */
export function listenFailure(error: unknown): ServerFailure {
  return failure(listenErrors, error)
}

/** The failure for a listener thread that ended before it could say why. */
export function threadFailure(error: unknown): ServerFailure {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  // Node has no code of its own for it: `ERR_WORKER_INIT_FAILED`, with the system's in the message.
  return { code: /\bE[MN]FILE\b/.test(detail) ? 'no-descriptors' : 'internal', detail }
}

/** The failure for an error of looking at the folder. */
export function folderFailure(error: unknown): ServerFailure {
  return failure(folderErrors, error)
}
