/** Photos as cameras write them: large, with a small picture inside. */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { orientJpeg } from '../src/pictures/orient-jpeg.ts'
import { exifSegment, jpeg, tinyJpeg } from '../test/pictures/jpeg-fixture.ts'
import type { SiteFile } from './site.ts'

/** Makes 200 photos of 256 KiB below `root`. Returns their small pictures of 8 KB, which no decoder would be pleased with. */
export function makePhotos(root: string): SiteFile[] {
  mkdirSync(join(root, 'photos'))
  return Array.from({ length: 200 }, (_, index) => {
    const thumbnail = tinyJpeg(index, 8000)
    const name = `photos/${String(index).padStart(3, '0')}.jpg`
    writeFileSync(join(root, name), jpeg([exifSegment({ orientation: 1, thumbnail })], 256 * 1024))
    // Spool says in each how it is to be turned.
    const sent = orientJpeg(thumbnail, 1)
    const sha256 = createHash('sha256').update(sent).digest('hex')
    return { path: `/${name}?thumb`, sizeBytes: sent.length, sha256 }
  })
}
