/*{ "kind": "thing", "costMs": 30, "includes": ["still-life"], "params": { "color": [0.95, 0.42, 0.04], "label": [0.90, 0.88, 0.82], "cap": [0.75, 0.75, 0.76], "slender": 1, "full": 1 } }*/
// A bottle with a shoulder, a label and a cap.
fn M_radius(y: f32) -> f32 {
  let body = 0.215 / $slender;
  return mix(mix(body, 0.075, ramp(0.52, 0.74, y)), body * 0.86, ramp(0.03, 0.0, y));
}

fn M_thing(p: vec3f) -> vec2f {
  let y = clamp(p.y, 0.0, 0.9);
  let side = (length(p.xz) - M_radius(y)) * 0.86;
  let glass = max(side, max(-p.y, p.y - 0.9));
  let cap = disc(p - vec3f(0.0, 0.93, 0.0), 0.086, 0.055, 0.015);
  return nearer(vec2f(glass, 1.0), vec2f(cap, 2.0));
}

fn M_fill() -> vec4f { return vec4f($color, min(0.70 * $full, 0.86)); }

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  if (stuff > 1.5) { return Ink($cap, 0.6, 0.5, 0.0, vec3f(0.0)); }
  let label = ramp(0.14, 0.145, p.y) * ramp(0.43, 0.425, p.y);
  let angle = atan2(p.x, -p.z);
  let emblem = ramp(0.105, 0.10, length(vec2f(angle * 0.2, p.y - 0.29)));
  let stripe = ramp(0.012, 0.008, abs(abs(p.y - 0.285) - 0.125));
  let paper = mix($label, $color * 0.9, max(emblem, stripe));
  // Juice is cloudy: some of its light is its own colour, thrown back.
  let full = ramp(0.70 * $full + 0.005, 0.70 * $full - 0.005, p.y);
  let cloudy = 0.85 * full * ramp(0.25, 0.45, $color.r);
  return Ink(mix(mix(vec3f(0.95, 0.97, 0.96), $color, ramp(0.0, 0.5, cloudy)), paper, label), mix(1.0, 0.12, label), 0.0, (1.0 - cloudy) * (1.0 - label), vec3f(0.0));
}
