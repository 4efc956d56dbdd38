/*{ "kind": "thing", "costMs": 38, "includes": ["still-life"], "params": { "color": [0.32, 0.015, 0.035], "full": 0.55 } }*/
// A glass with a stem, partly filled.
fn M_bowl(y: f32) -> f32 {
  let k = sat((y - 0.40) / 0.60);
  return 0.40 * sqrt(k + 0.0004) * (1.0 - 0.535 * k * (0.55 + 0.45 * k));
}

fn M_thing(p: vec3f) -> vec2f {
  let far = length(p.xz);
  let y = clamp(p.y, 0.40, 1.0);
  let bowl = max((far - M_bowl(y)) * 0.7, max(0.40 - p.y, p.y - 1.0));
  let stem = melt(capsule(p, vec3f(0.0, 0.03, 0.0), vec3f(0.0, 0.42, 0.0), 0.018), disc(p - vec3f(0.0, 0.012 + 0.03 * ramp(0.2, 0.0, far), 0.0), 0.23, 0.008, 0.006), 0.08);
  return vec2f(melt(bowl, stem, 0.03), select(2.0, 1.0, p.y > 0.405));
}

fn M_fill() -> vec4f { return vec4f($color * 0.9, 0.42 + 0.58 * $full); }

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  // Its mouth is open: nothing but the rim of it shines.
  let rim = ramp(0.011, 0.004, abs(length(p.xz) - M_bowl(1.0) + 0.004)) * step(0.985, p.y);
  let mouth = step(0.996, p.y) * (1.0 - rim);
  return Ink(vec3f(0.97), 1.0 - mouth, 0.0, 1.0, (u.sunColor * 0.30 + u.ambient + u.horizon * 0.2) * rim * 0.8);
}
