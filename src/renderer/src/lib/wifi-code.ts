/** The text of a QR code that has a phone join a Wi-Fi, in the form that ZXing introduced and all phones read. */

/** @param password '' for a network without one. WPA stands for WPA2 and WPA3, too: devices find out which it is. */
export function wifiCode(network: string, password: string): string {
  if (password === '') return `WIFI:T:nopass;S:${escaped(network)};;`
  return `WIFI:T:WPA;S:${escaped(network)};P:${escaped(password)};;`
}

/** These five end or begin something there. */
function escaped(text: string): string {
  return text.replace(/[\\;,:"]/g, '\\$&')
}
