/** A kite with its tail, around its middle. */
import { cord, globe, rod, sheet } from '../shape/forms.ts'
import type { Mesh } from '../shape/mesh.ts'
import type { Point } from '../shape/point.ts'

/** In the inks `paint`, `second`, `third` and `wood`. */
export function addKite(mesh: Mesh, bone: string): void {
  const corner = { top: [0, 0.75, 0], left: [0.02, 0.2, 0.6], right: [0.02, 0.2, -0.6], low: [0, -0.85, 0], middle: [0.1, 0.2, 0] } as const satisfies Record<string, Point>
  const cloth = (a: Point, b: Point, c: Point, ink: string): void => sheet(mesh, 6, 5, (down, across) => [0, 1, 2].map((k) => a[k]! + (b[k]! + (c[k]! - b[k]!) * across - a[k]!) * down) as unknown as Point, { bone, ink, flutterAt: (down) => 0.08 * down })
  cloth(corner.middle, corner.top, corner.left, 'paint')
  cloth(corner.middle, corner.left, corner.low, 'second')
  cloth(corner.middle, corner.low, corner.right, 'paint')
  cloth(corner.middle, corner.right, corner.top, 'second')
  rod(mesh, corner.top, corner.low, 0.012, 0.012, { bone, ink: 'wood' })
  rod(mesh, corner.left, corner.right, 0.012, 0.012, { bone, ink: 'wood' })
  cord(mesh, Array.from({ length: 10 }, (_, i): Point => [-0.06 * i, -0.85 - i * 0.2, 0.12 * Math.sin(i * 1.3)]), [0.012], { bone, ink: 'third', flutter: 0.7 }, 2)
  for (let i = 1; i < 6; i++) for (const s of [1, -1]) globe(mesh, [-0.11 * i, -0.85 - i * 0.36, 0.1 * s + 0.1 * Math.sin(i)], [0.02, 0.05, 0.09], { bone, ink: i % 2 ? 'second' : 'third', flutter: 0.7 }, 6)
}
