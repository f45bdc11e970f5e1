/**
 * Makes the pictures of the desktop app in docs/images/app, each state light and dark, wide and narrow: `npm run
 * screenshots`. Runs the built app as the tests do, see test/support/desktop-app.ts.
 */
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DesktopApp } from '../../test/support/desktop-app.ts'
import { takePort, TemporaryHome } from '../../test/support/temporary-home.ts'
import { ensureBuild, projectFolder } from '../ensure-build.ts'
import { makeDemoFolder } from './demo-folder.ts'
import { ask, SteadyDownload, visitors } from './visitors.ts'

const images = resolve(projectFolder, 'docs/images/app')
const port = 8080
const sizes = { wide: { width: 1120, height: 760 }, narrow: { width: 400, height: 860 } }
const appearances = ['light', 'dark'] as const
type Appearance = (typeof appearances)[number]

/** Takes the pictures of a state. */
async function photograph({ page }: DesktopApp, state: string, appearance: Appearance): Promise<void> {
  const devTools = await page.context().newCDPSession(page)
  for (const [size, viewport] of Object.entries(sizes)) {
    await devTools.send('Emulation.setDeviceMetricsOverride', {
      ...viewport,
      deviceScaleFactor: 1.5,
      mobile: false,
    })
    await page.evaluate(showHomeNetwork)
    const path = join(images, `${state}-${appearance}-${size}.png`)
    await page.screenshot({ path, animations: 'disabled' })
  }
  await devTools.detach()
}

/** Runs in the page: whenever it draws an address of this machine, an address of a home network is shown instead. */
const showHomeNetwork = `(() => {
  const atHome = (text) => text
    .replace(/127\\.0\\.0\\.(\\d+)/g, (_address, last) => '192.168.1.' + (20 + Number(last)))
    .replace(/\\/tmp\\/spool-home-\\w+/g, '/home/anna')
  const show = () => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const text = texts.currentNode
      if (atHome(text.data) !== text.data) text.data = atHome(text.data)
    }
    // Texts that may be shortened in the middle are drawn from attributes.
    for (const { dataset } of document.querySelectorAll('[data-text]'))
      if (atHome(dataset.text) !== dataset.text) dataset.text = atHome(dataset.text)
    // Among them a path, which is cut in two where the name of the home may stand.
    for (const path of document.querySelectorAll('.middle[title^="/tmp/"]')) {
      const [first, ...others] = path.querySelectorAll('[data-text]')
      if (first.dataset.text === atHome(path.title)) continue
      first.dataset.text = atHome(path.title)
      for (const other of others) other.dataset.text = ''
    }
  }
  const attributeFilter = ['data-text']
  globalThis.homeNetwork ??= new MutationObserver(show)
  globalThis.homeNetwork.observe(document.body, { subtree: true, childList: true, characterData: true, attributeFilter })
  show()
})()`

/** Makes the loopback, the only interface used here, look like Wi-Fi to the app. */
async function pretendWifi({ electron }: DesktopApp): Promise<void> {
  await electron.evaluate(() => {
    const os = process.getBuiltinModule('node:os')
    const { lo = [] } = os.networkInterfaces()
    os.networkInterfaces = () => ({ wlan0: lo.map((info) => ({ ...info, internal: false })) })
  })
}

function homeWithDemo(settings: object): TemporaryHome {
  const home = new TemporaryHome()
  const folder = makeDemoFolder(home.path)
  home.writeSettings({ folder, recentFolders: [folder], threads: 4, ...settings })
  return home
}

async function firstRun(appearance: Appearance): Promise<void> {
  using home = new TemporaryHome({ appearance })
  await using app = await DesktopApp.launch({ home })
  await photograph(app, 'first-run', appearance)
}

