/**
 * The style of the pages, light and dark: the design tokens come first, and the rules take all colours from them. Styles are
 * inline, so that a page is one response, and allowed by their hash.
 */
import { tokenRules, type TokenName } from '../../../shared/design-tokens.ts'
import type { FileKind } from '../../files/file-kind.ts'
import { folderHeadStyle } from './folder-head-style.ts'
import { kindMasks, signMasks } from './icons.ts'
import { listingControlsStyle } from './listing-controls-style.ts'
import { masked } from './masked.ts'
import { forcedColoursStyle, printStyle } from './media-style.ts'

/** The tokens that pages use. */
const pageTokens: readonly TokenName[] = [
  'paper',
  'sheet',
  'line',
  'edge',
  'field',
  'hover',
  'ink',
  'soft',
  'wood',
  'madder',
  'saffron',
  'leaf',
  'indigo',
  'plum',
  'shade',
  'on-strong',
  'sans',
  'serif',
  'mono',
]

/** What every page has: tokens, header, footer. The first part of every style. */
export const shared = `
${tokenRules(pageTokens)}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;--start:left;--turn:1}
[dir=rtl]{--start:right;--turn:-1}
body{margin:0;min-height:100vh;min-height:100svh;display:flex;flex-direction:column;
background:var(--paper);color:var(--ink);font:1rem/1.5 var(--sans);overflow-wrap:anywhere}
header,main,footer{--side:max(2.5rem,50% - 29.25rem);width:100%;padding:0 var(--side)}
a{color:inherit;text-decoration:none}
:focus-visible{outline:2px solid var(--indigo);outline-offset:2px;border-radius:6px}
header{position:relative;flex:none;display:flex;align-items:start;height:4.25rem;padding-top:.25rem;overflow:hidden}
header svg{position:absolute;inset-inline-start:calc(var(--side) - 5px);top:.5rem;transform:scaleX(var(--turn))}
header a{position:relative;flex:none;padding-inline:2.65rem .5rem;font:600 1.3125rem/2.75rem var(--serif);letter-spacing:.01em}
header p{position:relative;min-width:0;margin:.5rem 0 0;padding-inline:.75rem .25rem;border-inline-start:1px solid var(--edge);
overflow:hidden;text-overflow:ellipsis;white-space:nowrap;color:var(--soft);font-size:.9375rem;line-height:1.75rem}
main{flex:1}
h1{--size:clamp(1.55rem,1.2rem + 1.7vw,2.15rem);margin:0;font:600 var(--size)/1.25 var(--serif);letter-spacing:-.005em}
[dir=rtl] h1{letter-spacing:0}
footer{padding-block:2rem;color:var(--soft);font-size:.875rem;text-align:center}
@media(max-width:40rem){header,main,footer{--side:1.5rem}}
`

/** The whole style of an error page. */
export const errorStyle = squeeze(`${shared}
main{display:flex;flex-direction:column;align-items:center;justify-content:center;text-align:center}
main svg{width:min(24rem,100%);height:auto;
-webkit-mask:linear-gradient(90deg,#0000,#000 25%,#000 75%,#0000);mask:linear-gradient(90deg,#0000,#000 25%,#000 75%,#0000)}
.status{margin:.75rem 0 .25rem;color:var(--soft);font-size:.875rem;letter-spacing:.08em}
main p{max-width:30rem;margin:.75rem 0 0;color:var(--soft);text-wrap:pretty}
h1,main p{text-wrap:balance}
.home{display:inline-block;margin-top:1.75rem;padding:0 1.35rem;border-radius:12px;
background:var(--ink);color:var(--paper);font-weight:600;line-height:2.875rem}
.home:hover{background:var(--indigo)}
`)

/** The class of each kind's links in a listing: a letter, because there may be 5,000 of them. */
export const kindClasses: Readonly<Record<FileKind, string>> = {
  folder: 'f',
  image: 'i',
  video: 'v',
  audio: 'a',
  document: 'd',
  text: 't',
  code: 'c',
  archive: 'z',
  app: 'x',
  font: 'n',
  other: 'o',
}

