/** What all fakes have in common: their types, their events, and the refusal of whatever they don't imitate. */
import { EventEmitter } from 'node:events'

/** The members of `Type` that a fake has to have. Those of an emitter it inherits from Node's own. */
export type Fake<Type, Name extends PropertyKey> = Pick<
  Type,
  Exclude<Extract<Name, keyof Type>, keyof EventEmitter>
>

/** Looked up by JavaScript and Playwright in any object. */
const askedOfAll = new Set(['then', 'toJSON'])

/** Lets the use of a member that `owner`, an object or the prototype of a class, doesn't have throw. */
export function refuseUnknown(name: string, owner: object): void {
  const refusing: ProxyHandler<object> = {
    get(target, member, receiver) {
      const isKnown = typeof member === 'symbol' || member in target || askedOfAll.has(member)
      if (!isKnown) throw notImplemented(`${name}.${member}`)
      return Reflect.get(target, member, receiver) as unknown
    },
  }
  Object.setPrototypeOf(owner, new Proxy(Object.getPrototypeOf(owner) as object, refusing))
}

export function notImplemented(what: string): Error {
  return new Error(`electron stand-in: ${what} is not implemented`)
}

/** An emitter of `events` only: listening to any other, which would never come, throws. */
export class FakeEmitter extends EventEmitter {
  constructor(name: string, events: readonly string[]) {
    super()
    super.on('newListener', (event) => {
      if (!events.includes(String(event))) throw notImplemented(`event '${String(event)}' of ${name}`)
    })
  }
}

/** An event whose default action its listeners can prevent. */
export type Preventable = { defaultPrevented: boolean; readonly preventDefault: () => void }

export function preventable<Details extends object>(details: Details): Details & Preventable {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault: () => void (event.defaultPrevented = true),
  }
  return event
}
