/** What Windows 11 and Spool's installer ask, drawn as HTML; `ring` marks what to choose. */
import type { InstallerPage } from './installer-page.ts'

const windowStyle = `
.windows { display: flex; align-items: center; gap: 20px; color: #1b1b1b }
.windows button { min-width: 92px; padding: 6px 14px; border: 1px solid #adadad; background: #fdfdfd }
.nsis { width: 520px; border: 1px solid #7a8794; border-radius: 8px; background: #f0f0f0; overflow: hidden }
.nsis .bar { display: flex; gap: 8px; padding: 9px 12px; background: #fff }
.nsis .bar img { width: 16px }
.nsis .bar span { margin-left: auto; color: #444; letter-spacing: 14px }
.nsis header { padding: 12px 20px 18px; background: #fff; border-bottom: 1px solid #a0a0a0; font-weight: bold }
.nsis .page { position: relative; height: 210px; margin: 20px 26px 0 }
.nsis .page > * { position: absolute; margin: 0; left: 0; right: 0 }
.nsis .box { display: inline-flex; align-items: center; gap: 11px }
.nsis .box i { width: 13px; height: 13px; border: 1px solid #333; background: #fff; font: 12px/13px sans-serif; text-align: center }
.nsis footer { display: flex; justify-content: flex-end; gap: 10px; padding: 12px; border-top: 1px solid #a0a0a0 }
.nsis button { padding: 3px 14px; border-radius: 4px }
.smart { display: flex; flex-direction: column; width: 360px; height: 290px; padding: 22px; background: #1464b4; color: #fff }
.smart h1 { margin: 0 0 18px; font-size: 23px; font-weight: normal }
.smart p { margin: 0 0 12px }
.smart u { align-self: start }
.smart footer { display: flex; justify-content: flex-end; gap: 14px; margin-top: auto }
.smart button { border: 2px solid #fff; background: #1464b4; color: #fff }
.wall { width: 430px; border: 1px solid #b5b5b5; border-radius: 8px; background: #fff; overflow: hidden }
.wall .body { padding: 18px 24px 24px }
.wall h1 { margin: 10px 0 20px; font-size: 20px; line-height: 1.35 }
.wall .app { display: flex; align-items: center; gap: 12px; font-size: 15px }
.wall .app img { width: 36px }
.wall footer { display: grid; grid-template-columns: 1fr 1fr; gap: 10px; padding: 22px 24px; background: #f0f3f9 }
.wall button { border-radius: 4px; padding: 8px }
.wall .first { background: #005fb8; border-color: #005fb8; color: #fff }
`

function page(body: string): string {
  return `<style>${windowStyle}</style><div class="windows">${body}</div>`
}

export function installerChoices({ title, intro, boxes }: InstallerPage, icon: string): string {
  // A dialog unit is an eighth of the line height.
  const top = (units: number) => `top:${units * 1.85}px`
  const rows = boxes.map(
    ({ text, top: units, isTicked }, index) =>
      `<div class="row" style="${top(units)}"><span class="box ${index === 0 ? 'ring' : ''}"><i>${isTicked ? '✓' : ''}</i>${text}</span></div>`,
  )
  return page(`<div class="nsis"><div class="bar"><img src="${icon}">Spool Setup<span>–□✕</span></div>
<header>${title}</header><div class="page"><p>${intro}</p>${rows.join('')}</div>
<footer><button>&lt; Back</button><button>Install</button><button>Cancel</button></footer></div>`)
}

/** The warning before and after a click on its link. */
export function smartScreen(fileName: string): string {
  const title = '<h1>Windows protected your PC</h1>'
  const text = `<p>Microsoft Defender SmartScreen prevented an unrecognized app from starting. Running this app might put your
PC at risk.</p>`
  return page(`<div class="smart">${title}${text}<u class="ring">More info</u>
<footer><button>Don’t run</button></footer></div><b class="arrow"></b>
<div class="smart">${title}${text}<p>App: ${fileName}<br>Publisher: Unknown publisher</p>
<footer><button class="ring">Run anyway</button><button>Don’t run</button></footer></div>`)
}

export function windowsFirewall(icon: string): string {
  return page(`<div class="wall"><div class="body">Windows Security
<h1>Do you want to allow public and private networks to access this app?</h1>
<div class="app"><img src="${icon}">Spool</div></div>
<footer><button class="first ring">Allow</button><button>Cancel</button></footer></div>`)
}
