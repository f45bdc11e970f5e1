/** electron-builder.yml as far as building for this system alone would not show it. Its schema is checked by every build. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }

const project = join(import.meta.dirname, '../..')
const config = readFileSync(join(project, 'electron-builder.yml'), 'utf8')

describe('electron-builder.yml', () => {
  it('The build configuration names only files that exist', () => {
    const named = config.match(/resources\/(?:linux|mac|windows|icon)[\w./-]*\w/g) ?? []
    expect(named.length).toBeGreaterThan(8)
    expect(named.filter((path) => !existsSync(join(project, path)))).toEqual([])
  })

  it('The build configuration gives the app the identity that it passes to Windows', () => {
    const [, appId] = /^appId: (\S+)$/m.exec(config)!
    const entry = readFileSync(join(project, 'src/main/desktop/main.ts'), 'utf8')
    expect(entry).toContain(`setAppUserModelId('${appId!}')`)
    expect(packageJson.desktopName).toBe(`${appId!}.desktop`)
  })

  it('The build configuration leaves the product name to package.json, where Electron takes it from', () => {
    expect(packageJson.productName).toBe('Spool')
    expect(config).not.toMatch(/^productName/m)
  })

  it('The metadata for software centres has the version of the package', () => {
    const metadata = readFileSync(join(project, 'resources/linux/app.spool.Spool.metainfo.xml'), 'utf8')
    expect(/<release version="([^"]+)"/.exec(metadata)![1]).toBe(packageJson.version)
  })

  it('The build configuration leaves the version of Electron to package.json, which pins it', () => {
    expect(config).not.toMatch(/^electronVersion/m)
    expect(packageJson.devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/)
  })

  it('The package has no dependencies to be installed with the app, as everything is bundled', () => {
    expect(packageJson).not.toHaveProperty('dependencies')
  })
})
