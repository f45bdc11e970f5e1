/**
 * The design tokens: coloured threads on calm paper, by day and by night. The app's window and the pages for guests have
 * each of them as a custom property of the same name. Only the logos and the QR code have colours of their own, which are the
 * same by day and by night.
 */

type ByAppearance = { readonly light: string; readonly dark: string }

/** Surfaces, lines, texts and threads, as `#rrggbb`. The test of this file says what has to stand out from what. */
export const colours = {
  paper: { light: '#f6f1e7', dark: '#14161c' },
  sheet: { light: '#fffdf8', dark: '#1b1e26' },
  sunk: { light: '#efe8d9', dark: '#171a21' },
  /** What gauges and progress bars fill. */
  track: { light: '#ddd2bc', dark: '#414857' },
  line: { light: '#e2d9c6', dark: '#2d323e' },
  edge: { light: '#c2b59c', dark: '#4d5567' },
  /** The edge of a field to type or choose in. */
  field: { light: '#918774', dark: '#707789' },
  selected: { light: '#e8eaf1', dark: '#2d3548' },
  hover: { light: '#fbf5e8', dark: '#232732' },
  ink: { light: '#2a2520', dark: '#ece6da' },
  soft: { light: '#6b6256', dark: '#a8a396' },
  wood: { light: '#a98560', dark: '#92755a' },
  madder: { light: '#b93a29', dark: '#f0806f' },
  saffron: { light: '#8f5f08', dark: '#eeb650' },
  leaf: { light: '#2f7350', dark: '#78c796' },
  indigo: { light: '#3f60bd', dark: '#8eacf8' },
  plum: { light: '#8c4a9c', dark: '#cf94e0' },
  /** Texts and knobs on leaf. */
  'on-strong': { light: '#fffdf8', dark: '#14161c' },
} as const satisfies Readonly<Record<string, ByAppearance>>

/** All of them; what is not given by appearance is the same in both. */
export const tokens = {
  ...colours,
  shade: {
    light: '0 1px 2px #5b482a14,0 10px 30px -16px #5b482a38',
    dark: '0 1px 2px #0006,0 14px 36px -16px #000000b3',
  },
  /** Of what lies at the lower edge of the window. */
  'shade-up': { light: '0 -6px 24px -8px #5b482a4d', dark: '0 -6px 24px -6px #000c' },
  /** Lightness and chroma (OKLCH) of the pool threads' colours, which differ in hue. */
  'thread-l': { light: '0.56', dark: '0.74' },
  'thread-c': { light: '0.14', dark: '0.12' },
  /** Over the window, behind a dialog. */
  veil: '#14100a6b',
  radius: '14px',
  'radius-small': '9px',
  sans: `system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif`,
  serif: `ui-serif,'New York','Iowan Old Style','Palatino Linotype',Palatino,'Noto Serif',Georgia,serif`,
  mono: `ui-monospace,'SF Mono','Cascadia Mono','Noto Sans Mono','DejaVu Sans Mono',monospace`,
} as const satisfies Readonly<Record<string, ByAppearance | string>>

/** A custom property's name without its dashes. */
export type TokenName = keyof typeof tokens

/**
 * Returns the CSS that declares the tokens with these names on the root element, one per line. A media query separates the
 * appearances, because phones from before 2024 lack light-dark().
 */
export function tokenRules(names: readonly TokenName[]): string {
  const byAppearance = names.filter((name) => typeof tokens[name] !== 'string')
  return `:root{color-scheme:light dark;
${declarations(names, 'light')}}
@media(prefers-color-scheme:dark){:root{
${declarations(byAppearance, 'dark')}}}`
}

function declarations(names: readonly TokenName[], appearance: keyof ByAppearance): string {
  const valueOf = (name: TokenName) => {
    const token = tokens[name]
    return typeof token === 'string' ? token : token[appearance]
  }
  return names.map((name) => `--${name}:${valueOf(name)}`).join(';\n')
}
