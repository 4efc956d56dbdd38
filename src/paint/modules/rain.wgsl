/*{ "kind": "front", "costMs": 17, "params": { "amount": 1, "slant": 0.16 } }*/
// Rain at four depths, brightened by whatever is bright behind it, and drifting sheets.
fn M_streaks(r: Ray, layer: f32) -> f32 {
  let scale = vec2f(20.0 + layer * 17.0, 0.95 + layer * 0.62);
  let lean = r.uv.y * ($slant * (0.6 + u.windSpeed) + 0.015 * layer);
  var p = vec2f(r.uv.x + lean, r.uv.y) * scale;
  let column = floor(p.x);
  let hx = hash2(vec2f(column, layer + 3.0));
  p.y += u.time * (3.6 + hx * 1.6 + layer * 0.5) + hx * 17.0;
  let row = floor(p.y);
  let h = hash2(vec2f(column + layer * 9.0, row));
  if (h < 1.0 - 0.5 * $amount) { return 0.0; }
  let q = vec2f(p.x - column - 0.5 + (h - 0.75) * 1.1, p.y - row);
  let thin = ramp(0.055 + 0.012 * layer, 0.0, abs(q.x));
  return thin * ramp(0.02, 0.34, q.y) * ramp(0.66, 0.34, q.y) * (0.62 - 0.11 * layer);
}

fn M_front(r: Ray, c0: vec3f) -> vec3f {
  let light = u.ambient * 0.7 + u.horizon * 0.25 + c0 * 0.30 + vec3f(0.5, 0.55, 0.7) * u.flash * 0.5;
  let drops = M_streaks(r, 0.0) + M_streaks(r, 1.0) + M_streaks(r, 2.0) + M_streaks(r, 3.0);
  let sheet = tileAt(vec2f(r.uv.x * 0.5 + u.time * 0.05, r.uv.y * 0.25 + u.time * 0.35)).r;
  return mix(c0 + light * drops, light * 0.75, 0.16 * $amount * ramp(0.35, 0.7, sheet));
}
