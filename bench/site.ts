/** The folder that every server shares during the benchmark. */
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, ftruncateSync, mkdirSync, openSync, symlinkSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { makePhotos } from './photos.ts'
import { random } from './random.ts'

export type SiteFile = { path: string; sizeBytes: number; sha256: string }

export type Site = {
  root: string
  small: SiteFile
  medium: SiteFile
  large: SiteFile
  huge: SiteFile
  mix: SiteFile[]
  /** A text file with the request targets of the mix, one per line, in the order of the requests. */
  mixTargetsFile: string
  /** The small pictures of photos. */
  thumbnails: SiteFile[]
  thumbnailTargetsFile: string
  listingPath: string
  listingNames: string[]
  /** A folder with the same names, and a link to one of them. */
  linkedPath: string
  /** 1 GiB of holes: it takes no disk space, and no reader at a few KiB/s ever reaches its end. */
  endlessPath: string
}

const kibibyte = 1024
const mebibyte = 1024 * kibibyte

/** Makes the test data in `folder`, which exists and is empty. */
export function makeSite(folder: string): Site {
  const root = join(folder, 'site')
  mkdirSync(root)
  const sparse = openSync(join(root, 'endless.bin'), 'w')
  ftruncateSync(sparse, 1024 * mebibyte)
  closeSync(sparse)
  const mix = makeMix(root)
  const thumbnails = makePhotos(root)
  const [linkedName] = makeListing(root, 'linked')
  symlinkSync(linkedName!, join(root, 'linked', 'link.jpg'))
  return {
    root,
    small: makeFile(root, '1k.bin', kibibyte),
    medium: makeFile(root, '64k.bin', 64 * kibibyte),
    large: makeFile(root, '1m.bin', mebibyte),
    huge: makeFile(root, '256m.bin', 256 * mebibyte),
    mix,
    mixTargetsFile: writeTargets(join(folder, 'mix-targets.txt'), mix),
    thumbnails,
    thumbnailTargetsFile: writeTargets(join(folder, 'thumbnail-targets.txt'), thumbnails),
    listingPath: '/listing/',
    listingNames: makeListing(root, 'listing'),
    linkedPath: '/linked/',
    endlessPath: '/endless.bin',
  }
}

/** Returns `path`, after the targets have been written there. */
function writeTargets(path: string, files: SiteFile[]): string {
  writeFileSync(path, files.map((file) => file.path).join('\n'))
  return path
}

/** Makes 1,000 files of 200 B to 32 KiB, most of them small as on a web page, in a shuffled but fixed order. */
function makeMix(root: string): SiteFile[] {
  mkdirSync(join(root, 'mix'))
  const next = random(20_261_123)
  // No .html: `serve` redirects it to the name without the extension.
  const extensions = ['css', 'js', 'png', 'jpg', 'svg', 'json', 'txt', 'woff2']
  const files = Array.from({ length: 1000 }, (_, index) => {
    const sizeBytes = Math.round(200 * ((32 * kibibyte) / 200) ** next())
    const name = `${String(index).padStart(4, '0')}.${extensions[index % extensions.length]!}`
    return { order: next(), file: makeFile(root, `mix/${name}`, sizeBytes) }
  })
  return files.sort((a, b) => a.order - b.order).map(({ file }) => file)
}

/** Makes 300 files to be listed; their content doesn't matter. */
function makeListing(root: string, folder: string): string[] {
  mkdirSync(join(root, folder))
  const names = Array.from({ length: 300 }, (_, index) => `photo-${String(index).padStart(3, '0')}.jpg`)
  names.forEach((name, index) => writeFileSync(join(root, folder, name), Buffer.alloc(index * 7)))
  return names
}

/** Makes a file of random bytes, so that compression gains nothing; they repeat every mebibyte, to be quick. */
function makeFile(root: string, name: string, sizeBytes: number): SiteFile {
  const block = randomBytes(Math.min(sizeBytes, mebibyte))
  const hash = createHash('sha256')
  const file = openSync(join(root, name), 'w')
  for (let written = 0; written < sizeBytes; written += block.length) {
    writeSync(file, block)
    hash.update(block)
  }
  closeSync(file)
  return { path: `/${name}`, sizeBytes, sha256: hash.digest('hex') }
}
