/*{
  "kind": "front",
  "costMs": 10,
  "params": { "rise": 0.1, "drift": 0.1, "color": [0.8, 1, 1], "strength": 0.35, "scale": 1 }
}*/
// Floating specks at three depths: dust, fireflies, embers, spray.
fn M_specks(r: Ray, layer: f32) -> f32 {
  let wander = 0.3 * sin(u.time * 0.5 + layer + r.uv.y * 3.0);
  let x = -u.time * $drift - u.camera.x * (1.0 - 0.3 * layer) + wander;
  let p = r.uv * (7.0 + 6.0 * layer) * $scale + vec2f(x, -u.time * $rise * (1.0 + layer * 0.4)) + layer * 5.7;
  let cell = floor(p);
  if (hash2(cell + 7.0 + layer) < 0.55) { return 0.0; }
  let h = hash22(cell + layer * 31.0);
  let d = length(p - cell - 0.25 - 0.5 * h);
  let radius = (0.05 - 0.008 * layer) * (0.5 + h.y);
  let blink = max(0.4 + 0.6 * sin(u.time * (0.8 + 2.0 * h.x) + h.y * 40.0), 0.0);
  return exp(-d * d / (radius * radius) * 2.2) * blink;
}

fn M_front(r: Ray, c: vec3f) -> vec3f {
  return c + $color * $strength * (M_specks(r, 0.0) + M_specks(r, 1.0) + M_specks(r, 2.0));
}
