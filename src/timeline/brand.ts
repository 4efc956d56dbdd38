/** What the films of one user have in common. Colours are `#rrggbb`. */
export interface Brand {
  /** Of titles. */
  readonly color?: string
  /** Of what a design accents. */
  readonly accent?: string
  /** Family of a bundled font. */
  readonly font?: string
  /** Name of the file of the logo. */
  readonly logo?: string
}
