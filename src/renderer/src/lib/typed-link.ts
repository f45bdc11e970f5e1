/** Returns a link without the parts that need not be typed, with a break after each group of an IPv6 address. */
export function typedLink(url: string): string {
  const typed = url.replace(/^http:\/\//, '').replace(/\/$/, '')
  return typed.startsWith('[') ? typed.replaceAll(':', ':\u200b') : typed
}
