/** The workflows of GitHub, by GitHub's own parser, and what makes them safe to run. */
import { readdirSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

// The parser is made for bundlers: it imports JSON without saying so.
registerHooks({
  load: (url, context, next) =>
    url.endsWith('.json')
      ? next(url, { ...context, importAttributes: { type: 'json' } })
      : next(url, context),
})
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } =
  await import('@actions/workflow-parser')

const folder = join(import.meta.dirname, '../.github/workflows')

async function mistakes(name: string, content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter())
  if (value !== undefined) await convertWorkflowTemplate(context, value)
  return context.errors.getErrors().map(({ message }) => message)
}

describe.each(readdirSync(folder))('the workflow %s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8')

  it('is understood by GitHub', async () => {
    expect(await mistakes(name, text)).toEqual([])
    expect(await mistakes(name, text.replace('runs-on:', 'runs-where:'))).not.toEqual([])
  })

  it('runs only actions that nobody can exchange, and says which version each is', () => {
    const actions = text.match(/uses: .*/g) ?? []
    expect(actions.length).toBeGreaterThan(0)
    for (const action of actions) expect(action).toMatch(/^uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  it('may do nothing but read, where no job asks for more', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n/m)
  })
})
