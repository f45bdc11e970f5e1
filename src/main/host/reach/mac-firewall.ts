/** Reads what macOS says of its application firewall. Its sentences are English in every language, but changed with versions. */
import type { Firewall, FirewallRule } from '../../../shared/reach/reach-facts.ts'

export const socketFilter = '/usr/libexec/ApplicationFirewall/socketfilterfw'

/** `Firewall is enabled. (State = 1)`; in state 2 it refuses everyone but the system. Undefined if it doesn't say. */
export function globalState(answer: string): number | undefined {
  const state = /State = (\d)/.exec(answer)?.[1]
  return state === undefined ? undefined : Number(state)
}

/** `Block all ENABLED!`, since macOS 13 `Firewall has block all state set to enabled.` */
export function refusesAll(answer: string): boolean {
  return /block all (?:state set to )?enabled/i.test(answer)
}

/**
 * What the list of apps says about a program: each entry is a line with a number and a path, and one that says whether
 * connections are allowed. Undefined for one that isn't listed: if it is signed, it may be allowed all the same.
 *
 * @param program path of an executable or an app
 */
export function listedRule(answer: string, program: string): FirewallRule | undefined {
  const entry = /^\s*\d+\s*:\s*(\S.*?)\s*\n?\s*\(\s*(Allow|Block) incoming connections\s*\)/gm
  for (const [, path, verb] of answer.replaceAll('\r', '').matchAll(entry)) {
    if (program === path || program.startsWith(`${path}/`)) return verb === 'Allow' ? 'admits' : 'refuses'
  }
  return undefined
}

/** The path of the app that an executable belongs to; the path itself if it belongs to none. */
export function appOf(executable: string): string {
  return /^(.*?\.app)\/Contents\//.exec(executable)?.[1] ?? executable
}

/** The firewall as these answers describe it; undefined if it is off or unknown. */
export function macFirewall(
  answers: { readonly state: string; readonly blockAll: string; readonly apps: string },
  program: string,
): Firewall | undefined {
  const state = globalState(answers.state)
  if (state === undefined || state === 0) return undefined
  return {
    kind: 'mac',
    rule: listedRule(answers.apps, program),
    refusesAll: state === 2 || refusesAll(answers.blockAll),
    admitsInPrivate: false,
    zone: '',
  }
}
