/** Names from outside as the labels of menus. */
import { visibleText } from '../../../shared/text/printable.ts'

/** Returns the label that shows a text as it is: in a menu a single ampersand marks a shortcut, and two stand for one. */
export function menuLabel(text: string): string {
  return visibleText(text).replaceAll('&', '&&')
}
