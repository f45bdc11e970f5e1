/** The style of the page about a file. */
import { signMasks } from './icons.ts'
import { masked } from './masked.ts'
import { kindRules, shared, squeeze } from './style.ts'

/**
 * The page fills the screen: what the file is and what can be done with it above, the file itself, and below the way to
 * its neighbours, where thumbs are. A picture or a film gets all the room between, and is never cut off or enlarged.
 */
export const viewStyle = squeeze(`${shared}
main{--side:1rem;display:grid;grid-template:"top" auto "stage" 1fr "notes" auto "walk" auto/minmax(0,1fr);min-height:100vh;min-height:100svh}
.top{grid-area:top;display:flex;align-items:center;gap:.75rem;padding-block:.625rem}
.what{flex:1;min-width:0}
h1{--size:1.125rem}
h1 bdi{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;white-space:pre-wrap;text-align:var(--start)}
.what p{margin:0;color:var(--soft);font-size:.875rem;font-variant-numeric:tabular-nums}
.up{flex:none;width:2.75rem;height:2.75rem;display:grid;place-items:center;border:1px solid var(--edge);border-radius:50%;background:var(--sheet)}
.up::before{${masked(signMasks.back, 'var(--ink)', '1.25rem')};margin-inline-start:-2px;transform:scaleX(var(--turn))}
.up:hover,.act:hover{border-color:var(--soft)}
.act{display:inline-flex;flex:none;align-items:center;justify-content:center;gap:.5rem;min-height:2.75rem;padding:0 1.1rem;
border:1px solid var(--edge);border-radius:12px;background:var(--sheet);font-weight:600}
.act.get{border-color:var(--ink);background:var(--ink);color:var(--paper)}
.act.get:hover{border-color:var(--indigo);background:var(--indigo)}
.get::before{${masked(signMasks.down, 'currentColor', '1.25rem')}}
.stage{grid-area:stage;min-height:12rem;position:relative}
.stage>img,.stage>video{position:absolute;inset:0;width:100%;height:100%;object-fit:scale-down}
.stage>video{object-fit:contain;border-radius:12px;background:#000}
main>.notes{grid-area:notes}
.notes{display:flex;flex-wrap:wrap;align-items:center;justify-content:center;gap:.5rem 1rem;margin:.75rem 0 0;color:var(--soft);font-size:.9375rem;text-wrap:pretty}
.notes a,.card .act{color:var(--ink)}.card .get{color:var(--paper)}
.card{display:grid;align-content:center;justify-items:center;gap:1rem;padding-block:1.5rem;text-align:center;color:var(--soft)}
.card p{max-width:28rem;margin:0;text-wrap:balance}
.card .notes{margin:0;max-width:none}
.icon::before{${masked('var(--i)', 'var(--c)', '5rem')};display:block}
audio{width:min(40rem,100%)}
pre{margin:0;padding:1rem 1.25rem;border:1px solid var(--edge);border-radius:12px;background:var(--sheet);
font:.875rem/1.6 var(--mono);white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext;tab-size:4;text-align:start}
.text{width:min(64rem,100%);justify-self:center;padding-bottom:.75rem}
.text .notes{margin:0 0 .75rem;justify-content:start}
nav{grid-area:walk;position:sticky;bottom:0;display:grid;grid-template-columns:minmax(0,1fr) auto minmax(0,1fr);align-items:center;gap:.75rem;
padding-block:.625rem;background:var(--paper);font-variant-numeric:tabular-nums}
nav .act{min-height:3rem}
nav p{grid-column:2;margin:0;color:var(--soft);font-size:.9375rem}
[rel=prev]::before,[rel=next]::after{${masked(signMasks.back, 'currentColor', '1.25rem')};transform:scaleX(var(--turn))}
[rel=next]{grid-column:3}
[rel=next]::after{transform:scaleX(calc(-1*var(--turn)))}
@media(min-width:40rem){
main{--side:1.5rem}
nav{grid-template-columns:9rem auto 9rem;justify-content:center}}
@media(max-width:40rem){
nav .act{gap:0;font-size:0}
.stage:has(>img),.stage:has(>video){margin-inline:calc(-1*var(--side))}
.stage>video{border-radius:0}}
@media(max-width:40rem),(max-height:30rem){
.top .open{display:none}
.top .get{width:2.75rem;padding:0;border-radius:50%;gap:0;font-size:0}}
@media(max-height:30rem) and (min-width:34rem){
main{grid-template:"top walk" auto "stage stage" 1fr "notes notes" auto/minmax(0,1fr) auto;column-gap:.75rem}
.top,nav{padding-block:.375rem}
nav{position:static;grid-template-columns:3.5rem auto 3.5rem}
nav .act{min-height:2.75rem;padding:0;gap:0;font-size:0}
h1 bdi{-webkit-line-clamp:1}
.stage{margin-bottom:.375rem}}
@media(forced-colors:active){
.up::before,.get::before,.icon::before,[rel]::before,[rel]::after{forced-color-adjust:none;background:CanvasText!important}}
@media print{
:root{--paper:#fff;--sheet:#fff;--ink:#000;--soft:#333}
.up,nav,.act{display:none!important}
main{--side:0;display:block;min-height:0}
h1 bdi{-webkit-line-clamp:none}
.stage>img,.stage>video{position:static;height:auto;max-height:85vh;object-position:top var(--start)}
pre{padding:0;border:0}}
${kindRules}`)
