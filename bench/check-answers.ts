/** Checks, before anything is measured, that a server answers correctly: errors are quick to send. */
import type { Target } from './loads.ts'
import { request } from './http-request.ts'
import type { SiteFile } from './site.ts'

/** Returns what is wrong, in a few words; undefined if nothing is. */
export async function checkAnswers(port: number, target: Target): Promise<string | undefined> {
  try {
    switch (target.kind) {
      case 'file':
        return await checkFile(port, target.file)
      case 'mix':
        return await checkMix(port, target.files)
      case 'listing':
        return await checkListing(port, target.path, target.names)
      case 'archive':
        return await checkArchive(port, target.path, target.contentBytes)
      case 'missing':
        return await checkMissing(port, target.path)
    }
  } catch (error) {
    return `no answer (${(error as Error).message})`
  }
}

async function checkFile(port: number, file: SiteFile): Promise<string | undefined> {
  const answer = await request(port, file.path)
  if (answer.status !== 200) return `status ${answer.status} for ${file.path}`
  if (answer.contentLength !== undefined && Number(answer.contentLength) !== file.sizeBytes) {
    return `Content-Length ${answer.contentLength} for ${file.path}`
  }
  return answer.sha256 === file.sha256 ? undefined : `wrong bytes for ${file.path}`
}

/** Checks every twentieth file; all of them would take longer than the measurement. */
async function checkMix(port: number, files: SiteFile[]): Promise<string | undefined> {
  for (let index = 0; index < files.length; index += 20) {
    const wrong = await checkFile(port, files[index]!)
    if (wrong !== undefined) return wrong
  }
  return undefined
}

async function checkArchive(port: number, path: string, contentBytes: number): Promise<string | undefined> {
  const { status, sizeBytes } = await request(port, path)
  if (status !== 200) return `status ${status} for ${path}`
  return sizeBytes > contentBytes ? undefined : `only ${sizeBytes} bytes for ${path}`
}

async function checkMissing(port: number, path: string): Promise<string | undefined> {
  const { status } = await request(port, path)
  return status === 404 ? undefined : `status ${status} for ${path}`
}

async function checkListing(port: number, path: string, names: string[]): Promise<string | undefined> {
  const answer = await request(port, path)
  if (answer.status !== 200) return `status ${answer.status} for ${path}`
  const forgotten = names.find((name) => !answer.text.includes(name))
  return forgotten === undefined ? undefined : `${forgotten} is not in the listing`
}
