import * as v from 'valibot'

/** One of several files and folders that are shared together. */
export const ShareItem = v.object({
  /** What guests know it by: latin1, one character a byte, unlike that of any other item. */
  name: v.pipe(v.string(), v.nonEmpty()),
  /** Its real path when it was added, latin1. What is elsewhere later is not served. */
  place: v.pipe(v.string(), v.nonEmpty()),
  isFolder: v.boolean(),
})
export type ShareItem = Readonly<v.InferOutput<typeof ShareItem>>
