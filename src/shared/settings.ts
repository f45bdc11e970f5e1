/** What a person can set about a share, with bounds and defaults: the one definition for terminal and window. */
import * as v from 'valibot'

/** Names of bounds that appear in messages and controls. */
export const bounds = {
  port: { min: 0, max: 65_535 },
  threads: { min: 1, max: 64 },
  /** Jobs waiting at most. More only moves the waiting from the sockets into memory, 548 KiB a place. */
  queue: { min: 1, max: 1024 },
} as const

const within = ({ min, max }: { min: number; max: number }) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))

/** What may change while serving, without dropping a transfer. */
export const ServingSettings = v.object({
  /** Show what a folder contains. Off: a folder without index page is 403. */
  listing: v.optional(v.boolean(), true),
  /** Serve and list names that begin with a dot. Off: they look like missing files. */
  hidden: v.optional(v.boolean(), false),
  /** Answer with a folder's `index.html`, where there is one, instead of a listing. */
  index: v.optional(v.boolean(), true),
  /** Let web pages from elsewhere read the share: `Access-Control-Allow-Origin: *`. */
  cors: v.optional(v.boolean(), false),
})
export type ServingSettings = v.InferOutput<typeof ServingSettings>

/** All that a start needs. */
export const ServerSettings = v.object({
  ...ServingSettings.entries,
  /** The folder to share. */
  folder: v.pipe(v.string(), v.nonEmpty()),
  /** TCP port, 0 for one that the system picks. */
  port: v.optional(within(bounds.port), 8080),
  /** Address to listen on; none for all interfaces, IPv4 and IPv6. */
  host: v.optional(v.string()),
  /** Further names by which clients may call this machine, beside its own. */
  names: v.optional(v.array(v.pipe(v.string(), v.nonEmpty())), []),
  /** Pool threads; none for the number that suits this machine. */
  threads: v.optional(within(bounds.threads)),
  /** Capacity of the job queue. */
  queue: v.optional(within(bounds.queue), 64),
})
export type ServerSettings = v.InferOutput<typeof ServerSettings>
/** {@link ServerSettings} as a caller may give them, defaults left out. */
export type ServerSettingsInput = v.InferInput<typeof ServerSettings>

/**
 * How many pool threads suit a machine: one a core, at least 2 so that one slow disk access never stops the rest, at
 * most 8 since the page cache, not the processor, is what more of them would wait for.
 */
export function defaultThreads(cores: number): number {
  return Math.min(8, Math.max(2, cores))
}
