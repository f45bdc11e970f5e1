/** Returns the declarations of a pseudo-element that shows `image` (a mask, see icons.ts) in `colour`, with sides of `size`. */
export function masked(image: string, colour: string, size: string): string {
  return (
    `content:"";flex:none;width:${size};height:${size};background:${colour};` +
    `-webkit-mask:${image} center/contain no-repeat;mask:${image} center/contain no-repeat`
  )
}
