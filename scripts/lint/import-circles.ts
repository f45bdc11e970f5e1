/** Finds circles in imports, of values and of types: the files of a circle can't be understood or moved one by one. */
import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import ts from 'typescript'

/** Each file with the files that it imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>

/** Returns which files in `folder` import which others there. Paths are relative to `folder`, with slashes. */
export function readImports(folder: string): ImportGraph {
  const files = globSync('**/*.{ts,vue}', { cwd: folder }).map((path) => path.replaceAll('\\', '/'))
  const known = new Set(files)
  return new Map(
    files.map((file) => {
      const { importedFiles } = ts.preProcessFile(scriptOf(file, readFileSync(join(folder, file), 'utf8')))
      const imported = importedFiles
        .filter(({ fileName }) => fileName.startsWith('.'))
        .map(({ fileName }) => posix.join(posix.dirname(file), fileName))
      return [file, imported.filter((path) => known.has(path))]
    }),
  )
}

function scriptOf(file: string, text: string): string {
  if (!file.endsWith('.vue')) return text
  return Array.from(text.matchAll(/<script\b[^>]*>(.*?)<\/script>/gs), ([, script]) => script).join('\n')
}

/**
 * Returns the circles of a graph, each as a sorted list of the files in it: its strongly connected components of more than
 * one file (Tarjan 1972), and files that import themselves.
 */
export function importCircles(graph: ImportGraph): string[][] {
  const circles: string[][] = []
  const stack: string[] = []
  /** The order in which files were visited, from 0. */
  const indices = new Map<string, number>()

  /** Returns the lowest index of a file on the stack that can be reached from `file`. */
  function visit(file: string): number {
    const index = indices.size
    indices.set(file, index)
    stack.push(file)
    let lowest = index
    for (const imported of graph.get(file) ?? []) {
      if (!indices.has(imported)) lowest = Math.min(lowest, visit(imported))
      else if (stack.includes(imported)) lowest = Math.min(lowest, indices.get(imported)!)
    }
    if (lowest === index) {
      const component = stack.splice(stack.indexOf(file))
      if (component.length > 1 || graph.get(file)?.includes(file) === true) circles.push(component.sort())
    }
    return lowest
  }

  for (const file of graph.keys()) if (!indices.has(file)) visit(file)
  return circles
}
