/** Windows executables and their resources, read by the library with which electron-builder edits them. */
import { createRequire } from 'node:module'

type Language = { readonly lang: number; readonly codepage: number }
type ResourceEntry = Language & {
  readonly type: string | number
  readonly id: string | number
  readonly bin: ArrayBuffer | Buffer
}
type Executable = { generate(): ArrayBuffer }
type Resources = { readonly entries: ResourceEntry[]; outputResource(executable: Executable): void }
type VersionInfo = {
  readonly fixedInfo: { readonly fileVersionMS: number; readonly fileVersionLS: number }
  getAllLanguagesForStringValues(): Language[]
  getStringValues(language: Language): Record<string, string>
  setStringValues(language: Language, values: Readonly<Record<string, string>>): void
  outputToResourceEntries(entries: ResourceEntry[]): void
}
/** The part of resedit that is used here. */
type Library = {
  readonly NtExecutable: { createEmpty(): Executable; from(file: Buffer): Executable }
  readonly NtExecutableResource: { from(executable: Executable): Resources }
  readonly Resource: {
    readonly VersionInfo: { createEmpty(): VersionInfo; fromEntries(entries: ResourceEntry[]): VersionInfo[] }
  }
}

const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'))
export const { NtExecutable, NtExecutableResource, Resource } = createRequire(
  builder.resolve('app-builder-lib'),
)('resedit') as Library
