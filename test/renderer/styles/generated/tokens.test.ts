import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tokens } from '../../../../src/shared/design-tokens.ts'
import { rootProperties, usedProperties } from '../../../support/custom-properties.ts'

const folder = join(import.meta.dirname, '../../../../src/renderer/src')
const declared = rootProperties(readFileSync(join(folder, 'styles/generated/tokens.css'), 'utf8'))

describe('the style sheet with the tokens', () => {
  it.each(['light', 'dark'] as const)(
    'The sheet has the %s values of all tokens (if not, run: node scripts/design-tokens.ts)',
    (appearance) => {
      const expected = Object.entries(tokens).map(([name, token]) => [
        name,
        typeof token === 'string' ? token : token[appearance],
      ])
      expect(declared[appearance]).toEqual(Object.fromEntries(expected))
    },
  )

  it('The window uses no custom property that is neither a token nor set by a component', () => {
    const sources = globSync('**/*.{vue,css}', { cwd: folder, exclude: ['styles/generated/**'] })
      .map((path) => readFileSync(join(folder, path), 'utf8'))
      .join('\n')
    const ofComponents = [...sources.matchAll(/--([\w-]+)'?:/g)].map(([, name]) => name!)
    const known = new Set([...Object.keys(declared.light), ...ofComponents])
    const used = usedProperties(sources)
    expect(used).toContain('thread-l')
    expect([...used].filter((name) => !known.has(name))).toEqual([])
  })
})
