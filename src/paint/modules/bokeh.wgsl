/*{ "kind": "front", "costMs": 12, "params": { "color": [1.0, 0.62, 0.18], "strength": 1, "rise": 0.06, "size": 1 } }*/
// Glitter in the air: sharp sparks in the plane of focus, large soft discs before and behind it, all rising slowly.
fn M_discs(r: Ray, layer: f32, radius: f32, dense: f32) -> f32 {
  let p = r.uv * (3.2 + 3.4 * layer) + vec2f(u.time * 0.03 * (layer - 1.0) - u.camera.x, -u.time * $rise * (1.0 + layer)) + layer * 9.1;
  let cell = floor(p);
  let h = hash22(cell + layer * 17.0);
  if (h.x > dense) { return 0.0; }
  let at = p - cell - 0.32 - 0.36 * hash22(cell + 5.0);
  let sway = 0.05 * vec2f(sin(u.time * 0.7 + h.y * 30.0), cos(u.time * 0.5 + h.x * 50.0));
  let d = length(at + sway) / (radius * (0.6 + 0.8 * h.y));
  let shine = 0.55 + 0.45 * sin(u.time * (0.6 + 1.4 * h.y) + h.x * 90.0);
  return (ramp(1.0, 0.86, d) * (0.55 + 0.45 * d * d)) * shine;
}

fn M_front(r: Ray, c: vec3f) -> vec3f {
  let large = M_discs(r, 0.0, 0.26 * $size, 0.5) * 0.16;
  let middle = M_discs(r, 1.0, 0.15 * $size, 0.55) * 0.30;
  let sparks = (M_discs(r, 2.4, 0.055, 0.6) + M_discs(r, 4.1, 0.045, 0.6)) * 2.4;
  return c + $color * $strength * (large + middle + sparks);
}
