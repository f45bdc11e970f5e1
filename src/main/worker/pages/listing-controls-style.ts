/** The style of what listing-controls.ts renders. */
import { signMasks } from './icons.ts'
import { masked } from './masked.ts'

/**
 * A part of a style. Over rows with column heads, which sort by a click, there is no menu of orders. On phones the heads give way
 * to the menu, and what is not chosen of rows and grid is a sign alone; on most of them both are, so that long words leave one row.
 */
export const listingControlsStyle = `
.controls{position:relative;display:flex;flex-wrap:wrap;gap:.5rem;align-self:end;margin-top:.75rem}
.controls a,.controls summary{display:flex;align-items:center;gap:.4rem;min-height:2.75rem;padding:0 .9rem;
border:1px solid var(--edge);border-radius:1.375rem;background:var(--sheet);font-size:.9375rem;cursor:pointer}
.controls a:hover,.controls summary:hover{border-color:var(--soft)}
.controls :focus-visible{border-radius:1.375rem}
.looks{display:flex}
.looks a{min-width:2.75rem;justify-content:center}
.looks a:first-child{border-start-end-radius:0;border-end-end-radius:0;padding-inline-end:.75rem}
.looks a:last-child{border-start-start-radius:0;border-end-start-radius:0;border-inline-start-width:0;padding-inline-start:.75rem}
.controls a[aria-current]{background:var(--ink);border-color:var(--ink);color:var(--paper)}
.as-grid::before{${masked(signMasks.grid, 'currentColor', '1.125rem')}}
.as-list::before{${masked(signMasks.list, 'currentColor', '1.125rem')}}
.select::before{${masked(signMasks.check, 'currentColor', '1.125rem')}}
summary{list-style:none}
summary::-webkit-details-marker{display:none}
summary::before{${masked(signMasks.orders, 'currentColor', '1.125rem')}}
.orders{position:relative}
.orders ul{position:absolute;z-index:4;top:calc(100% + .375rem);inset-inline-end:0;min-width:13rem;margin:0;padding:.375rem;list-style:none;
border:1px solid var(--edge);border-radius:16px;background:var(--sheet);box-shadow:var(--shade)}
.controls li a{border:0;border-radius:10px;white-space:nowrap}
.controls li a:hover{background:var(--hover)}
.controls li a[aria-current]{background:none;color:inherit;font-weight:600}
.orders a[aria-current]::after{${masked(signMasks.check, 'var(--leaf)', '1.125rem')};margin-inline-start:auto}
@media(min-width:40.001rem){.over-list .orders{display:none}}
@media(max-width:40rem){
.controls a,.controls summary{padding-inline:.75rem;font-size:.875rem}
.select::before{display:none}
.orders{position:static}
.orders ul{inset-inline:0}
.looks a:not([aria-current]){gap:0;font-size:0}}
@media(max-width:26rem){.looks a[aria-current]{gap:0;font-size:0}}
@media(max-width:23rem){summary::before{display:none}}
`
