/** Which of this computer's addresses guests come by. Pure. */
import type { ShareLink } from '../app/app-state.ts'
import type { LocalArrivals } from './arrivals.ts'

/** The address in a link, as the engine reports addresses; for a link by name, that name. */
function addressOf({ url }: ShareLink): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, '')
}

/**
 * Returns the link that guests have been answered at, if they have at none of the likely one's, which is the first; undefined
 * if the first is right as far as anyone knows.
 */
export function reachedLink(
  links: readonly ShareLink[],
  local: readonly LocalArrivals[],
): ShareLink | undefined {
  const [first] = links
  if (first === undefined || first.kind === 'name') return undefined
  const answered = new Set(local.filter((arrivals) => arrivals.answered > 0).map(({ address }) => address))
  if (answered.has(addressOf(first))) return undefined
  return links.find((link) => link.kind !== 'name' && answered.has(addressOf(link)))
}
