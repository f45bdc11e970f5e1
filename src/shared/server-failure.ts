/** Why a server can't start: stable codes for programs; terminal and window word them for users. */
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
  /** The system's own words, for the log. May name paths, so it is never sent to a client. */
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

/** Returns the failure for an error of listening on a port. */
export function listenFailure(error: unknown): ServerFailure {
  return failure(listenErrors, error)
}

/** Returns the failure for a listener thread that ended before it could report one. */
export function threadFailure(error: unknown): ServerFailure {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  // Node has no code of its own for this: the error is `ERR_WORKER_INIT_FAILED`, with the system's code in its message.
  return { code: /\bE[MN]FILE\b/.test(detail) ? 'no-descriptors' : 'internal', detail }
}

/** Returns the failure for an error of opening the folder. */
export function folderFailure(error: unknown): ServerFailure {
  return failure(folderErrors, error)
}
