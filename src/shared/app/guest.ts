/** Who a guest is: the device and program by its User-Agent (RFC 9110 §10.1.5), and the name that the user has given it. Pure. */
import * as Bowser from 'bowser'
import { printable } from '../text/printable.ts'

/** What a User-Agent reveals. The words are brands or near enough to be understood in every language. */
export type GuestDevice = {
  /** `iPhone`, `Windows PC`; '' if unknown. */
  readonly device: string
  /** Browser or program: `Safari`, `curl`; '' if unknown. */
  readonly browser: string
}

/** A name that the user has given to a guest. */
export type GuestName = {
  /** Address, as in the engine's reports. */
  readonly client: string
  /** The device that was there then, '' if unknown: when another kind of device gets the address, the name isn't its. */
  readonly device: string
  readonly name: string
}

/** Longest name, in code points. */
export const maxGuestName = 60

/** Names kept; the oldest are dropped. */
export const maxGuestNames = 200

/** Characters of a User-Agent that are looked at, as many as the engine reports. Real ones are shorter. */
const maxUserAgent = 256

/** Longest name of a program that is shown as it stands. */
const maxProgram = 30

/** Reading a User-Agent takes 0.15 ms, and a window asks for each guest again and again. */
const maxKnown = 256
const known = new Map<string, GuestDevice>()

/** Returns what a User-Agent reveals. It is the client's own claim: an iPad says that it is a Mac, and anyone can lie. */
export function guestDevice(userAgent: string): GuestDevice {
  const text = userAgent.slice(0, maxUserAgent)
  let found = known.get(text)
  if (found === undefined) {
    found = readUserAgent(text)
    if (known.size >= maxKnown) known.clear()
    known.set(text, found)
  }
  return found
}

/** Returns the name that the user has given to a guest, undefined for none. An unknown device, '', may be any. */
export function guestName(names: readonly GuestName[], client: string, device: string): string | undefined {
  return names.find((entry) => isSame(entry, client, device))?.name
}

/** Returns the names after one guest has been given a name, or has lost it if that is ''. The latest is the first. */
export function renamed(names: readonly GuestName[], guest: GuestName): GuestName[] {
  const others = names.filter((entry) => !isSame(entry, guest.client, guest.device))
  return (guest.name === '' ? others : [guest, ...others]).slice(0, maxGuestNames)
}

/** Returns what a name looks like once it is stored: nothing that can't be seen, {@link maxGuestName} at most. */
export function tidyGuestName(name: string): string {
  return printable(Array.from(printable(name)).slice(0, maxGuestName).join(''))
}

/** Returns what to call a guest: its name, its device and program, or else its program and address. */
export function guestLabel(
  { client, userAgent }: { readonly client: string; readonly userAgent: string },
  names: readonly GuestName[],
): string {
  const { device, browser } = guestDevice(userAgent)
  // What only a program has said of itself could be anything, another guest's name or address among it.
  const words = [device, browser, device === '' ? client : ''].filter((word) => word !== '')
  return guestName(names, client, device) ?? words.join(' · ')
}

/** Returns what to call a guest about whom the user is to decide: as {@link guestLabel}, and always with the address. */
export function guestAndAddress(
  guest: { readonly client: string; readonly userAgent: string },
  names: readonly GuestName[],
): string {
  const label = guestLabel(guest, names)
  return label.includes(guest.client) ? label : `${label}, ${guest.client}`
}

function isSame(entry: GuestName, client: string, device: string): boolean {
  return entry.client === client && (entry.device === device || entry.device === '' || device === '')
}

function readUserAgent(text: string): GuestDevice {
  if (text === '') return { device: '', browser: '' }
  const { browser, os, platform } = Bowser.parse(text)
  const device =
    specialDevice(text) ?? (platform.model === 'iPad' ? 'iPad' : (systemDevices.get(os.name ?? '') ?? ''))
  const isBrowser = text.startsWith('Mozilla/')
  return { device, browser: isBrowser ? browserName(browser.name, device) : programName(text) }
}

/** Signs of devices whose programs otherwise look like those of a computer or a phone. */
const specialDevices: readonly (readonly [sign: RegExp, device: string])[] = [
  [/\bPlayStation 5\b/, 'PlayStation 5'],
  [/\bPlayStation 4\b/, 'PlayStation 4'],
  [/\bPlayStation/, 'PlayStation'],
  [/\bXbox\b/, 'Xbox'],
  [/\bNintendo Switch\b/, 'Nintendo Switch'],
  [/\bNintendo/, 'Nintendo'],
  [/\b(?:Smart-?TV|Tizen|Web0S|BRAVIA|GoogleTV|Android ?TV|Apple ?TV|AFT[A-Z]+|CrKey|Roku|HbbTV)\b/i, 'TV'],
]

function specialDevice(text: string): string | undefined {
  return specialDevices.find(([sign]) => sign.test(text))?.[1]
}

/** By Bowser's name of the system. */
const systemDevices: ReadonlyMap<string, string> = new Map([
  ['Android', 'Android'],
  ['HarmonyOS', 'Android'],
  ['iOS', 'iPhone'],
  ['macOS', 'Mac'],
  ['Windows', 'Windows PC'],
  ['Windows Phone', 'Windows Phone'],
  ['Linux', 'Linux PC'],
  ['Chrome OS', 'Chromebook'],
])

/** Browsers that people know by another name than Bowser's; '' for those that have none. */
const browserNames: ReadonlyMap<string, string> = new Map([
  ['Microsoft Edge', 'Edge'],
  ['Samsung Internet for Android', 'Samsung Internet'],
  ['Android Browser', ''],
  ['WebOS Browser', ''],
  ['Tizen', ''],
  ['PlayStation 4', ''],
])

const realBrowsers: ReadonlySet<string> = new Set(Object.values(Bowser.BROWSER_MAP))

/** @param name Bowser's. What it doesn't know it copies from the text, and that may be anything. */
function browserName(name: string | undefined, device: string): string {
  if (name === undefined || !realBrowsers.has(name)) return ''
  // There is no Safari elsewhere: other browsers on the same engine claim to be it.
  if (name === 'Safari' && !/^(?:iPhone|iPad|Mac)$/.test(device)) return ''
  return browserNames.get(name) ?? name
}

/** Programs that people know by another name than the one that they send; '' for parts of systems. */
const programNames: ReadonlyMap<string, string> = new Map([
  ['LibVLC', 'VLC'],
  ['libmpv', 'mpv'],
  ['Lavf', 'FFmpeg'],
  ['Wget', 'wget'],
  ['AppleCoreMedia', ''],
  ['Dalvik', ''],
  ['AndroidDownloadManager', ''],
  ['stagefright', ''],
])

/** Returns the first product of a User-Agent without its version: `curl` of `curl/8.5.0`. */
function programName(text: string): string {
  // A token (RFC 9110 §5.6.2); those of real programs have no further characters.
  const token = /^[\w.+-]+/.exec(text)?.[0] ?? ''
  return programNames.get(token) ?? (token.length <= maxProgram ? token : '')
}
