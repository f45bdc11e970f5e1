import { describe, expect, it } from 'vitest'
import { releaseNotes } from '../../scripts/release-notes.ts'

const changelog = `# Changelog

About [versions].

## [Unreleased]

## [1.1.0] - 2027-01-02

### Added

- One.

## [1.1.0-beta.1] - 2027-01-01

- Half of one.

## [1.0.0] - 2026-12-24

[1.0.0]: https://example.org/1.0.0
`

describe('the notes of a release', () => {
  it.each<[rule: string, version: string, notes: string | undefined]>([
    ['are all that the changelog says of it', '1.1.0', '### Added\n\n- One.'],
    ['are not those of a version whose name begins alike', '1.1.0-beta.1', '- Half of one.'],
    ['are undefined for a version that does not exist', '2.0.0', undefined],
    ['are undefined for a part of a version', '1.1', undefined],
    ['are undefined if the changelog says nothing', 'Unreleased', undefined],
    ['do not have the links at the end', '1.0.0', undefined],
  ])('The notes of a release %s', (_, version, notes) => {
    expect(releaseNotes(changelog, version)).toBe(notes)
  })
})
