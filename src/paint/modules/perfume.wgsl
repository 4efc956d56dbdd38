/*{ "kind": "thing", "costMs": 30, "includes": ["still-life"], "params": { "color": [0.86, 0.52, 0.26] } }*/
// A square bottle of scent: thick glass, a coloured liquid, a golden collar and cap.
fn M_thing(p: vec3f) -> vec2f {
  let glass = roundBox(p - vec3f(0.0, 0.36, 0.0), vec3f(0.34, 0.36, 0.17), 0.07);
  let collar = disc(p - vec3f(0.0, 0.75, 0.0), 0.10, 0.035, 0.01);
  let cap = roundBox(p - vec3f(0.0, 0.90, 0.0), vec3f(0.13, 0.13, 0.11), 0.025);
  return nearer(vec2f(glass, 1.0), nearer(vec2f(collar, 2.0), vec2f(cap, 2.0)));
}

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  if (stuff > 1.5) { return Ink(vec3f(0.95, 0.66, 0.30), 1.0, 1.0, 0.0, vec3f(0.0)); }
  let at = p.xy - vec2f(0.0, 0.36);
  let label = ramp(0.008, 0.0, boxDistance(at + vec2f(0.0, 0.02), vec2f(0.17, 0.11))) * step(p.z, -0.12);
  let line = ramp(0.012, 0.004, abs(abs(at.y + 0.02) - 0.045)) * step(abs(at.x), 0.10) * label;
  let wall = ramp(-0.03, -0.06, boxDistance(at, vec2f(0.34, 0.36)));
  let level = ramp(0.64, 0.63, p.y);
  let body = mix(vec3f(0.95), $color, wall * level);
  return Ink(mix(body, mix(vec3f(0.92, 0.88, 0.80), vec3f(0.25, 0.18, 0.10), line), label), 1.0, 0.0, 0.88 * (1.0 - label), $color * 0.05 * wall * level);
}
