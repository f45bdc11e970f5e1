/**
 * Loads the listener's limits with other numbers. They can't be set from outside, for no person needs to; so the file that
 * holds them is changed as it is loaded.
 */
import { registerHooks } from 'node:module'

/** For pairs of what limits.ts says and what is loaded instead. To be called before the listener is imported. */
export function patchLimits(replacements: readonly (readonly [said: string, instead: string])[]): void {
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
}
