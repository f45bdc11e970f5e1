/**
 * Has Electron's Node treat app archives (`.asar`) as files rather than folders, as a shared folder may hold some. To be called by
 * the entry of each thread that reads shared folders; the thread's own code, which is in an archive, is loaded by then.
 */
export function disableAsar(): void {
  Object.assign(process, { noAsar: true })
}
