/** Why a server can't start: stable codes for programs, which the window and the terminal put into words. */
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
  /** The system's own words, for the log. They may name paths, so no client gets them. */
  readonly detail: string
}

/** Whether a start failed at the port, so that another one may do. Windows refuses ports that it reserves for its virtual machines. */
export function isPortFailure(code: ServerFailureCode): boolean {
  return code === 'port-in-use' || code === 'port-not-allowed'
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

/** Returns the failure for a listener thread that ended before it could report why. */
export function threadFailure(error: unknown): ServerFailure {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  // Node's code is `ERR_WORKER_INIT_FAILED` in any case; the system's is in the message.
  return { code: /\bE[MN]FILE\b/.test(detail) ? 'no-descriptors' : 'internal', detail }
}

/** Returns the failure for an error of opening the folder. */
export function folderFailure(error: unknown): ServerFailure {
  return failure(folderErrors, error)
}
