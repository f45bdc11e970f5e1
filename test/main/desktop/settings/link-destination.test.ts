import { realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { linkDestination } from '../../../../src/main/desktop/settings/link-destination.ts'
import { temporaryFolder } from '../../../support/serve.ts'

let folder: ReturnType<typeof temporaryFolder> & { readonly real: string }

beforeEach(() => {
  const made = temporaryFolder()
  folder = Object.assign(made, { real: realpathSync(made.path) })
})
afterEach(() => folder[Symbol.dispose]())

it('a path that is no link leads to itself, be there a file or not', () => {
  const path = `${folder.real}/file`
  expect(linkDestination(path)).toBe(path)
  writeFileSync(path, '')
  expect(linkDestination(path)).toBe(path)
})

describe.skipIf(process.platform === 'win32')('a link', () => {
  /** Links, each to the next, and the last to a file that is not there; returns the first. */
  function chain(links: number): string {
    for (let at = 1; at <= links; at++)
      symlinkSync(at === links ? 'file' : `${at + 1}`, `${folder.path}/${at}`)
    return `${folder.path}/1`
  }

  it.each([1, 3, 30])(
    'leads to a file that is not there, if that is all that is missing: links %d',
    (links) => {
      expect(linkDestination(chain(links))).toBe(`${folder.real}/file`)
    },
  )

  it.each([
    ['that leads to itself', 'link'],
    // The system finds no way there, the path's own text one without end.
    ['that leads to itself through a folder that is not there', 'nosuch/../link'],
  ])('%s leads nowhere', (_, to) => {
    symlinkSync(to, `${folder.path}/link`)
    expect(() => linkDestination(`${folder.path}/link`)).toThrow(expect.objectContaining({ code: 'ELOOP' }))
  })

  it('behind more than 40 others is not followed', () => {
    expect(() => linkDestination(chain(41))).toThrow(expect.objectContaining({ code: 'ELOOP' }))
  })
})
