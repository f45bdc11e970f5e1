import { describe, expect, it } from 'vitest'
import {
  nameFromIpconfig,
  nameFromNetsh,
  nameFromNmcli,
  networkName,
} from '../../../../src/main/desktop/system/network-name.ts'
import { programsOnPath } from '../../../support/programs-on-path.ts'

const netsh = (name: string, ssid: string, ...more: string[]) =>
  [
    `    Name                   : ${name}`,
    '    Description            : Intel(R) Wi-Fi 6 AX201 160MHz',
    '    State                  : connected',
    `    SSID                   : ${ssid}`,
    '    BSSID                  : 0c:80:63:aa:bb:cc',
    ...more,
    '    Profile                : other',
  ].join('\r\n')

describe('the name of the Wi-Fi on Windows', () => {
  it.each<[string, answer: string, name: string | undefined]>([
    [
      'in English',
      `\r\nThere is 1 interface on the system:\r\n\r\n${netsh('Wi-Fi', 'Home: 5 GHz')}\r\n`,
      'Home: 5 GHz',
    ],
    [
      'in German, with the line of Windows 11 for the access point',
      '\r\nEs ist 1 Schnittstelle auf dem System vorhanden:\r\n\r\n    Name                   : WLAN\r\n    Status                 : Verbunden\r\n    SSID                   : Zuhause\r\n    AP BSSID               : 0c:80:63:aa:bb:cc\r\n    Netzwerktyp            : Infrastruktur\r\n\r\n    Status des gehosteten Netzwerks: Nicht verfügbar\r\n',
      'Zuhause',
    ],
    [
      'in Japanese, in an old code page',
      '\r\n    \ufffd\ufffd\ufffdO                   : Wi-Fi\r\n    SSID                   : Home\r\n    BSSID                  : 0c:80:63:aa:bb:cc\r\n',
      'Home',
    ],
    ['with two adapters', `${netsh('Wi-Fi 2', 'Guests')}\r\n\r\n${netsh('Wi-Fi', 'Home')}\r\n`, 'Home'],
    ['that isn’t UTF-8', netsh('Wi-Fi', 'Caf\ufffd'), undefined],
    ['of a hidden network', netsh('Wi-Fi', ''), undefined],
    [
      'without a connection',
      '    Name                   : Wi-Fi\r\n    State                  : disconnected\r\n',
      undefined,
    ],
    [
      'without the right to know the location',
      'Network shell commands need location permission to access WLAN information.\r\n',
      undefined,
    ],
    ['with characters that can’t be seen', netsh('Wi-Fi', 'a\u202eb'), 'a\\u{202e}b'],
  ])('The name %s is found', (_case, answer, name) => {
    expect(nameFromNetsh(answer, 'Wi-Fi')).toBe(name)
  })
})

describe('the name of the Wi-Fi on Linux', () => {
  it.each<[string, answer: string, name: string | undefined]>([
    ['among others', 'no:wlan0:Neighbours\nyes:wlan0:Home\nno:wlan0:\n', 'Home'],
    ['with colons and backslashes', 'yes:wlan0:a\\:b\\\\c\\\\\\:d\n', 'a:b\\c\\:d'],
    ['of another adapter', 'yes:wlan1:Other\nno:wlan0:Home\n', undefined],
    ['of a hidden network', 'yes:wlan0:\n', undefined],
    ['without an answer', '', undefined],
  ])('The name %s is found', (_case, answer, name) => {
    expect(nameFromNmcli(answer, 'wlan0')).toBe(name)
  })
})

describe('the name of the Wi-Fi on macOS', () => {
  it.each<[string, answer: string, name: string | undefined]>([
    [
      'up to macOS 14',
      '<dictionary> {\n  BSSID : 0c:80:63:aa:bb:cc\n  SSID : Home : 5\n  Security : WPA2_PSK\n}\n',
      'Home : 5',
    ],
    ['that is kept secret since macOS 15', '  BSSID : <redacted>\n  SSID : <redacted>\n', undefined],
    ['of Ethernet', '<dictionary> {\n  InterfaceType : Ethernet\n}\n', undefined],
  ])('The name %s is found', (_case, answer, name) => {
    expect(nameFromIpconfig(answer)).toBe(name)
  })
})

describe.runIf(process.platform === 'linux')('the name of the Wi-Fi', () => {
  const install = programsOnPath()

  it('The network manager is asked without a scan, in a language for programs', async () => {
    install('nmcli', 'echo "yes:wlan0:$LC_ALL $*"')
    const args = '-t -f active,device,ssid device wifi list --rescan no'
    expect(await networkName('wlan0', 'linux')).toBe(`C.UTF-8 ${args}`)
  })

  it('Where there is no network manager, the wireless tools are asked', async () => {
    install('iwgetid', 'echo "Home of $1"')
    expect(await networkName('wlan0', 'linux')).toBe('Home of wlan0')
  })

  it.each<NodeJS.Platform>(['linux', 'darwin', 'win32', 'freebsd'])(
    'Without a program that tells it there is no name on %s, and no error',
    async (platform) => {
      expect(await networkName('wlan0', platform)).toBeUndefined()
    },
  )

  it('A program that fails or says too much tells nothing', async () => {
    install('nmcli', 'echo yes:wlan0:Home; exit 1')
    install('iwgetid', 'while echo 0123456789; do :; done')
    expect(await networkName('wlan0', 'linux')).toBeUndefined()
  })
})
