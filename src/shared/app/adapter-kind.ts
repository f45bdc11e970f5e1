/** What kind of network adapter an address belongs to, as far as the adapter's name tells. */
export type AdapterKind = 'wifi' | 'ethernet' | 'vpn' | 'virtual' | 'loopback' | 'other'
