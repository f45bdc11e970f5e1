/** Reads custom properties of CSS; names are without the dashes. */

/** Returns those of the root element in each appearance, with no more spaces in their values than needed. */
export function rootProperties(css: string): Record<'light' | 'dark', Record<string, string>> {
  const [light, dark] = [...css.matchAll(/:root\s*\{([^}]*)\}/g)].map(([, declarations]) => {
    const properties = [...declarations!.matchAll(/--([\w-]+):([^;]*)/g)]
    return Object.fromEntries(properties.map(([, name, value]) => [name!, withoutSpaces(value!)]))
  })
  return { light: light!, dark: { ...light, ...dark } }
}

function withoutSpaces(value: string): string {
  return value.trim().replace(/\s+/g, ' ').replaceAll(', ', ',')
}

/** Returns the names of those that a source uses. */
export function usedProperties(source: string): Set<string> {
  return new Set([...source.matchAll(/var\(--([\w-]+)/g)].map(([, name]) => name!))
}
