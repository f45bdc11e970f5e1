import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptsGzip, errorMediaType, prefersJson } from '../../src/http/content-negotiation.ts'

describe('RFC 9110 §12.5.1 Accept: JSON or HTML', () => {
  it.each([
    ['no field', undefined, false],
    ['an empty field', '', false],
    ['anything', '*/*', false],
    ['JSON alone', 'application/json', true],
    ['JSON in another case', 'Application/JSON', true],
    ['JSON with a parameter', 'application/json; charset=utf-8', true],
    ['HTML alone', 'text/html', false],
    ['both, equally', 'application/json, text/html', false],
    ['both, JSON higher', 'text/html;q=0.8, application/json', true],
    ['both, HTML higher', 'application/json;q=0.8, text/html', false],
    ['JSON refused', 'application/json;q=0', false],
    ['both refused', 'application/json;q=0, text/html;q=0', false],
    ['JSON higher than the wildcard', 'application/json, */*;q=0.1', true],
    ['JSON lower than the wildcard', 'application/json;q=0.5, */*', false],
    ['JSON named, HTML by wildcard only, on a tie', 'application/json, text/plain, */*', true],
    ['a wildcard subtype', 'application/*', true],
    ['a wildcard subtype lower than HTML', 'application/*;q=0.5, text/html', false],
    [
      'the specific range wins over the wildcard subtype',
      'application/*, application/json;q=0.1, text/html;q=0.5',
      false,
    ],
    [
      'the wildcard subtype wins over the full wildcard',
      'text/*;q=0.2, */*;q=0.1, application/json;q=0.3',
      true,
    ],
    ['HTML refused, the rest welcome', 'text/html;q=0, */*', true],
    ['another JSON type', 'application/ld+json', false],
    ['a browser', 'text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8', false],
    ['a quality with white space', 'text/html ; q=0.5 , application/json ; q=0.6', true],
    ['an upper-case Q', 'text/html;Q=0.5, application/json;Q=0.6', true],
    ['qualities of three decimals', 'text/html;q=0.998, application/json;q=0.999', true],
    ['a malformed quality, which is skipped', 'application/json;q=2, text/html;q=0.1', false],
    ['a negative quality, which is skipped', 'application/json;q=-1, */*;q=0.5', false],
    ['a quality of four decimals, which is skipped', 'application/json;q=0.9999', false],
    ['a quality of letters, which is skipped', 'application/json;q=high', false],
    ['an exponent, which is skipped', 'application/json;q=1e0', false],
    [
      'a repeated type, whose highest quality counts',
      'application/json;q=0.1, application/json, text/html;q=0.5',
      true,
    ],
  ])('Whether JSON is preferred follows from %s: %j', (_, accept, expected) => {
    expect(prefersJson(accept)).toBe(expected)
  })
})

describe('RFC 9110 §12.5.1 Accept: the media type of an error', () => {
  it.each([
    ['no field', undefined, 'text/plain'],
    ['an empty field', '', 'text/plain'],
    ['curl, wget', '*/*', 'text/plain'],
    ['a browser', 'text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8', 'text/html'],
    ['a browser, for an image', 'image/avif,image/webp,image/apng,*/*;q=0.8', 'text/plain'],
    ['HTML in another case', 'Text/HTML', 'text/html'],
    ['HTML refused', 'text/html;q=0, */*', 'text/plain'],
    ['any text', 'text/*', 'text/plain'],
    ['JSON alone', 'application/json', 'application/json'],
    ['JSON before the rest', 'application/json, text/plain, */*', 'application/json'],
    ['JSON refused', 'application/json;q=0', 'text/plain'],
    ['any application', 'application/*', 'text/plain'],
    ['both, equally', 'application/json, text/html', 'text/html'],
    ['both, JSON higher', 'text/html;q=0.8, application/json', 'application/json'],
    ['both, HTML higher', 'application/json;q=0.8, text/html', 'text/html'],
    ['both refused', 'application/json;q=0, text/html;q=0', 'text/plain'],
    ['a malformed quality, which is skipped', 'text/html;q=high', 'text/plain'],
  ])('The media type of an error follows from %s: %j', (_, accept, expected) => {
    expect(errorMediaType(accept)).toBe(expected)
  })
})

describe('RFC 9110 §12.5.3 Accept-Encoding: gzip', () => {
  it.each([
    ['no field', undefined, false],
    ['an empty field', '', false],
    ['gzip', 'gzip', true],
    ['gzip in another case', 'GZip', true],
    ['its old name', 'x-gzip', true],
    ['a browser', 'gzip, deflate, br, zstd', true],
    ['last in the list', 'br;q=1.0, gzip;q=0.8, *;q=0.1', true],
    ['the smallest quality', 'gzip;q=0.001', true],
    ['gzip refused', 'gzip;q=0', false],
    ['gzip refused with decimals', 'gzip;q=0.000', false],
    ['gzip refused, the rest welcome', 'gzip;q=0, *', false],
    ['the rest welcome, gzip refused', '*, gzip;q=0', false],
    ['anything', '*', true],
    ['nothing', '*;q=0', false],
    ['gzip only', 'gzip, *;q=0', true],
    ['identity only', 'identity', false],
    ['another coding', 'br', false],
    ['a coding that only contains gzip', 'gzipped', false],
    ['white space', ' \tgzip ; q=1 ', true],
    ['a malformed quality, which is skipped', 'gzip;q=1.5', false],
  ])('Whether gzip is allowed follows from %s: %j', (_, acceptEncoding, expected) => {
    expect(acceptsGzip(acceptEncoding)).toBe(expected)
  })

  it('Any text gets an answer, never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('gzip*/;=q01., ')) }), (text) => {
        expect(typeof acceptsGzip(text)).toBe('boolean')
        expect(typeof prefersJson(text)).toBe('boolean')
        expect(typeof errorMediaType(text)).toBe('string')
      }),
    )
  })
})
