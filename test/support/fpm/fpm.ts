/**
 * The part of fpm that electron-builder needs to make a Debian package, done by Debian's dpkg-deb, because fpm itself would
 * have to be downloaded. The package's content comes from electron-builder.yml, its control file from here.
 */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'

const text = { type: 'string' } as const
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    s: { ...text, short: 's' },
    t: { ...text, short: 't' },
    depends: { ...text, short: 'd', multiple: true, default: [] },
    'deb-recommends': { ...text, multiple: true, default: [] },
    force: { type: 'boolean' },
    architecture: text,
    'after-install': text,
    'after-remove': text,
    description: { ...text, default: '' },
    version: text,
    package: text,
    name: text,
    maintainer: text,
    vendor: text,
    url: text,
    category: text,
    license: text,
    'deb-priority': text,
    'deb-compression': text,
  },
})
if (values.t !== 'deb') throw new Error(`This stands in for fpm making a deb, not ${values.t ?? 'nothing'}.`)

const stage = mkdtempSync(join(tmpdir(), 'spool-deb-'))
for (const mapping of positionals) {
  const [source = '', target = ''] = mapping.split('=')
  const to = join(stage, target)
  mkdirSync(dirname(to), { recursive: true })
  if (source.endsWith('/')) cpSync(source, to, { recursive: true })
  else copyFileSync(source, to)
}
let kilobytes = 0
for (const name of readdirSync(stage, { recursive: true, encoding: 'utf8' })) {
  const path = join(stage, name)
  const { mode, size } = lstatSync(path)
  const isFolder = lstatSync(path).isDirectory()
  chmodSync(path, isFolder || (mode & 0o111) !== 0 ? 0o755 : 0o644)
  if (!isFolder) kilobytes += Math.ceil(size / 1024)
}
mkdirSync(join(stage, 'DEBIAN'))
for (const [name, script] of [
  ['postinst', values['after-install']],
  ['postrm', values['after-remove']],
] as const) {
  if (script === undefined) continue
  copyFileSync(script, join(stage, 'DEBIAN', name))
  chmodSync(join(stage, 'DEBIAN', name), 0o755)
}
const [synopsis = '', ...rest] = values.description.split('\n')
const control = [
  `Package: ${values.name ?? ''}`,
  `Version: ${values.version ?? ''}`,
  `Architecture: ${values.architecture ?? ''}`,
  `Maintainer: ${values.maintainer ?? ''}`,
  `Installed-Size: ${kilobytes}`,
  `Depends: ${values.depends.join(', ')}`,
  ...(values['deb-recommends'].length > 0 ? [`Recommends: ${values['deb-recommends'].join(', ')}`] : []),
  `Section: ${values.category ?? ''}`,
  `Priority: ${values['deb-priority'] ?? ''}`,
  `Homepage: ${values.url ?? ''}`,
  `Description: ${synopsis}`,
  ...rest.map((line) => ` ${line.trim() === '' ? '.' : line.trim()}`),
]
writeFileSync(join(stage, 'DEBIAN/control'), `${control.join('\n')}\n`)
execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '--build', stage, values.package ?? ''])
rmSync(stage, { recursive: true })
