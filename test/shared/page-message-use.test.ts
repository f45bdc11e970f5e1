/** Every text of the pages is shown by one of them: an unused one would still be translated. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { en } from '../../src/shared/messages/page/en.ts'

const folder = join(import.meta.dirname, '../../src')
const read = (pattern: string) =>
  globSync(pattern, { cwd: folder })
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n')
const pages = read('main/{worker,listener}/**/*.ts')

/** Words in quotes, which may be whole keys or go into keys that are made, and statuses, which go into those, too. */
const words = new Set([
  ...[...pages.matchAll(/'([\w.-]+)'/g)].map(([, word]) => word!),
  ...(read('{main/worker,main/files,http}/**/*.ts').match(/\b[45]\d\d\b/g) ?? []),
])

/** The keys that are made, `error.${reason}.title`, as patterns. */
const made = [...pages.matchAll(/`([a-z]+\.)\$\{\w+\}((?:\.\w+)*)`/g)].map(
  ([, start, end]) => new RegExp(`^${start!}([\\w-]+)${end!}$`),
)

function isUsed(key: string): boolean {
  return words.has(key) || made.some((pattern) => words.has(pattern.exec(key)?.[1] ?? ''))
}

it('Every text of the pages is used by one of them', () => {
  expect(Object.keys(en()).filter((key) => !isUsed(key))).toEqual([])
})

it('A text that no page uses is found', () => {
  expect(['column.age', 'error.499.title', 'error.out', 'page.home'].filter(isUsed)).toEqual([])
})
