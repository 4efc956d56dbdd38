/*{ "kind": "front", "costMs": 17, "params": { "amount": 1, "slant": 0.16 } }*/
// Rain at four depths: a few broad blurred streaks close to the lens, more and finer and shorter ones behind, as bright
// as the sky they let through, and drifting sheets.
fn M_streaks(r: Ray, layer: f32) -> f32 {
  let scale = vec2f(15.0 + layer * 19.0, 1.5 + layer * 1.15);
  let lean = r.uv.y * ($slant * (0.6 + u.windSpeed) + 0.012 * layer);
  var p = vec2f(r.uv.x + lean + layer * 0.37, r.uv.y) * scale;
  let column = floor(p.x);
  let hx = hash2(vec2f(column, layer + 3.0));
  p.y += u.time * (5.6 + hx * 2.4 + layer * 1.1) + hx * 17.0;
  let row = floor(p.y);
  let h = hash2(vec2f(column + layer * 9.0, row));
  if (h < 1.0 - 0.62 * $amount) { return 0.0; }
  let k = fract(h * 37.0);
  // Never finer than a pixel and a half, or a leaning streak breaks into dots; what is finer is fainter instead.
  let pixel = 1.5 * scale.x / u.scale;
  let fine = 0.030 + 0.026 * k;
  let half = max(fine, pixel);
  let q = vec2f(p.x - column - 0.5 + (k - 0.5) * (1.0 - 2.0 * half), p.y - row);
  let across = ramp(half, 0.0, abs(q.x)) * fine / half;
  // Each has its own length, faint at both ends.
  let long = 0.22 + 0.26 * fract(h * 91.0);
  let along = ramp(long, 0.0, abs(q.y - 0.5));
  return across * along * (0.30 + 0.55 * k) * (0.34 + 0.17 * layer);
}

fn M_front(r: Ray, c0: vec3f) -> vec3f {
  let light = u.ambient * 0.62 + u.horizon * 0.30 + c0 * 0.25 + vec3f(0.5, 0.55, 0.7) * u.flash * 0.5;
  let drops = sat(M_streaks(r, 0.0) + M_streaks(r, 1.0) + M_streaks(r, 2.0) + M_streaks(r, 3.0));
  let sheet = tileAt(vec2f(r.uv.x * 0.5 + u.time * 0.05, r.uv.y * 0.25 + u.time * 0.35)).r;
  return mix(c0 + light * drops, light * 0.75, 0.16 * $amount * ramp(0.35, 0.7, sheet));
}
