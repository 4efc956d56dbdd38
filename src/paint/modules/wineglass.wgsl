/*{ "kind": "thing", "costMs": 30, "includes": ["still-life"], "params": { "color": [0.32, 0.015, 0.035], "full": 0.55 } }*/
// A glass with a stem, partly filled.
fn M_bowl(y: f32) -> f32 {
  let k = sat((y - 0.42) / 0.58);
  return 0.245 * sqrt(sat(k * 3.2)) - 0.075 * k * k;
}

fn M_thing(p: vec3f) -> vec2f {
  let far = length(p.xz);
  let y = clamp(p.y, 0.42, 1.0);
  let bowl = max((far - M_bowl(y)) * 0.7, max(0.42 - p.y, p.y - 1.0));
  let stem = melt(capsule(p, vec3f(0.0, 0.03, 0.0), vec3f(0.0, 0.44, 0.0), 0.018), disc(p - vec3f(0.0, 0.016, 0.0), 0.23, 0.010, 0.008), 0.06);
  return nearer(vec2f(bowl, 1.0), vec2f(stem, 2.0));
}

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  let level = 0.42 + 0.58 * $full;
  let isWine = ramp(level + 0.004, level - 0.004, p.y) * step(stuff, 1.5) * ramp(0.43, 0.46, p.y);
  let top = ramp(0.012, 0.0, abs(p.y - level)) * step(stuff, 1.5);
  return Ink(mix(vec3f(0.97), $color + top * 0.12, isWine), 1.0, 0.0, mix(0.93, 0.45, isWine), $color * 0.10 * isWine);
}
