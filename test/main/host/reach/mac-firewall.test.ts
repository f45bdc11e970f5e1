import { describe, expect, it } from 'vitest'
import {
  appOf,
  globalState,
  listedRule,
  macFirewall,
  refusesAll,
} from '../../../../src/main/host/reach/mac-firewall.ts'

const apps = `ALF: total number of apps = 3 

1 :  /usr/libexec/bootpd 
 \t ( Allow incoming connections ) 

2 :  /Applications/Google Chrome.app 
             (Block incoming connections)

3 :  /Applications/Spool.app 
 \t ( Allow incoming connections ) 
`

describe('what socketfilterfw says', () => {
  it.each([
    ['Firewall is enabled. (State = 1)\n', 1],
    ['Firewall is disabled. (State = 0)\n', 0],
    ['Firewall is set to block all non-essential incoming connections. (State = 2)\n', 2],
    ['', undefined],
  ])('The state in %j is %s', (answer, state) => {
    expect(globalState(answer)).toBe(state)
  })

  it.each([
    ['Block all DISABLED! \n', false],
    ['Block all ENABLED! \n', true],
    ['Firewall has block all state set to disabled.\n', false],
    ['Firewall has block all state set to enabled.\n', true],
    ['', false],
  ])('Whether everyone is refused is read from %j: %s', (answer, refuses) => {
    expect(refusesAll(answer)).toBe(refuses)
  })

  it.each([
    ['/Applications/Spool.app', 'admits'],
    ['/Applications/Spool.app/Contents/MacOS/Spool', 'admits'],
    ['/Applications/Google Chrome.app', 'refuses'],
    ['/usr/libexec/bootpd', 'admits'],
    ['/Applications/Spool', undefined],
    ['/usr/local/bin/node', undefined],
  ])('The rule for %s is %s', (program, rule) => {
    expect(listedRule(apps, program)).toBe(rule)
    expect(listedRule(apps.replaceAll('\n', '\r\n'), program)).toBe(rule)
  })

  it('An executable is known by its app', () => {
    expect(appOf('/Applications/Spool.app/Contents/MacOS/Spool')).toBe('/Applications/Spool.app')
    expect(appOf('/usr/local/bin/node')).toBe('/usr/local/bin/node')
  })

  it('A firewall that is off or unknown is none', () => {
    const program = '/Applications/Spool.app'
    const answers = { state: 'Firewall is enabled. (State = 1)', blockAll: 'Block all DISABLED!', apps }
    expect(macFirewall(answers, program)).toMatchObject({ rule: 'admits', refusesAll: false })
    expect(macFirewall({ ...answers, state: '(State = 2)' }, program)).toMatchObject({ refusesAll: true })
    for (const state of ['', 'Firewall is disabled. (State = 0)'])
      expect(macFirewall({ ...answers, state }, program)).toBeUndefined()
  })
})
