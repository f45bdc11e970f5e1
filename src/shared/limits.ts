/** Every limit of the README's table: what a client may send, hold and wait for. All other files take them from here. */
export const limits = {
  /**
   * Longest request line, bytes without its CRLF; longer is 414. A path on disk has up to 4,096 bytes, each of which takes
   * three in a link if none is ASCII (RFC 9112 §3 recommends 8,000 at least).
   */
  requestLineBytes: 16_384,

  /**
   * Longest field section, bytes including the CRLF of the request line and the final CRLFCRLF; longer is 431. Browsers
   * send about 1 KiB.
   */
  fieldSectionBytes: 16_384,

  /** Most field lines in one head; more is 431. Browsers send about 20. The bound keeps combining them cheap. */
  fieldLines: 100,

  /** A head that takes longer, ms, comes from a client that occupies the connection (Slowloris), not from a slow browser. */
  headTimeoutMs: 10_000,

  /** Connections at once, half of them from one client. Each costs about 10 KiB here and far more in socket buffers. */
  connections: 10_000,

  /**
   * Input of all clients together, bytes, beyond which one that sends ahead is no longer read: its connection ends with
   * the response under way. Otherwise thousands of them would hold what was read of each at once, 64 KiB.
   */
  sentAheadBytes: 64 * 1024 * 1024,

  /**
   * Generated pages that wait to be sent, bytes over all clients. Clients that ask for long listings and then read slowly
   * get 503 instead of all the memory there is.
   */
  unsentPagesBytes: 64 * 1024 * 1024,

  /** The same for one client, so that others find something left. */
  unsentPagesOfClientBytes: 16 * 1024 * 1024,

  /** Longest pause between requests, ms: longer than a reader's between two pages of a gallery. */
  idleTimeoutMs: 15_000,

  /** A client that has taken no byte for this long, ms, has gone without closing, as phones do. */
  writeTimeoutMs: 60_000,

  /** A request waits this long for a free file descriptor, ms, before it is 503: others close theirs. */
  descriptorTimeoutMs: 5_000,

  /** A thread held by one disk access for this long, ms, gets a substitute: most disks have spun up by then. */
  substituteAfterMs: 2_000,

  /** A thread held for this long, ms, is shown as stuck. */
  stuckAfterMs: 10_000,

  /** Most entries that a listing has on one page. */
  listingEntries: 5_000,

  /** Entries on each page of a longer listing. */
  listingPageEntries: 1_000,

  /** Most entries of a folder that is listed; more is 500. */
  folderEntries: 250_000,

  /** Most files of a folder that is packed into an archive, with those of the folders below it; more is 500. */
  archiveEntries: 250_000,

  /** Most files in a playlist. */
  playlistEntries: 5_000,

  /** Most files and folders in a share that is not one folder. */
  shareItems: 10_000,

  /** Most files and folders that a search shows. */
  searchEntries: 1_000,
} as const

/** The limits with other values, as tests use them. */
export type Limits = Readonly<Record<keyof typeof limits, number>>
