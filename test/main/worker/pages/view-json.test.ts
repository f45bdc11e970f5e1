import { describe, expect, it } from 'vitest'
import { renderViewJson } from '../../../../src/main/worker/pages/view-json.ts'
import type { View } from '../../../../src/main/worker/pages/view.ts'
import { bytesOf, hostileNames } from './listing-fixture.ts'
import { viewOf } from './view-fixture.ts'

type Parsed = { name: string; nameIsLossy?: true; path: string; href: string }

const render = (view: View) => JSON.parse(renderViewJson(view, 'image/jpeg')) as Parsed

describe('a page about a file as JSON', () => {
  it('It has the facts of the file and its neighbours', () => {
    expect(render(viewOf('a b.jpg', { folder: ['Trips', bytesOf('Köln')] }))).toEqual({
      name: 'a b.jpg',
      path: '/Trips/K%C3%B6ln/a%20b.jpg',
      href: 'a%20b.jpg',
      type: 'image/jpeg',
      kind: 'image',
      size: 1536,
      modified: '2026-11-03T14:22:05Z',
      position: 2,
      total: 3,
      previous: 'b.jpg',
      next: 'c.jpg',
    })
  })

  it('What there is not is null', () => {
    const neighbours = {
      ...viewOf('a').neighbours,
      position: undefined,
      previous: undefined,
      next: undefined,
    }
    expect(render(viewOf('a', { neighbours }))).toMatchObject({ position: null, previous: null, next: null })
  })

  it.each(hostileNames.map((name) => [name]))(
    'Of the name %j the reference is exact, and loss is marked',
    (name) => {
      const { href, path, ...rest } = render(viewOf(name, { folder: [] }))
      const isUtf8 = Buffer.from(Buffer.from(name, 'latin1').toString()).toString('latin1') === name
      expect('nameIsLossy' in rest).toBe(!isUtf8)
      expect(path).toBe(`/${href}`)
      const url = new URL(href, 'http://host.example/')
      expect(
        url.href
          .slice(20)
          .replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
      ).toBe(name)
    },
  )
})
