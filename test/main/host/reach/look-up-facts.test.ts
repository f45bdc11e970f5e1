import { describe, expect, it } from 'vitest'
import { lookUpFacts } from '../../../../src/main/host/reach/look-up-facts.ts'
import { programsOnPath } from '../../../support/programs-on-path.ts'

const question = { adapter: 'wlp2s0', port: 8080, executable: '/opt/spool/spool' }

describe.runIf(process.platform !== 'win32')('the facts', () => {
  const install = programsOnPath()

  it('firewalld is asked two questions, neither of which takes a password', async () => {
    install('systemctl', '[ "$*" = "is-active firewalld" ] && echo active')
    install(
      'firewall-cmd',
      '[ "$*" = "--get-active-zones" ] && printf "home (default)\\n  interfaces: wlp2s0\\n"',
    )
    expect(await lookUpFacts(question, 'linux')).toEqual({
      firewall: {
        kind: 'firewalld',
        rule: undefined,
        refusesAll: false,
        admitsInPrivate: false,
        zone: 'home',
      },
      category: undefined,
      program: '/opt/spool/spool',
    })
  })

  it('A firewall whose program hangs is on all the same, in an unknown zone', async () => {
    install('systemctl', 'echo active')
    install('firewall-cmd', 'exec /bin/sleep 60')
    expect(await lookUpFacts(question, 'linux')).toMatchObject({ firewall: { kind: 'firewalld', zone: '' } })
  })

  // Where the test runs, the programs of that system are there.
  it.each((['win32', 'darwin', 'freebsd'] as const).filter((platform) => platform !== process.platform))(
    'Without any of the programs of %s nothing is known, and nothing fails',
    async (platform) => {
      expect(await lookUpFacts(question, platform)).toEqual({
        firewall: undefined,
        category: undefined,
        program: '/opt/spool/spool',
      })
    },
  )
})
