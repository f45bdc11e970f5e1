/**
 * The listener thread as it is, but for one number: a client that takes no byte for two seconds, not for 60, has gone.
 * The number can't be set from outside, for no person needs to; so the file that holds it is changed as it is loaded.
 */
import { registerHooks } from 'node:module'

/** What is said in limits.ts, and what is loaded instead. */
const patient = 'writeTimeoutMs = 60_000'
const impatient = 'writeTimeoutMs = 2_000'

registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context)
    if (!url.endsWith('/src/main/listener/limits.ts')) return loaded
    const source = Buffer.from(loaded.source as Uint8Array).toString()
    if (!source.includes(patient)) throw new Error(`limits.ts does not say ${patient}`)
    return { ...loaded, source: source.replace(patient, impatient) }
  },
})

await import('../../../src/main/listener/main.ts')
