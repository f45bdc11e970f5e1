import { describe, expect, it } from 'vitest'
import { firewalld, isUfwOn, zoneOf } from '../../../../src/main/host/reach/linux-firewall.ts'

describe('ufw', () => {
  const config = (line: string) =>
    `# /etc/ufw/ufw.conf\n#\n\n# Set to yes to start on boot. If setting this remotely, be sure to add a rule\n# to allow your remote connection before starting ufw. Eg: 'ufw allow 22/tcp'\n${line}\n\nLOGLEVEL=low\n`
  it.each([
    ['ENABLED=yes', true],
    ['ENABLED="yes"', true],
    ['ENABLED=YES # by Ann', true],
    ['ENABLED=no', false],
    ['#ENABLED=yes', false],
    ['', false],
  ])('Its file with the line %j turns it on: %s', (line, isOn) => {
    expect(isUfwOn(config(line))).toBe(isOn)
  })
})

describe('firewalld', () => {
  const old = 'docker\n  interfaces: docker0\npublic\n  interfaces: enp0s3 wlp2s0\n  sources: 10.0.0.0/8\n'
  const recent = 'FedoraWorkstation (default)\n  interfaces: wlp2s0\nlibvirt\n  interfaces: virbr0\n'
  it.each([
    ['an adapter among others', old, 'wlp2s0', 'public'],
    ['an adapter in the first zone', old, 'docker0', 'docker'],
    ['an adapter in the default zone of firewalld 2', recent, 'wlp2s0', 'FedoraWorkstation'],
    ['an adapter whose name is only a part', old, 'wlp2s', ''],
    ['no adapter', old, '', ''],
    ['an error', 'FirewallD is not running\n', 'wlp2s0', ''],
  ])('The zone of %s is found', (_what, answer, adapter, zone) => {
    expect(zoneOf(answer, adapter)).toBe(zone)
  })

  it.each([
    ['trusted', 80, 'admits'],
    ['FedoraWorkstation', 8080, 'admits'],
    ['FedoraWorkstation', 1024, undefined],
    ['FedoraServer', 8080, undefined],
    ['public', 8080, undefined],
    ['', 8080, undefined],
  ])('Zone %j lets port %i through: %s', (zone, port, rule) => {
    expect(firewalld(zone, port)).toMatchObject({ rule, zone })
  })
})