async function fromReadyToSharing(appearance: Appearance): Promise<void> {
  using home = homeWithDemo({ appearance, port })
  await using app = await DesktopApp.launch({ home })
  const { page } = app
  await page.getByTestId('survey').waitFor()
  await pretendWifi(app)
  await photograph(app, 'ready', appearance)

  await app.startSharing()
  const { iphone, pc, android, mac, player } = visitors
  await ask(port, iphone, '/Budget.xlsx')
  const archive = new SteadyDownload(port, android, '/Archive%202019%E2%80%932024.zip', 60_000_000)
  const downloads = [
    new SteadyDownload(port, iphone, '/Keynote%20recording.mp4', 9_000_000),
    new SteadyDownload(port, pc, '/Anna%E2%80%99s%20birthday.mov', 4_200_000),
  ]
  const requests = ['/', '/notes.txt', '/IMG_2031.jpg', '/IMG_2032.jpg', '/birthday.mov', '/Budget.xlsx']
  // The graph shows the last minute; a few seconds are enough to see what it is.
  for (let round = 0; round < 20; round++) {
    for (const [index, path] of requests.entries())
      await ask(port, [iphone, pc, android, mac, player][index % 5]!, path)
    await Promise.all(
      [...downloads, ...(round < 12 ? [archive] : [])].map((download) => download.nextPiece()),
    )
    if (round === 12) archive.stop()
  }
  await page.getByTestId('transfer').nth(1).waitFor()
  await page.mouse.move(0, 0)
  await photograph(app, 'sharing', appearance)
  await page.getByTestId('guests-tab').click()
  await photograph(app, 'guests', appearance)
  await page.getByTestId('downloads-tab').click()
  await page.getByTestId('thread-details-button').click()
  await photograph(app, 'threads', appearance)
  await page.getByTestId('thread-details-button').click()
  await page.getByTestId('log-row').last().click()
  await photograph(app, 'log-details', appearance)
  await page.keyboard.press('Escape')
  await page.getByTestId('enlarge').click()
  await photograph(app, 'large-qr', appearance)
  await page.keyboard.press('Escape')
  await page.getByTestId('stop').click()
  await photograph(app, 'stop', appearance)
  await page.keyboard.press('Escape')

  renameSync(join(home.path, 'Holiday 2026'), join(home.path, 'gone'))
  await page.getByRole('alert').filter({ hasText: 'can’t be found' }).waitFor()
  await photograph(app, 'folder-gone', appearance)
  for (const download of downloads) download.stop()

  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('dialog').waitFor()
  await photograph(app, 'settings', appearance)
}

/** Two of the things in the demo folder, for those with the link or the PIN, for four hours; and the help if it doesn't open. */
async function itemsByLink(appearance: Appearance): Promise<void> {
  using home = homeWithDemo({ appearance, port, access: 'link' })
  await using app = await DesktopApp.launch({ home })
  const { page } = app
  await pretendWifi(app)
  const items = ['Keynote recording.mp4', 'Slides & handouts'].map((name) =>
    join(home.path, 'Holiday 2026', name),
  )
  await page.evaluate(`spool.call('drop', ${JSON.stringify(items)})`)
  await page.getByTestId('items').waitFor()
  await page.evaluate(`spool.call('chooseEnd', { kind: 'hours', hours: 4 })`)
  await app.startSharing()
  await page.getByTestId('pin').waitFor()
  await page.mouse.move(0, 0)
  await photograph(app, 'items', appearance)
  await page.getByTestId('open-reach').click()
  await page.getByTestId('reach').waitFor()
  await page.getByText('Checking this computer').waitFor({ state: 'hidden' })
  await photograph(app, 'reach', appearance)
}

async function failed(appearance: Appearance): Promise<void> {
  await using taken = await takePort(port)
  using home = homeWithDemo({ appearance, port: taken.port })
  await using app = await DesktopApp.launch({ home })
  await app.page.getByTestId('start').click()
  await app.page.getByTestId('use-port').waitFor()
  await photograph(app, 'port-taken', appearance)
}

await ensureBuild()
rmSync(images, { recursive: true, force: true })
mkdirSync(images, { recursive: true })
const [, , only] = process.argv
for (const appearance of appearances.filter((name) => only === undefined || name === only)) {
  await firstRun(appearance)
  await fromReadyToSharing(appearance)
  await itemsByLink(appearance)
  await failed(appearance)
}
