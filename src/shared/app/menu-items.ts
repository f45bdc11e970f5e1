/** The menus that the window has the system open, by the schemas with which main checks them. */
import * as v from 'valibot'

const Text = v.pipe(v.string(), v.maxLength(200))

/** The items of a menu, at most 30. */
export const MenuItems = v.pipe(
  v.array(
    v.union([
      v.strictObject({
        id: Text,
        label: Text,
        enabled: v.optional(v.boolean()),
        /** Whether it has a check mark; undefined for an item that never has one. */
        checked: v.optional(v.boolean()),
      }),
      v.strictObject({ type: v.literal('separator') }),
    ]),
  ),
  v.maxLength(30),
)
export type MenuItems = v.InferOutput<typeof MenuItems>

const coordinate = v.pipe(v.number(), v.minValue(-100_000), v.maxValue(100_000))

/** A point in the window's page, in CSS pixels. */
export const MenuPoint = v.strictObject({ x: coordinate, y: coordinate })
export type MenuPoint = v.InferOutput<typeof MenuPoint>
