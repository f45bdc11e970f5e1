/** Every text of the app is shown somewhere: an unused one would still be translated. */
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { en } from '../../../src/shared/messages/en.ts'
import { languages } from '../../../src/shared/messages/languages.ts'

const folder = join(import.meta.dirname, '../../../src')
const catalogues = new Set(languages.map((language) => `${language}.ts`))
const sources = globSync('**/*.{ts,vue}', { cwd: folder })
  .filter((path) => !catalogues.has(basename(path)))
  .map((path) => readFileSync(join(folder, path), 'utf8'))
  .join('\n')

/** Words in quotes: whole keys, and what is put into the keys that are made. */
const quoted = new Set([...sources.matchAll(/'([\w.-]+)'/g)].map(([, word]) => word!))
/** What keys that are made begin with: `link.${kind}`. */
const beginnings = [...sources.matchAll(/`((?:\w+\.)+)\$\{/g)].map(([, beginning]) => beginning!)

/** Whether the key stands somewhere as it is, or is made of a beginning and a word that stands somewhere. */
function isUsed(key: string): boolean {
  if (quoted.has(key)) return true
  return beginnings.some((beginning) => key.startsWith(beginning) && quoted.has(key.slice(beginning.length)))
}

it('Every text of the app is used somewhere', () => {
  expect(Object.keys(en).filter((key) => !isUsed(key))).toEqual([])
})
