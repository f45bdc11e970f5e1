import { describe, expect, it } from 'vitest'
import { releaseNotesText } from '../../../../src/main/desktop/system/release-notes-text.ts'

describe('release notes as text', () => {
  it.each<[rule: string, notes: unknown, text: string]>([
    ['nothing', null, ''],
    ['plain text', 'Faster.', 'Faster.'],
    [
      'a list',
      '<h3>Added</h3>\n<ul>\n<li>One</li>\n<li>Two &amp; <b>three</b></li>\n</ul>',
      'Added\n• One\n• Two & three',
    ],
    ['paragraphs', '<p>One.</p><p>Two.</p>', 'One.\nTwo.'],
    ['entities', '&lt;b&gt; &#39;x&#39; &unknown;', "<b> 'x' &unknown;"],
    ['a script is only its text', '<script>alert(1)</script>', 'alert(1)'],
    ['a tag that never ends', 'a <b', 'a <b'],
  ])('%s', (_, notes, text) => {
    expect(releaseNotesText(notes)).toBe(text)
  })

  it('are cut where they grow too long', () => {
    expect(releaseNotesText('x'.repeat(100_000))).toHaveLength(4000)
  })
})
