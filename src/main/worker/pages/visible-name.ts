/**
 * A decoded file name with everything unseen made visible, on one line: control characters as their pictures (␊ for
 * a line feed), and invisible or direction-changing characters as ‹U+202E›. A name can then neither break out of its
 * line nor read as another, as `exe.gpj` does when an override turns it round. Joiners and direction marks stay:
 * emoji, Persian and Hebrew are spelled with them, and within a `<bdi>` they reach no further than the name.
 */
export function visibleName(displayName: string): string {
  return displayName.replace(unseen, (character) => {
    const code = character.charCodeAt(0)
    if (code < 0x20) return String.fromCharCode(0x2400 + code)
    if (code === 0x7f) return '\u2421'
    return `\u2039U+${code.toString(16).toUpperCase().padStart(4, '0')}\u203a`
  })
}

/**
 * C0 and C1 controls; soft hyphen, zero-width space, word joiner, byte order mark; line and paragraph separators;
 * embeddings, overrides and isolates.
 */
const unseen = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff]/g
