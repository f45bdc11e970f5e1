/**
 * `npx node scripts/electron-surface.ts`: lists what Spool uses of Electron, from its own declarations, in
 * test/support/electron-stand-in/surface.ts. The stand-in's fakes implement that list, so that the compiler finds what they
 * lack. With `--check` nothing is written, and a list that is out of date is an error.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import ts from 'typescript'
import { projectFolder } from './ensure-build.ts'

const users = ['src/main/desktop/', 'src/preload/']
const list = resolve(projectFolder, 'test/support/electron-stand-in/surface.ts')

type Surface = { readonly modules: Set<string>; readonly members: Map<string, Set<string>> }

function findSurface(): Surface {
  const config = ts.getParsedCommandLineOfConfigFile(resolve(projectFolder, 'tsconfig.json'), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'))
    },
  })!
  const files = config.fileNames.filter((file) =>
    users.some((user) => file.startsWith(resolve(projectFolder, user))),
  )
  const program = ts.createProgram(files, config.options)
  const surface: Surface = { modules: new Set(), members: new Map() }
  for (const file of files) addFile(program.getSourceFile(file)!, program.getTypeChecker(), surface)
  return surface
}

function addFile(file: ts.SourceFile, checker: ts.TypeChecker, { modules, members }: Surface): void {
  const visit = (node: ts.Node): void => {
    if (isValueImport(node)) modules.add((node.propertyName ?? node.name).text)
    for (const declaration of memberRead(node, checker)?.declarations ?? []) {
      const owner = ownerInElectron(declaration)
      if (owner === undefined) continue
      const names = members.get(owner) ?? new Set()
      members.set(owner, names.add(memberRead(node, checker)!.name))
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
}

function isValueImport(node: ts.Node): node is ts.ImportSpecifier {
  if (!ts.isImportSpecifier(node) || node.isTypeOnly) return false
  const clause = node.parent.parent
  const from = clause.parent.moduleSpecifier
  return (
    clause.phaseModifier !== ts.SyntaxKind.TypeKeyword && ts.isStringLiteral(from) && from.text === 'electron'
  )
}

/** Returns the property that an expression or a pattern reads. The properties of an object literal are set, not read. */
function memberRead(node: ts.Node, checker: ts.TypeChecker): ts.Symbol | undefined {
  if (ts.isPropertyAccessExpression(node)) return checker.getSymbolAtLocation(node.name)
  if (!ts.isBindingElement(node) || !ts.isObjectBindingPattern(node.parent)) return undefined
  const name = node.propertyName ?? node.name
  return ts.isIdentifier(name) ? checker.getTypeAtLocation(node.parent).getProperty(name.text) : undefined
}

/** Returns the class or interface of electron.d.ts that declares a member; `BrowserWindowStatic` for a static one. */
function ownerInElectron(declaration: ts.Declaration): string | undefined {
  if (!declaration.getSourceFile().fileName.endsWith('/electron/electron.d.ts')) return undefined
  const owner = declaration.parent
  if (!(ts.isClassDeclaration(owner) || ts.isInterfaceDeclaration(owner)) || owner.name === undefined)
    return undefined
  const isStatic = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Static) !== 0
  return isStatic ? `${owner.name.text}Static` : owner.name.text
}

function textOf({ modules, members }: Surface): string {
  const union = (names: Iterable<string>) => [...names].sort().map((name) => `'${name}'`)
  const entry = (key: string, names: Iterable<string>) => {
    const all = union(names)
    const line = `  readonly ${key}: ${all.join(' | ')}`
    if (line.length <= 110) return line
    const second = `    ${all.join(' | ')}`
    // As Prettier breaks it.
    return `  readonly ${key}:\n${second.length <= 110 ? second : all.map((name) => `    | ${name}`).join('\n')}`
  }
  const owners = [...members].sort(([one], [other]) => (one < other ? -1 : 1))
  return `/** Written by scripts/electron-surface.ts: what src/main/desktop and src/preload use of electron.d.ts. */

/** The names imported from \`electron\`. */
export type SurfaceModules = {
${entry('name', modules)}
}

/** The members that are read or called, by the class or interface that declares them. */
export type Surface = {
${owners.map(([owner, names]) => entry(owner, names)).join('\n')}
}
`
}

const text = textOf(findSurface())
if (!process.argv.includes('--check')) {
  writeFileSync(list, text)
} else if (readFileSync(list, 'utf8') !== text) {
  console.error('surface.ts is out of date: run `npx node scripts/electron-surface.ts`.')
  process.exitCode = 1
}
