/** The style of what folder-head.ts renders. */
import { signMasks } from './icons.ts'
import { masked } from './masked.ts'

/** Over no more than the space beside a name. */
const fade = 'linear-gradient(90deg,#0000,#000 .375rem calc(100% - .375rem),#0000)'

/**
 * A part of a style. The path stays at the top of the screen and begins scrolled to its end, where the nearest folders are: what
 * scrolls runs against the direction of the page, and its content with it.
 */
export const folderHeadStyle = `
html{scroll-padding-block:3.5rem 5rem}
.path{position:sticky;top:0;z-index:3;display:flex;align-items:center;gap:.5rem;margin-bottom:.5rem;padding-block:.25rem;
background:var(--paper);box-shadow:-1.5rem 0 var(--paper),1.5rem 0 var(--paper);color:var(--soft);font-size:.9375rem}
.path~*{--top:3.25rem}
.path div{flex:1;min-width:0;overflow-x:auto;scrollbar-width:none;direction:rtl;
-webkit-mask:${fade};mask:${fade}}
[dir=rtl] .path div{direction:ltr}
.path ol{display:flex;width:max-content;min-width:100%;margin:0;padding:0;list-style:none;direction:ltr}
[dir=rtl] .path ol{direction:rtl}
.path li{display:flex;align-items:center}
.path li:not(:last-child)::after{${masked(signMasks.step, 'var(--soft)', '1rem')};opacity:.55;transform:scaleX(var(--turn))}
.path li a{min-width:2.75rem;max-width:min(18rem,58vw);padding:.6875rem .375rem;overflow:hidden;text-overflow:ellipsis;white-space:pre;
text-align:center;text-decoration:underline 1px var(--edge);text-underline-offset:4px}
.path li a:hover{color:var(--ink);text-decoration-color:currentColor}
.path li a:focus-visible{outline-offset:-2px}
.up{flex:none;width:2.75rem;height:2.75rem;display:grid;place-items:center;
border:1px solid var(--edge);border-radius:50%;background:var(--sheet)}
.up::before{${masked(signMasks.back, 'var(--ink)', '1.25rem')};margin-inline-start:-2px;transform:scaleX(var(--turn))}
.up:hover{border-color:var(--soft)}
.head{display:grid;grid-template-columns:minmax(0,1fr) auto;column-gap:2rem}
.head>*{grid-column:1/-1;min-width:0}
.head h1{white-space:pre-wrap}
h1 bdi{display:-webkit-box;min-width:0;-webkit-box-orient:vertical;-webkit-line-clamp:4;overflow:hidden;text-align:var(--start)}
.sum{margin:.125rem 0 0;color:var(--soft);font-variant-numeric:tabular-nums}
.search{position:relative;align-self:start;margin-top:.75rem}
.search input{width:100%;height:2.75rem;margin:0;padding-inline:1rem 3rem;-webkit-appearance:none;appearance:none;
border:1px solid var(--field);border-radius:12px;background:var(--sheet);color:inherit;font:inherit;text-overflow:ellipsis}
.search input::placeholder{color:var(--soft);opacity:1}
.search button{position:absolute;inset-block-start:0;inset-inline-end:0;width:2.75rem;height:2.75rem;padding:0;
display:grid;place-items:center;border:0;border-radius:12px;background:none;cursor:pointer}
.search button::before{${masked(signMasks.search, 'var(--soft)', '1.25rem')}}
.search button:hover::before{background:var(--ink)}
@media(min-width:48.001rem){
.head:has(.search) h1,.head:has(.search) .sum{grid-column:1}
.head .search{grid-area:1/2;justify-self:end;width:20rem;margin-top:0}
.head .controls{grid-area:2/2;justify-content:end}}
`
