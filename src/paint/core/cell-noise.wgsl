// A hash of a cell and the noise over it. `shift` gives another pattern: the same in all of a program, or 0.
fn cellHash(p: vec2f, shift: f32) -> f32 {
  var q = fract(p.xyx * 0.1031 + shift);
  q += dot(q, q.yzx + 33.33);
  return fract((q.x + q.y) * q.z);
}

// Smooth, 0 … 1, one octave.
fn cellNoise(p: vec2f, shift: f32) -> f32 {
  let i = floor(p);
  let f = p - i;
  let w = f * f * (3.0 - 2.0 * f);
  return mix(
    mix(cellHash(i, shift), cellHash(i + vec2f(1.0, 0.0), shift), w.x),
    mix(cellHash(i + vec2f(0.0, 1.0), shift), cellHash(i + vec2f(1.0, 1.0), shift), w.x),
    w.y,
  );
}
