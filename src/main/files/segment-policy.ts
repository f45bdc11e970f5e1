/**
 * Decides which path segments of a request may reach the disk at all. Pure, and the same on every system except for names
 * that mean something special to Windows alone.
 */

/** Settings of the policy. */
export type SegmentPolicy = {
  /** Whether names that begin with a dot are admitted. */
  readonly hidden: boolean
  readonly windows: boolean
}

/** Devices that Windows finds in every folder, with any extension. */
const windowsDevice = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:[. ]|$)/i
/** `:` opens a stream, `\` a folder; the others are wildcards or can't be in a name. */
const windowsForbidden = /[:\\<>"|?*\u0000-\u001f]/
/** Windows drops dots and spaces at the end of a name, so that several spellings would name one file. */
const windowsDropped = /[. ]$/
/** A generated 8.3 name (PROGRA~1) is a second spelling that could bypass the rule on dotfiles. */
const windowsShortName = /^[^.]{1,8}~[0-9]{1,6}(?:\.[^.]{0,3})?$/

/** Returns whether every one of the decoded `segments` (latin1) may be looked up; if not, the answer is 404. */
export function admitsSegments(segments: readonly string[], policy: SegmentPolicy): boolean {
  return segments.every((segment) => admitsSegment(segment, policy))
}

function admitsSegment(segment: string, { hidden, windows }: SegmentPolicy): boolean {
  if (segment === '' || segment === '.' || segment === '..') return false
  if (!hidden && segment.startsWith('.')) return false
  if (segment.includes('/') || segment.includes('\0')) return false
  if (!windows) return true
  // Superscript digits of device names are one byte in latin1 but two in UTF-8.
  const name = segment.replaceAll('\u00c2', '')
  return (
    !windowsForbidden.test(segment) &&
    !windowsDropped.test(segment) &&
    !windowsDevice.test(name) &&
    !windowsShortName.test(segment)
  )
}

const windows = process.platform === 'win32'

/** Returns whether {@link admitsSegments} holds on this system for one name in a directory. */
export function admitsName(name: string, hidden: boolean): boolean {
  return admitsSegments([name], { hidden, windows })
}
