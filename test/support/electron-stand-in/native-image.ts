/** `nativeImage`: only the path of an image. */
import { existsSync } from 'node:fs'
import type { NativeImage } from 'electron'
import { refuseUnknown } from './fake.ts'
import type { Surface } from './surface.ts'

/** An image, empty if there is no such file. */
export type FakeImage = Pick<NativeImage, 'isEmpty'> & { readonly path: string }

export const nativeImage = {
  createFromPath(path: string): FakeImage {
    const image = { path, isEmpty: () => !existsSync(path) }
    refuseUnknown('NativeImage', image)
    return image
  },
} satisfies Record<Surface['NativeImageStatic'], unknown>
refuseUnknown('nativeImage', nativeImage)
