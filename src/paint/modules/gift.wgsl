/*{ "kind": "thing", "costMs": 30, "includes": ["still-life"], "params": { "color": [0.75, 0.07, 0.09], "ribbon": [0.95, 0.72, 0.28] } }*/
// A box with a lid, a ribbon around it and a bow on top.
fn M_loop(p: vec3f, side: f32) -> f32 {
  let q = turned(vec2f(p.x * side, p.y) - vec2f(0.02, 0.0), -0.45) - vec2f(0.15, 0.0);
  let ring = abs(length(q / vec2f(1.0, 0.62)) - 0.125) - 0.016;
  return max(ring * 0.62, abs(p.z) - 0.055);
}

fn M_thing(p: vec3f) -> vec2f {
  let box = roundBox(p - vec3f(0.0, 0.27, 0.0), vec3f(0.40, 0.27, 0.40), 0.012);
  let lid = roundBox(p - vec3f(0.0, 0.57, 0.0), vec3f(0.43, 0.075, 0.43), 0.014);
  let top = p - vec3f(0.0, 0.665, 0.0);
  let band = min(roundBox(p - vec3f(0.0, 0.325, 0.0), vec3f(0.075, 0.328, 0.436), 0.005), roundBox(p - vec3f(0.0, 0.325, 0.0), vec3f(0.436, 0.328, 0.075), 0.005));
  let bow = min(min(M_loop(top, 1.0), M_loop(top, -1.0)), ellipsoid(top - vec3f(0.0, 0.03, 0.0), vec3f(0.06, 0.05, 0.07)));
  return nearer(nearer(vec2f(box, 1.0), vec2f(lid, 1.0)), nearer(vec2f(band, 2.0), vec2f(bow, 2.0)));
}

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  if (stuff > 1.5) { return Ink($ribbon, 0.55, 0.35, 0.0, vec3f(0.0)); }
  let dot = ramp(0.030, 0.022, length(fract(vec2f(p.x + p.z, p.y) * 5.5 + 0.25 * floor(p.y * 5.5)) / 5.5 - 0.09));
  return matte(mix($color, $color * 1.25 + 0.04, dot * 0.6), 0.18);
}
