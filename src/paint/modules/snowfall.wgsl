/*{ "kind": "front", "costMs": 14, "params": { "amount": 1, "size": 1 } }*/
// Falling flakes at four depths; near ones big and soft.
fn M_flakes(r: Ray, layer: f32) -> f32 {
  let scale = 34.0 / (1.0 + layer * layer * 0.42);
  let sway = 0.35 * sin(u.time * 0.7 + layer * 2.0 + r.uv.y * 5.0);
  let drift = -u.time * u.windSpeed * (0.7 + 0.22 * layer) + sway + u.camera.x * (0.2 + 0.35 * layer);
  let p = r.uv * scale + vec2f(drift, u.time * (1.55 + 0.12 * layer)) + layer * 7.31;
  let cell = floor(p);
  let h = hash22(cell + layer * 37.0);
  if (fract(h.x * 13.7 + h.y * 7.1) > 0.62 * $amount) { return 0.0; }
  let d = length(p - cell - 0.28 - 0.44 * h);
  let radius = (0.055 + 0.075 * h.x) * $size * (1.0 + layer * 0.10);
  return ramp(radius, radius * mix(0.35, 0.0, layer * 0.25), d) * mix(0.62, 0.26, layer * 0.25);
}

fn M_front(r: Ray, c: vec3f) -> vec3f {
  let light = u.ambient * 1.5 + u.sunColor * 0.30 + u.horizon * 0.35;
  return c + light * (M_flakes(r, 0.0) + M_flakes(r, 1.0) + M_flakes(r, 2.0) + M_flakes(r, 3.0));
}
