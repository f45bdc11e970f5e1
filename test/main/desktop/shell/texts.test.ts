import { expect, it, vi } from 'vitest'
import { Texts } from '../../../../src/main/desktop/shell/texts.ts'

it('The texts stay those of the former language until those of the new one are loaded', async () => {
  const loaded = Promise.withResolvers<undefined>()
  const texts = await Texts.load('en', () => loaded.resolve(undefined))
  texts.speak('fr')
  expect(texts.translate('menu.file')).toBe('File')
  await loaded.promise
  expect(texts.translate('menu.file')).toBe('Fichier')
})

it('Of two languages that are chosen one after the other, the texts are those of the last', async () => {
  const onLoaded = vi.fn<() => void>()
  const texts = await Texts.load('en', onLoaded)
  texts.speak('fr')
  texts.speak('de')
  await vi.waitFor(() => expect(onLoaded).toHaveBeenCalled())
  expect(texts.translate('menu.file')).toBe('Datei')
  expect(onLoaded).toHaveBeenCalledOnce()
})

it('A language that is in use already is not loaded again', async () => {
  const onLoaded = vi.fn<() => void>()
  const texts = await Texts.load('en', onLoaded)
  texts.speak('en')
  await Promise.resolve()
  expect(onLoaded).not.toHaveBeenCalled()
})
