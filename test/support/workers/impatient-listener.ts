/**
 * The listener thread as it is, but for two numbers: a client that takes no byte for two seconds, not for 60, has gone,
 * and what all clients send ahead may be half a megabyte, not 64. The numbers can't be set from outside, for no person
 * needs to; so the file that holds them is changed as it is loaded.
 */
import { registerHooks } from 'node:module'

/** What is said in limits.ts, and what is loaded instead. */
const replacements = [
  ['writeTimeoutMs = 60_000', 'writeTimeoutMs = 2_000'],
  ['maxHeldInputBytes = 64 * 1024 * 1024', 'maxHeldInputBytes = 512 * 1024'],
] as const

registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context)
    if (!url.endsWith('/src/main/listener/limits.ts')) return loaded
    let source = Buffer.from(loaded.source as Uint8Array).toString()
    for (const [said, instead] of replacements) {
      if (!source.includes(said)) throw new Error(`limits.ts does not say ${said}`)
      source = source.replace(said, instead)
    }
    return { ...loaded, source }
  },
})

await import('../../../src/main/listener/main.ts')