const kindColours: Readonly<Record<FileKind, TokenName>> = {
  folder: 'saffron',
  image: 'leaf',
  video: 'plum',
  audio: 'madder',
  document: 'indigo',
  text: 'soft',
  code: 'indigo',
  archive: 'wood',
  app: 'leaf',
  font: 'plum',
  other: 'soft',
}

/** The colour and the icon of each kind, for the elements of its class. */
export const kindRules = (Object.keys(kindClasses) as FileKind[])
  .map((kind) => `.${kindClasses[kind]}{--c:var(--${kindColours[kind]});--i:${kindMasks[kind]}}`)
  .join('')

/**
 * The whole style of a listing. Rows are grids, not table rows: on phones size and date go below the name. The markup
 * says by its roles that it is a table all the same. What depends on the direction of the page follows it by logical
 * properties, but names have directions of their own, so what belongs to them follows `--start` and `--turn`.
 */
export const listingStyle = squeeze(`${shared}
main{--pad:1.25rem;padding-top:.5rem}
${folderHeadStyle}${listingControlsStyle}.head nav{margin:.5rem -.75rem 0}
.head .pages{margin:0;justify-content:start}
table,thead,tbody{display:block}
table,.empty{margin:.25rem calc(-1px - var(--pad)) 0}
tbody{border:1px solid var(--edge);border-radius:16px;background:var(--sheet);box-shadow:var(--shade)}
tr{display:grid;grid-template-columns:minmax(0,1fr) 7rem 14rem;position:relative}
th{padding:0;color:var(--soft);font-weight:500;font-size:.875rem;text-align:start}
th a{display:inline-flex;align-items:center;gap:.3rem;min-height:2.75rem;padding:0 var(--pad)}
th a:hover,th[aria-sort]{color:var(--ink)}
th[aria-sort] a::after{${masked(signMasks.arrow, 'var(--madder)', '.8125rem')}}
th[aria-sort=descending] a::after{transform:rotate(180deg)}
th:nth-child(2){text-align:end}
th:nth-child(2) a{flex-direction:row-reverse;padding-inline:.5rem 0}
thead{position:sticky;top:var(--top,0px);z-index:2;padding:0 1px;background:var(--paper);
box-shadow:-1rem 0 var(--paper),1rem 0 var(--paper)}
th:last-child a,td:last-child{padding-inline-start:2.5rem}
tbody tr+tr{border-top:1px solid var(--line)}
tbody tr:hover{background:var(--hover)}
tbody tr:first-child,tr:first-child [dir]::after{border-radius:15px 15px 0 0}
tbody tr:last-child,tr:last-child [dir]::after{border-radius:0 0 15px 15px}
tbody tr:only-child,tr:only-child [dir]::after{border-radius:15px}
td{padding:.75rem 0;color:var(--soft);white-space:nowrap;font-variant-numeric:tabular-nums;font-size:.9375rem}
td:nth-child(2){text-align:end}
td:first-child{padding-block:.6875rem;padding-inline:calc(var(--pad) + 2.375rem - 2px) var(--pad);color:var(--ink);font-size:1rem;white-space:pre-wrap}
td [dir]::before{${masked('var(--i)', 'var(--c)', '1.5rem')};position:absolute;top:.6875rem;left:calc(var(--pad) - 2px)}
[dir=rtl] td [dir]::before{left:auto;right:calc(var(--pad) - 2px)}
td [dir]::after{content:"";position:absolute;inset:0}
td [dir]:hover::after{box-shadow:inset calc(4px*var(--turn)) 0 var(--c)}
td a:focus-visible{outline:0}
td [dir]:focus-visible::after{outline:2px solid var(--indigo);outline-offset:-3px}
td:last-child{padding-inline-end:3rem}
.g{position:absolute;z-index:1;top:calc(50% - 1.375rem);inset-inline-end:.125rem;width:2.75rem;height:2.75rem}
a.g{display:grid;place-items:center;border-radius:12px}
a.g::before{${masked(signMasks.down, 'var(--soft)', '1.25rem')}}
a.g:hover{background:var(--line)}
a.g:hover::before{background:var(--ink)}
a.g:focus-visible{outline:2px solid var(--indigo);outline-offset:-3px}
input.g{margin:0;width:1.25rem;height:1.25rem;top:calc(50% - .625rem);inset-inline-end:.875rem;accent-color:var(--indigo)}
tr:has(:checked){background:var(--hover)}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(9.5rem,30%),1fr));gap:.5rem;margin:1rem calc(-1px - var(--pad)) 0;padding:0;list-style:none}
.grid li{content-visibility:auto;contain-intrinsic-size:auto 11rem}
.grid :is(a,label){display:block;position:relative;font-weight:400;font-size:.8125rem}
.grid :is(a,label)::before{content:"";display:block;aspect-ratio:1;border:1px solid var(--edge);border-radius:12px;background:var(--sheet)}
.grid :is(a,label)::after{${masked('var(--i)', 'var(--c)', '2.5rem')};position:absolute;top:calc(50% - 2.125rem);left:calc(50% - 1.25rem)}
.grid img{position:absolute;z-index:1;top:0;left:0;width:100%;aspect-ratio:1;object-fit:cover;border-radius:12px}
.grid span{display:block;padding:.25rem .125rem .375rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;color:var(--soft)}
.grid :hover>span{color:var(--ink)}
.grid li{position:relative}
.grid label{cursor:pointer}
.grid .g{z-index:2;top:.5rem;inset-inline-end:.5rem;width:1.5rem;height:1.5rem;border-radius:3px;box-shadow:0 0 0 2px var(--sheet)}
.grid .g:focus-visible{box-shadow:0 0 0 6px var(--sheet)}
.grid li:has(:checked) img,.grid li:has(:checked) label::before{outline:3px solid var(--indigo);outline-offset:-3px}
.tools{position:sticky;bottom:0;z-index:2;display:flex;flex-wrap:wrap;justify-content:center;gap:.5rem 1rem;margin:0 calc(-.75rem - var(--pad));
padding:2rem 0 1rem;background:linear-gradient(#0000,var(--paper) 2rem);pointer-events:none}
.tools>*{display:flex;align-items:center;justify-content:center;gap:.5rem;min-height:2.875rem;padding:.25rem 1.35rem;
border:1px solid var(--edge);border-radius:12px;background:var(--sheet);color:inherit;font:600 1rem/1.3 var(--sans);text-align:center;text-wrap:balance;cursor:pointer;pointer-events:auto}
.tools>:hover{border-color:var(--soft)}
.tools .main{border-color:var(--leaf);background:var(--leaf);color:var(--on-strong)}
.tools .main:hover{border-color:var(--ink);background:var(--ink);color:var(--paper)}
.tools .main::before{${masked(signMasks.down, 'currentColor', '1.25rem')}}
td [dir]{display:-webkit-box;min-width:0;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden;text-align:var(--start)}
.f{font-weight:600}
.results{display:flex;flex-direction:column}
.results .sum{order:-1;margin-top:1rem}
.results tbody:empty,.searching{display:none}
@supports selector(:has(a)){.results:not(:has(.sum)) .searching{display:block;order:-1;margin:1rem 0 .25rem;color:var(--soft)}}
.in{position:relative;z-index:1;padding:.25rem 0;color:var(--soft);font-size:.875rem}
.in:hover{color:var(--ink);text-decoration:underline}
.pages{display:flex;flex-wrap:wrap;justify-content:center;gap:.25rem;margin:1.5rem 0 0;padding:0;list-style:none;
font-variant-numeric:tabular-nums}
.pages a,.pages span{display:grid;place-items:center;min-width:2.75rem;min-height:2.75rem;padding:0 .75rem;border-radius:12px}
.pages a:hover{background:var(--sheet);box-shadow:inset 0 0 0 1px var(--edge)}
.pages [rel]{display:flex;gap:.25rem}
.pages [rel]::before,.pages [rel=next]::after{${masked(signMasks.back, 'currentColor', '1.125rem')};transform:scaleX(var(--turn))}
.pages [rel=next]::before{display:none}
.pages [rel=next]::after{transform:scaleX(calc(-1*var(--turn)))}
.pages [aria-current]{background:var(--ink);color:var(--paper);font-weight:600;box-shadow:none}
.pages span{min-width:1.5rem;padding:0;color:var(--soft)}
.empty{margin-top:1rem;padding:3.5rem 1.5rem 4rem;border:1px dashed var(--edge);border-radius:16px;color:var(--soft);text-align:center}
.empty svg{width:4rem;height:4rem}
.empty h2{margin:.75rem 0 .25rem;color:var(--ink);font:600 1.25rem/1.3 var(--serif)}
.empty p{max-width:26rem;margin:0 auto;text-wrap:balance}
@media(max-width:40rem){
main{--pad:.9375rem}
thead{display:none}
main,main>form:has(.tools){display:flex;flex-direction:column}
main>form:has(.tools){flex:1}
table,.grid,.grid~nav,table~nav{margin-bottom:1rem}
.tools{margin:auto calc(-1*var(--side)) 0;padding:.75rem var(--side);border-top:1px solid var(--edge);background:var(--sheet)}
.tools>*{padding-inline:1rem;overflow-wrap:break-word}
.tools .main{flex:1}
main:has(.tools)+footer{margin-top:-1px;padding-block:1px 1rem;background:var(--sheet)}
table{margin-top:.75rem}
tbody tr{display:flex;flex-wrap:wrap}
td:first-child{flex:1 0 100%;min-width:0;padding-block:.75rem 0;padding-inline:calc(var(--pad) + 2.25rem - 2px) 3rem}
td [dir]{overflow-wrap:anywhere}
td [dir]::before{top:.75rem}
td:nth-child(n+2){padding:.0625rem 0 .75rem;font-size:.875rem}
td:nth-child(2){padding-inline-start:calc(var(--pad) + 2.25rem - 2px)}
td:last-child{flex:1;max-width:100%;padding-inline-end:3rem;white-space:normal;overflow-wrap:break-word}
td:nth-child(2):not(:empty)+td::before{content:"·";margin:0 .4rem}
.pages,.head .pages{justify-content:center;gap:0;margin-inline:-.5rem}
.head nav{margin-inline:0}
.pages a{min-width:2.25rem;padding:0 .25rem}.pages [rel]{min-width:2.75rem;justify-content:center;font-size:0}
.pages span{min-width:1rem}}
a.p::before{${masked(signMasks.play, 'var(--soft)', '1.25rem')}}
a.e::before{${masked(signMasks.eye, 'var(--soft)', '1.25rem')}}
a.e,a.p{inset-inline-end:2.75rem}
thead{z-index:2}
a.e:target,a.p:target{scroll-margin-block:6rem}
tr:has(:target){background:var(--hover)}
.grid a:target{scroll-margin-block:4rem}
.grid a:target img{outline:3px solid var(--indigo);outline-offset:-3px}
@media(min-width:40.01rem){
tr{grid-template-columns:minmax(0,1fr) 7rem 16.5rem}
td:last-child{padding-inline-end:5.625rem}}
@media(max-width:40rem){
tr:has(.e,.p) :is(td:first-child,td:last-child){padding-inline-end:5.625rem}}
${forcedColoursStyle}${printStyle}${kindRules}`)

/** CSS without the line breaks that make it readable here. */
export function squeeze(css: string): string {
  return css.replaceAll('\n', '')
}
