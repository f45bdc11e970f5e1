/**
 * `npx node scripts/release-notes.ts v1.2.3`: prints the section of CHANGELOG.md on a version. It is an error if there is none, or
 * if package.json has another version.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import packageJson from '../package.json' with { type: 'json' }
import { projectFolder } from './ensure-build.ts'

/** Returns the section on a version without its heading; undefined if there is none or it is empty. */
export function releaseNotes(changelog: string, version: string): string | undefined {
  const sections = changelog.split(/^## /m).slice(1)
  const section = sections.find((text) => text.startsWith(`[${version}]`))
  // The links of all versions are at the end of the file.
  const notes = section
    ?.replace(/^.*$/m, '')
    .replace(/^\[[^\]]+\]: .*$/gm, '')
    .trim()
  return notes === '' ? undefined : notes
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const version = (process.argv[2] ?? '').replace(/^v/, '')
  const notes = releaseNotes(readFileSync(join(projectFolder, 'CHANGELOG.md'), 'utf8'), version)
  if (version !== packageJson.version)
    fail(`package.json has version ${packageJson.version}, not ${version}.`)
  else if (notes === undefined) fail(`CHANGELOG.md says nothing about version ${version}.`)
  else console.log(notes)
}

function fail(message: string): void {
  console.error(message)
  process.exitCode = 1
}
