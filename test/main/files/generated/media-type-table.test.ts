import otherTypes from 'mime/types/other.js'
import standardTypes from 'mime/types/standard.js'
import { describe, expect, it } from 'vitest'
import { mediaTypeTable } from '../../../../src/main/files/generated/media-type-table.ts'

describe('the table of media types', () => {
  it('The table has the types of the installed mime package (if not, run: node scripts/media-types.ts)', () => {
    const expected = Object.entries({ ...standardTypes, ...otherTypes }).flatMap(([type, extensions]) =>
      extensions.filter((extension) => !extension.startsWith('*')).map((extension) => `${extension} ${type}`),
    )
    const actual = mediaTypeTable.split('\n').flatMap((line) => {
      const [type, ...extensions] = line.split(' ')
      return extensions.map((extension) => `${extension} ${type!}`)
    })
    expect(actual.sort()).toEqual(expected.sort())
  })
})
