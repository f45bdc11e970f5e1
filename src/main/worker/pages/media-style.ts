/** How a listing looks in the few colours of a contrast theme, and on paper. */

/** Signs are masks filled with a colour: in forced colours every background becomes that of the page. */
const signs = [
  '.path li::after',
  '.up::before',
  '.search button::before',
  '.looks a::before',
  'summary::before',
  '.select::before',
  '.orders a::after',
  'th a::after',
  'td [dir]::before',
  'a.g::before',
  '.grid :is(a,label)::after',
  '.pages [rel]::before',
  '.pages [rel]::after',
  '.tools .main::before',
]

/** A part of a style. */
export const forcedColoursStyle = `
@media(forced-colors:active){
${signs.join(',')}{forced-color-adjust:none;background:CanvasText!important}
.looks a[aria-current],.pages [aria-current]{forced-color-adjust:none;border-color:Highlight;background:Highlight;color:HighlightText}
.looks a[aria-current]::before{background:HighlightText!important}}
`

/** A part of a style: ink on white, names at full length, nothing to press. */
export const printStyle = `
@media print{
:root{--paper:#fff;--sheet:#fff;--ink:#000;--soft:#333;--line:#ccc;--edge:#ccc;--shade:none}
body{min-height:0}
header,main,footer{--side:0}
header{height:auto}
header p{padding:0;border:0}
header svg,header a,nav,.search,.controls,.tools,.g,footer,th a::after{display:none!important}
main{--pad:2px}
table,.grid{margin-inline:0}
thead{position:static;box-shadow:none}
tr,.grid li{break-inside:avoid}
tbody{border:0}
tbody tr:hover,tr:has(:checked){background:none}
h1 bdi,td [dir]{display:block;-webkit-line-clamp:none}
.grid li{content-visibility:visible}
.grid span{white-space:normal}
td [dir]::before,.grid :is(a,label)::after{-webkit-print-color-adjust:exact;print-color-adjust:exact}
:focus-visible,td [dir]:focus-visible::after{outline:0!important}}
`
