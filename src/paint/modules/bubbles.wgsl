/*{ "kind": "front", "costMs": 5, "params": { "strength": 0.5, "amount": 0.3 } }*/
// Strings of bubbles that rise here and there, and specks that hang in the water.
// Whole columns of cells hold bubbles or none: `wide` cells make a column; `tall` = how much taller than wide a cell is.
fn M_one(p: vec2f, key: f32, wide: f32, tall: f32) -> f32 {
  let cell = floor(p);
  let h = hash22(cell + key);
  if (h.x > $amount || noise1(floor(cell.x / wide) * 3.1 + 5.0) < 0.67) { return 0.0; }
  let off = p - cell - 0.5 - 0.25 * vec2f(sin(u.time * 1.7 + h.y * 40.0), h.y - 0.5);
  let r = 0.04 + 0.11 * h.y * h.y;
  let d = length(off * vec2f(1.0, tall)) / r;
  if (d > 1.15) { return 0.0; }
  let rim = ramp(0.55, 0.95, d) * ramp(1.12, 0.98, d);
  let toGlint = off * vec2f(1.0, tall) / r - vec2f(-0.35, 0.4);
  let glint = exp(-dot(toGlint, toGlint) * 14.0);
  return rim * 0.55 + glint + 0.08 * ramp(1.1, 0.9, d);
}

fn M_front(r: Ray, c: vec3f) -> vec3f {
  let light = mapAt(vec2f(r.q.x, max(r.q.y, 0.1) + 0.1), 2.0).rgb * 0.7 + u.ambient;
  let near = M_one(r.uv * vec2f(14.0, 9.0) + vec2f(u.camera.x * 4.0, -u.time * 2.6), 3.0, 2.0, 1.56);
  let far = M_one(r.uv * vec2f(34.0, 24.0) + vec2f(u.camera.x * 6.0 + 7.0, -u.time * 3.4), 11.0, 5.0, 1.42) * 0.6;
  let specks = hash22(floor(r.uv * 60.0 + vec2f(u.time * 0.25, -u.time * 0.1) + u.camera.x * 8.0));
  let q = fract(r.uv * 60.0 + vec2f(u.time * 0.25, -u.time * 0.1) + u.camera.x * 8.0) - 0.5;
  let mote = step(0.985, specks.x) * exp(-dot(q, q) * 26.0) * 0.25;
  return c + light * (near + far + mote) * $strength;
}
