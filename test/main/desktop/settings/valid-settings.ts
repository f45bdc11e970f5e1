import type { AppSettings } from '../../../../src/shared/app/app-settings.ts'

/** Every setting of the app, none with its default. */
export const validSettings: AppSettings = {
  port: 9000,
  threads: 3,
  listing: false,
  hidden: true,
  index: false,
  cors: true,
  access: 'link',
  appearance: 'dark',
  language: 'ja',
  shareOnLaunch: true,
  launchAtLogin: true,
  keepInTray: false,
  notifyDelivered: false,
  accessLog: true,
  checkForUpdates: false,
  guestNames: [{ client: '192.168.1.7', device: 'iPhone', name: 'Anna’s phone' }],
  items: ['/home/me/film.mkv'],
  trayNoticeShown: true,
  host: '192.0.2.7',
  folder: '/srv/photos',
  recentFolders: ['/srv/photos', '/srv/music'],
  window: { x: -1_000_000, y: 1_000_000, width: 800, height: 600, maximized: true },
}
