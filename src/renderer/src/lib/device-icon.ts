/** Pictures of the devices that guests use. */
import type { Component } from 'vue'
import { CircleUser, Gamepad2, Laptop, Monitor, Smartphone, Tablet, Tv } from '@lucide/vue'

/** By the words of `guestDevice`. */
const icons: readonly (readonly [device: RegExp, icon: Component])[] = [
  [/^(?:iPhone|Android|Windows Phone)$/, Smartphone],
  [/^iPad$/, Tablet],
  [/^(?:Mac|Chromebook)$/, Laptop],
  [/^(?:Windows|Linux) PC$/, Monitor],
  [/^TV$/, Tv],
  [/^(?:PlayStation|Xbox|Nintendo)/, Gamepad2],
]

/** Returns the picture of a device, that of somebody for an unknown one. */
export function deviceIcon(device: string): Component {
  return icons.find(([pattern]) => pattern.test(device))?.[1] ?? CircleUser
}
