/** How much and how long a client may keep the server busy. Times in ms. */

/** A head that takes longer is no browser on a bad line but a client that holds the place (Slowloris). */
export const headTimeoutMs = 10_000

/** How long a connection may lie idle between requests: longer than a reader's pause between two pages of a gallery. */
export const idleTimeoutMs = 15_000

/** A client that has taken no byte for so long has gone without saying so, as phones do. */
export const writeTimeoutMs = 60_000

/**
 * How old the list of the system's send queues may be: a part of the time above. Reading it takes 20 ms if
 * there are 10,000.
 */
export const sendQueuesAgeMs = 4_000

/** How long a connection that was closed from here waits for the client to have read the answer. */
export const lingerMs = 2_000

/** What a client may send that is thrown away, mostly after the last answer, before the connection is cut. */
export const lingerBytes = 256 * 1024

/** Input beyond which reading from a client stops until its response has ended: many heads of browsers. */
export const maxInputBytes = 16 * 1024

/**
 * Input of all clients together beyond which one that sends ahead is no longer listened to: its connection ends with
 * the response under way. Thousands of them would else hold what was read of each at once, 64 KiB.
 */
export const maxHeldInputBytes = 64 * 1024 * 1024

/** Input that a client may hold whatever the others do: its share if there are as many as there may be. */
export const fairInputBytes = 6 * 1024

/** Connections at once. Each costs some 10 KiB here and far more in the system's socket buffers. */
export const maxConnections = 10_000

/** A thread that has been at one step for so long gets another thread in its place: most disks have woken up by then. */
export const substituteAfterMs = 2_000

/** A thread that has been at one step for so long is shown as stuck. */
export const stuckAfterMs = 10_000

/** How long a request waits for a file descriptor to become free before it is answered 503. */
export const descriptorPatienceMs = 5_000

/** How often it is tried. */
export const descriptorRetryMs = 50

/** A content that is copied on its way to be kept must have come to its end by then. */
export const fillPatienceMs = 1_000

/** A write that took longer than this to be accepted by the system shows a client slower than the disk. */
export const slowWriteMs = 50

/** A slow client whose writes are accepted this fast, several times in a row, is slow no longer. */
export const fastWriteMs = 5

/**
 * Bytes a step produces for a slow client, which are copied out of the shared chunk: 2,000 of them are 32 MiB. Every
 * client begins with so little: it may be one of thousands that come at once, and the first write that it doesn't take
 * is held until it does.
 */
export const slowStepBytes = 16 * 1024

/** Chunks that unfinished writes may hold before every client's bytes are copied out, so that steps never run dry. */
export const maxPinnedChunks = 48
