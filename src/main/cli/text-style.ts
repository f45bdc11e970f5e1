/** Colours for a terminal; none for other outputs, or where the user wants none. */
import { styleText } from 'node:util'

type Style = (text: string) => string

/** The styles of the output. */
export type TextStyle = Record<'bold' | 'dim' | 'link' | 'warning' | 'good' | 'info' | 'bad', Style>

/** @param coloured whether the output shows colours */
export function textStyle(coloured: boolean): TextStyle {
  const style = (...formats: Parameters<typeof styleText>[0][]): Style =>
    coloured
      ? (text) =>
          formats.reduce((styled, format) => styleText(format, styled, { validateStream: false }), text)
      : (text) => text
  return {
    bold: style('bold'),
    dim: style('dim'),
    link: style('bold', 'cyan'),
    warning: style('yellow'),
    good: style('green'),
    info: style('cyan'),
    bad: style('red'),
  }
}

/** Whether a stream shows colours: a terminal that has them, unless NO_COLOR (https://no-color.org) is set. */
export function showsColours(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'hasColors'>,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  // In Node FORCE_COLOR overrules NO_COLOR; here a user who wants no colours has the last word.
  return stream.isTTY && (environment.NO_COLOR ?? '') === '' && stream.hasColors()
}
