import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { sharePort, type ShareLink } from '../../../shared/app/app-state.ts'
import { noArrivals, type Arrivals } from '../../../shared/reach/arrivals.ts'
import { reachFindings, type Finding } from '../../../shared/reach/findings.ts'
import type { ReachFacts } from '../../../shared/reach/reach-facts.ts'
import { useAppStore } from '../stores/app.ts'
import { useLiveStore } from '../stores/live.ts'

export type Reach = {
  /** What has come to this share so far. */
  readonly arrivals: ComputedRef<Arrivals>
  readonly findings: ComputedRef<readonly Finding[]>
  /** Whether the system is still being asked. */
  readonly isLooking: ComputedRef<boolean>
}

/** Why the shown link doesn't open, as far as it can be told. The system is asked each time that `isWatched` becomes true. */
export function useReach(link: () => ShareLink, isWatched: Ref<boolean>): Reach {
  const app = useAppStore()
  const live = useLiveStore()
  const facts = shallowRef<ReachFacts>()

  const arrivals = computed(() => {
    const { sharing } = app.state
    const { snapshot } = live
    // The last report of an earlier share says nothing about this one.
    const isOurs = sharing.kind === 'sharing' && snapshot !== undefined && snapshot.timeMs >= sharing.sinceMs
    return isOurs ? snapshot.arrivals : noArrivals
  })
  const findings = computed(() => {
    const { links, network } = app.state
    const shown = link()
    const others = links.filter(({ url }) => url !== shown.url)
    return reachFindings({
      arrivals: arrivals.value,
      links: [shown, ...others],
      port: sharePort(app.state),
      network,
      facts: facts.value,
    })
  })

  watch(isWatched, async (now) => {
    if (!now) return
    facts.value = undefined
    // A link by name has no adapter: it is looked up for that of the likely one.
    const adapter = link().adapter || (app.state.links[0]?.adapter ?? '')
    facts.value = await app.call('lookUpReach', adapter)
  })

  return { arrivals, findings, isLooking: computed(() => facts.value === undefined) }
}
