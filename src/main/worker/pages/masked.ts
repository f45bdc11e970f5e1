/**
 * Returns the declarations of a pseudo-element that shows `image` (a mask, see icons.ts) in `colour`, with sides of `size`. Chromium
 * knows `mask` without its prefix since 2023 only; the image stands there once for both.
 */
export function masked(image: string, colour: string, size: string): string {
  return (
    `content:"";flex:none;width:${size};height:${size};background:${colour};` +
    `--m:${image};-webkit-mask:var(--m) center/contain no-repeat;mask:var(--m) center/contain no-repeat`
  )
}
