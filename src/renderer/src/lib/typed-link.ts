/**
 * Returns a link without the parts that need not be typed, its key among them: who types it is asked for the PIN. With a break after each group of an IPv6 address.
 */
export function typedLink(url: string): string {
  const typed = url.replace(/^http:\/\//, '').replace(/(?:\/~[a-z2-7]{26})?\/$/, '')
  return typed.startsWith('[') ? typed.replaceAll(':', ':\u200b') : typed
}
