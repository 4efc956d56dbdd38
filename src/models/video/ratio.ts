const ratios = [[16, 9], [9, 16], [1, 1], [4, 3], [3, 4]] as const

/** The nearest of the shapes that providers know by name, e.g. `16:9`. */
export function ratioOf({ width, height }: { width: number; height: number }): `${number}:${number}` {
  const distance = ([w, h]: readonly [number, number]): number => Math.abs(Math.log((w * height) / (h * width)))
  const [w, h] = ratios.toSorted((a, b) => distance(a) - distance(b))[0]!
  return `${w}:${h}`
}
