// Every bound the protocol layer sets on what a client may send, with the reason for its size.

/**
 * The longest request line in bytes, without its CRLF; longer is 414. A path on disk has up to 4,096 bytes, each of
 * which takes three in a link if none is ASCII (RFC 9112 §3 recommends 8000 at least).
 */
export const maxRequestLineBytes = 16_384

/**
 * The longest field section in bytes, with the line ends on both sides: from the CRLF of the request line through the
 * final CRLFCRLF; longer is 431. Browsers send about 1 KiB.
 */
export const maxFieldSectionBytes = 16_384

/** The longest head in bytes. 10,000 connections that each hold back an unfinished one cost 330 MB at the very most. */
export const maxHeadBytes = maxRequestLineBytes + maxFieldSectionBytes

/**
 * The most field lines in one head; more is 431. Browsers send about 20; the bound keeps combining them
 * cheap.
 */
export const maxFieldLines = 100

/**
 * The most empty lines skipped before a request line; more is 400. RFC 9112 §2.2 asks for one, which old
 * clients send after a POST body; the second is tolerance. Without a bound a client could send CRLF for ever.
 */
export const maxLeadingEmptyLines = 2

/**
 * The most ranges in one Range field; with more, the field is ignored (RFC 9110 §14.2, §17.15). Download
 * managers and PDF readers ask for fewer than ten; each further range costs the server a seek and a part
 * head.
 */
export const maxRanges = 16

/**
 * The most ranges of one Range field that may overlap another of it; with more, the field is ignored. RFC
 * 9110 §14.2 names "more than two overlapping ranges" as the mark of a broken client or an attack.
 */
export const maxOverlappingRanges = 2
