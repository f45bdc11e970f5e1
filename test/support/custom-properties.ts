/** The custom properties in a style sheet, by name without the dashes. */

/** Those of the root element in each appearance; spaces that mean nothing are left out of their values. */
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

/** The names of those that a source uses. */
export function usedProperties(source: string): Set<string> {
  return new Set([...source.matchAll(/var\(--([\w-]+)/g)].map(([, name]) => name!))
}
