/** Names from outside as the labels of menus. */
import { visibleText } from '../../../shared/text/printable.ts'

/**
 * Returns the label that shows a text as it is: in a menu a single ampersand marks a shortcut, and two stand for one. What
 * isolates a name in a sentence from right to left stays.
 */
export function menuLabel(text: string): string {
  return visibleText(text)
    .replaceAll(String.raw`\u{2068}`, '\u2068')
    .replaceAll(String.raw`\u{2069}`, '\u2069')
    .replaceAll('&', '&&')
}
