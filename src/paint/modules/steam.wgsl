/*{ "kind": "front", "costMs": 6, "params": { "x": 0, "y": 0.6, "z": 3, "wide": 0.25, "tall": 1.1, "strength": 0.5 } }*/
// Steam over something hot: two veils that curl as they rise, wider and thinner with the height.
fn M_front(r: Ray, c: vec3f) -> vec3f {
  let depth = $z - u.camera.z;
  let p = (u.camera.xy + r.q * depth - vec2f(heroX($x), $y)) / vec2f($wide, $tall);
  if (p.y < 0.0 || p.y > 1.0 || abs(p.x) > 3.0) { return c; }
  let bend = (tileAt(vec2f(0.13, p.y * 0.35 - u.time * 0.035)).r - 0.5) * 3.2 * p.y;
  let spread = 0.55 + 1.1 * p.y;
  let across = (p.x - bend) / spread;
  let shape = exp(-across * across * 2.2) * ramp(0.0, 0.14, p.y) * ramp(1.0, 0.35, p.y);
  if (shape < 0.01) { return c; }
  let a = tileAt(vec2f(across * 0.16 + 0.3, p.y * 0.42 - u.time * 0.075)).r;
  let b = tileAt(vec2f(across * 0.27 - a * 0.15, p.y * 0.75 - u.time * 0.11)).g;
  let veil = shape * ramp(0.34, 0.86, a * 0.7 + b * 0.45) * $strength;
  return mix(c, u.ambient * 1.3 + u.sunColor * 0.32 + u.horizon * 0.35, sat(veil));
}
