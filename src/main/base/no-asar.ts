/**
 * Electron's Node shows app archives (`.asar`) as folders, in threads too. In a shared folder they are files like any
 * other. Called by the entry of each thread that touches one; the thread's own code is loaded by then.
 */
export function disableAsar(): void {
  Object.assign(process, { noAsar: true })
}
