/*{ "kind": "fine", "costMs": 10, "params": { "dense": 0.55, "paper": [1.0, 0.42, 0.10] } }*/
// Paper lanterns that rise into the night with a flame in each: many and small far off, a few close.
fn M_lanterns(q: vec2f, layer: f32) -> vec3f {
  let scale = 2.3 + 2.9 * layer;
  let p = (q - vec2f(0.012 * u.time * (1.0 - 0.2 * layer), u.time * 0.022)) * scale + layer * 7.3;
  let cell = floor(p);
  let h = hash22(cell + layer * 13.0);
  if (h.x > $dense) { return vec3f(0.0); }
  let sway = vec2f(0.05 * sin(u.time * 0.5 + h.y * 30.0), 0.0);
  let at = (p - cell - 0.3 - 0.4 * hash22(cell + 3.0) + sway) / (0.105 * (0.75 + 0.5 * h.y));
  let half = 0.72 + 0.20 * at.y - 0.16 * at.y * at.y;
  let body = max(abs(at.x) - half, abs(at.y) - 1.0);
  let inside = ramp(0.10, -0.06, body);
  let flicker = 0.88 + 0.12 * sin(u.time * 5.0 + h.x * 50.0);
  let flame = exp(-dot(at + vec2f(0.0, 0.75), at + vec2f(0.0, 0.75)) * 1.5);
  let rib = 0.86 + 0.14 * cos(at.x / max(half, 0.2) * 7.0);
  return $paper * flicker * (inside * rib * (0.45 + 1.9 * flame) + 0.10 * exp(-max(length(at) - 0.9, 0.0) * 1.6)) * (1.05 - 0.16 * layer);
}

fn M_fine(r: Ray, c: vec3f, vis: f32) -> vec3f {
  let above = ramp(-0.02, 0.04, r.q.y);
  return c + (M_lanterns(r.q, 0.0) + M_lanterns(r.q, 1.0) + M_lanterns(r.q, 2.2) * 0.9 + M_lanterns(r.q, 4.0) * 0.8) * above;
}
