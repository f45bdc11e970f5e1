/** Characters of the longest IPv4 address: the log always has room for so many, so that these are never cut. */
export const ipv4Length = 15
