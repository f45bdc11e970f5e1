import fc from 'fast-check'
import { expect, it } from 'vitest'
import { visibleJson } from '../../../src/shared/text/visible-json.ts'

it('JSON reads back as what it was made from, and can be looked at, whatever text is in it', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), (value) => {
      const line = visibleJson(value)
      expect(JSON.parse(line)).toEqual(value)
      expect(line).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
    }),
  )
})

it('JSON leaves letters, emoji and what joins them as they are', () => {
  const folder = 'Übung 写真 \ud83d\udc69\u200d\ud83d\udc67'
  expect(visibleJson({ folder })).toBe(`{"folder":"${folder}"}`)
})
