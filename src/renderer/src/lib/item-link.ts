import { encodePathSegment } from '../../../http/percent-encoding.ts'

/**
 * Returns the link of an item: of a folder its listing, of a file the page about it.
 * @param sharedName latin1
 */
export function itemLink(shareUrl: string, sharedName: string, isFolder: boolean): string {
  return shareUrl + encodePathSegment(sharedName) + (isFolder ? '/' : '?view')
}
