/** The settings of a share, with bounds and defaults: the one definition for terminal and window. */
import * as v from 'valibot'
import { ShareItem } from './share-item.ts'
import { limits } from './limits.ts'

/** Bounds that appear in messages and controls, both inclusive. */
export const bounds = {
  port: { min: 0, max: 65_535 },
  threads: { min: 1, max: 64 },
  /** Most jobs waiting. More only moves the waiting from the sockets into memory, 548 KiB per place. */
  queue: { min: 1, max: 1024 },
} as const

/** TCP port unless another one is chosen. */
export const defaultPort = 8080

const within = ({ min, max }: { min: number; max: number }) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))

/** A TCP port; 0 for one that the system picks. */
export const Port = within(bounds.port)

/** Settings that may change while serving, without dropping a transfer. */
export const ServingSettings = v.object({
  /** Show the contents of folders. Off: a folder without an index page is 403. */
  listing: v.optional(v.boolean(), true),
  /** Serve and list names that begin with a dot. Off: they look like missing files. */
  hidden: v.optional(v.boolean(), false),
  /** Answer with a folder's `index.html`, where there is one, instead of a listing. */
  index: v.optional(v.boolean(), true),
  /** Let web pages from elsewhere read the share: `Access-Control-Allow-Origin: *`. */
  cors: v.optional(v.boolean(), false),
})
export type ServingSettings = v.InferOutput<typeof ServingSettings>

/** Who may open the share: everyone nearby, those who have the link or the PIN, or those whom the host lets in one by one. */
export const accessModes = ['everyone', 'link', 'ask'] as const
export type AccessMode = (typeof accessModes)[number]

/** Lengths of a PIN of one's own, digits, both inclusive. */
export const pinLength = { min: 4, max: 12 } as const

/** Settings of who may open the share. They may change while serving, too. */
export const AccessSettings = v.object({
  access: v.optional(v.picklist(accessModes), 'everyone'),
  /** The PIN by which guests without the link get in, or `random` for one that Spool makes. Without it there is none. */
  pin: v.optional(v.union([v.literal('random'), v.pipe(v.string(), v.regex(/^\d{4,12}$/))])),
})
export type AccessSettings = v.InferOutput<typeof AccessSettings>

/**
 * What entity tags follow from. `file`: also from which file it is and when it last changed in any way, which no program can set.
 * `content`: from size and modification time alone, so that copies of a folder on several machines have the same tags.
 */
export const validatorKinds = ['file', 'content'] as const
export type ValidatorKind = (typeof validatorKinds)[number]

/** All settings that a start needs. */
export const ServerSettings = v.pipe(
  v.object({
    ...ServingSettings.entries,
    ...AccessSettings.entries,
    /** The folder to share; '' for items. */
    folder: v.string(),
    /** What to share instead of a folder. */
    items: v.optional(v.pipe(v.array(ShareItem), v.maxLength(limits.shareItems))),
    port: v.optional(Port, defaultPort),
    /** Address to listen on; without one, all interfaces, IPv4 and IPv6. */
    host: v.optional(v.string()),
    /** Names by which clients may call this machine, in addition to its own. */
    names: v.optional(v.array(v.pipe(v.string(), v.nonEmpty())), []),
    validators: v.optional(v.picklist(validatorKinds), 'file'),
    /** Addresses, or ranges in CIDR notation, of proxies that are believed when they name the client. */
    trustedProxies: v.optional(v.array(v.string()), []),
    /** Pool threads; without it, {@link defaultThreads}. */
    threads: v.optional(within(bounds.threads)),
    /** Capacity of the job queue. */
    queue: v.optional(within(bounds.queue), 64),
  }),
  v.check(({ folder, items }) => folder !== '' || items !== undefined, 'There is nothing to share.'),
)
export type ServerSettings = v.InferOutput<typeof ServerSettings>
/** {@link ServerSettings} as a caller may pass them, defaults left out. */
export type ServerSettingsInput = v.InferInput<typeof ServerSettings>

/**
 * Returns how many pool threads suit a machine: one per core, at least 2 so that one slow disk access never stops the rest,
 * at most 8 because more of them would wait for the page cache, not the processor.
 */
export function defaultThreads(cores: number): number {
  return Math.min(8, Math.max(2, cores))
}
