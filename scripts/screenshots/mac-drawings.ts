/** What macOS 15 and newer ask, drawn as HTML; `ring` marks what to choose. */

const alertStyle = `
.mac { display: flex; align-items: center; gap: 20px; color: #262626 }
.alert { width: 260px; padding: 20px 16px 16px; border-radius: 14px; border: 1px solid #c9c9c9; background: #ececee; text-align: center }
.alert img { width: 60px }
.alert h1 { margin: 10px 0; font-size: 14px; line-height: 1.4 }
.alert p { margin: 0 0 16px; font-size: 12px }
.alert .buttons { display: flex; gap: 8px }
.alert .stacked { flex-direction: column }
.mac button { flex: 1; padding: 6px 12px; border: 0; border-radius: 7px; background: #d5d5d8 }
.mac .first { background: #0a6cff; color: #fff }
.settings { width: 440px; border: 1px solid #c9c9c9; border-radius: 12px; background: #f4f4f5; overflow: hidden }
.settings header { padding: 13px 18px; border-bottom: 1px solid #dcdcde; font-size: 15px; font-weight: bold }
.settings header i { color: #999; font-style: normal; padding-right: 12px }
.settings h1 { margin: 16px 20px 8px; font-size: 13px }
.settings .rows { margin: 0 16px 20px; border-radius: 8px; background: #fff; border: 1px solid #e2e2e4 }
.settings .rows div { display: flex; align-items: center; justify-content: space-between; gap: 14px; padding: 11px 14px }
.settings .rows div + div { border-top: 1px solid #e6e6e8 }
.settings button { flex: none; background: #e3e3e6 }
.settings .value { color: #777 }
`

type Alert = {
  readonly title: string
  readonly text: string
  readonly buttons: string
  readonly icon: string
}

function alert({ title, text, buttons, icon }: Alert): string {
  return `<div class="alert"><img src="${icon}"><h1>${title}</h1><p>${text}</p>${buttons}</div>`
}

function page(body: string): string {
  return `<style>${alertStyle}</style><div class="mac">${body}</div>`
}

/** Gatekeeper's refusal, and the setting that overrules it. */
export function notOpened(icon: string): string {
  const refusal = alert({
    icon,
    title: '“Spool” Not Opened',
    text: 'Apple could not verify “Spool” is free of malware that may harm your Mac or compromise your privacy.',
    buttons:
      '<div class="buttons stacked"><button class="first ring">Done</button><button>Move to Trash</button></div>',
  })
  return page(`${refusal}<b class="arrow"></b><div class="settings"><header><i>‹</i>Privacy &amp; Security</header>
<h1>Security</h1><div class="rows"><div>Allow applications from<span class="value">App Store &amp; Known Developers</span></div>
<div>“Spool” was blocked to protect your Mac.<button class="ring">Open Anyway</button></div></div></div>`)
}

export function macFirewall(icon: string): string {
  const title = 'Do you want the application “Spool.app” to accept incoming network connections?'
  const text =
    'Clicking Deny may limit the application’s behavior. This setting can be changed in the Firewall pane of Network Settings.'
  const buttons = '<div class="buttons"><button>Deny</button><button class="first ring">Allow</button></div>'
  return page(alert({ icon, title, text, buttons }))
}

/** The ring is around both buttons: Spool works with either. */
export function localNetwork(icon: string): string {
  const title = 'Allow “Spool” to find devices on local networks?'
  const text =
    'This will allow the app to discover, connect to, and collect data from devices on your networks.'
  const buttons = '<div class="buttons ring"><button>Don’t Allow</button><button>Allow</button></div>'
  return page(alert({ icon, title, text, buttons }))
}
