/** What all fakes share: types, events, and an error for everything that they don't implement. */
import { EventEmitter } from 'node:events'

/** The members of `Type` that a fake must implement. Those of an emitter are inherited from Node's. */
export type Fake<Type, Name extends PropertyKey> = Pick<
  Type,
  Exclude<Extract<Name, keyof Type>, keyof EventEmitter>
>

/** Members that JavaScript and Playwright look up in any object. */
const lookedUpInAll = new Set(['then', 'toJSON'])

/** Makes every use of a missing member throw. `owner` is an object or the prototype of a class. */
export function refuseUnknown(name: string, owner: object): void {
  const refusing: ProxyHandler<object> = {
    get(target, member, receiver) {
      const isKnown = typeof member === 'symbol' || member in target || lookedUpInAll.has(member)
      if (!isKnown) throw notImplemented(`${name}.${member}`)
      return Reflect.get(target, member, receiver) as unknown
    },
  }
  Object.setPrototypeOf(owner, new Proxy(Object.getPrototypeOf(owner) as object, refusing))
}

export function notImplemented(what: string): Error {
  return new Error(`electron stand-in: ${what} is not implemented`)
}

/** An emitter of `events` only: listening for any other throws, as it would never be emitted. */
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
