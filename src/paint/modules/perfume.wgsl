/*{ "kind": "thing", "costMs": 34, "includes": ["still-life"], "params": { "color": [0.88, 0.50, 0.20] } }*/
// A square bottle of scent: thick walls of glass around a coloured liquid, a label, a golden collar, a golden cap on it.
fn M_thing(p: vec3f) -> vec2f {
  let glass = melt(roundBox(p - vec3f(0.0, 0.35, 0.0), vec3f(0.33, 0.35, 0.17), 0.05), disc(p - vec3f(0.0, 0.70, 0.0), 0.13, 0.03, 0.01), 0.05);
  let collar = disc(p - vec3f(0.0, 0.745, 0.0), 0.115, 0.022, 0.008);
  let cap = roundBox(p - vec3f(0.0, 0.875, 0.0), vec3f(0.145, 0.115, 0.12), 0.022);
  let groove = 0.006 * ramp(0.012, 0.0, abs(p.y - 0.80));
  return nearer(vec2f(glass, 1.0), vec2f(min(collar, cap + groove), 2.0));
}

fn M_fill() -> vec4f { return vec4f($color, 0.585); }

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  if (stuff > 1.5) { return Ink(vec3f(0.95, 0.66, 0.30), 1.0, 1.0, 0.0, vec3f(0.0)); }
  let at = p.xy - vec2f(0.0, 0.30);
  let label = ramp(0.006, 0.0, boxDistance(at, vec2f(0.175, 0.125))) * step(p.z, -0.12);
  let frame = ramp(0.006, 0.002, abs(boxDistance(at, vec2f(0.155, 0.105))));
  // The name: an initial in a ring, words below it that nobody can read from here.
  let ring = ramp(0.007, 0.003, abs(length(at - vec2f(0.0, 0.035)) - 0.042));
  let initial = ramp(0.008, 0.004, abs(abs(at.x) - 0.012 - 0.1 * (0.060 - at.y))) * step(abs(at.y - 0.035), 0.024);
  let words = ramp(0.011, 0.008, abs(at.y + 0.052)) * step(abs(at.x), 0.095) * step(0.35, hash2(floor(at * vec2f(95.0, 20.0))));
  let ink = max(max(frame, ring), max(initial * step(length(at - vec2f(0.0, 0.035)), 0.036), words));
  return Ink(mix(vec3f(0.97), mix(vec3f(0.90, 0.86, 0.78), vec3f(0.42, 0.28, 0.12), ink), label), 1.0 - 0.8 * label, 0.0, 1.0 - label, vec3f(0.0));
}
