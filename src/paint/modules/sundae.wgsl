/*{ "kind": "thing", "costMs": 90, "includes": ["still-life"], "params": { "color": [0.90, 0.42, 0.50], "second": [0.90, 0.80, 0.58], "third": [0.20, 0.085, 0.035] } }*/
// Ice cream: three scoops in a dish on a foot, with sauce, a wafer and a cherry. color, second, third = of the scoops.
fn M_scoop(p: vec3f, at: vec3f) -> f32 {
  let q = p - at;
  let a = atan2(q.z, q.x);
  let skirt = length(vec2f(length(q.xz) - 0.205 - 0.02 * sin(a * 7.0 + at.x * 9.0), (q.y + 0.12) * 1.1)) - 0.055 - 0.012 * sin(a * 11.0 + at.z * 7.0);
  return melt(length(q) - 0.262 - 0.010 * (noise2(q.xz * 12.0 + q.y * 9.0) - 0.5), skirt, 0.05);
}

fn M_thing(p: vec3f) -> vec2f {
  let far = length(p.xz);
  let q = p - vec3f(0.0, 0.52, 0.0);
  let ball = length(vec3f(q.x, min(q.y, 0.0) * 1.55, q.z));
  let dish = length(vec2f(ball - 0.54, max(q.y, 0.0))) - 0.018;
  let foot = min(disc(p - vec3f(0.0, 0.02, 0.0), 0.33, 0.02, 0.012), disc(p - vec3f(0.0, 0.10, 0.0), 0.055, 0.09, 0.02));
  let one = M_scoop(p, vec3f(-0.24, 0.60, -0.12));
  let two = M_scoop(p, vec3f(0.25, 0.60, -0.10));
  let three = M_scoop(p, vec3f(0.01, 0.84, 0.04));
  let sauce = max(length(p - vec3f(0.01, 0.855, 0.04)) - 0.272, 0.90 - 0.055 * sin(atan2(p.z - 0.04, p.x - 0.01) * 5.0) - p.y);
  let cherry = length(p - vec3f(0.01, 1.145, 0.04)) - 0.072;
  let stalk = capsule(p, vec3f(0.01, 1.19, 0.04), vec3f(0.07, 1.33, 0.06), 0.009);
  let w = turned(p.xy - vec2f(0.30, 0.93), -0.45);
  let wafer = roundBox(vec3f(w.x, w.y, p.z - 0.18), vec3f(0.11, 0.27, 0.018), 0.008);
  let scoops = nearer(nearer(vec2f(one, 2.0), vec2f(two, 3.0)), vec2f(three, 4.0));
  return nearer(nearer(vec2f(min(dish * 0.8, foot), 1.0), vec2f(scoops.x * 0.9, scoops.y)), nearer(nearer(vec2f(sauce, 5.0), vec2f(wafer, 6.0)), vec2f(min(cherry, stalk), 7.0)));
}

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  let fine = tileAt(p.xy * 2.1 + p.z * 1.3);
  if (stuff < 1.5) { return matte(vec3f(0.74, 0.78, 0.82), 0.9); }
  if (stuff < 2.5) { return matte($color * (0.86 + 0.22 * fine.a), 0.25); }
  if (stuff < 3.5) { return matte($second * (0.86 + 0.22 * fine.a), 0.25); }
  if (stuff < 4.5) { return matte(mix($third, $second, 0.35) * (0.82 + 0.3 * fine.a), 0.25); }
  if (stuff < 5.5) { return matte($third * 0.55, 0.85); }
  if (stuff < 6.5) {
    let w = turned(p.xy - vec2f(0.30, 0.93), -0.45);
    let net = max(ramp(0.40, 0.48, abs(fract(w.x * 11.0 + w.y * 11.0) - 0.5)), ramp(0.40, 0.48, abs(fract(w.x * 11.0 - w.y * 11.0) - 0.5)));
    return matte(mix(vec3f(0.72, 0.42, 0.16), vec3f(0.42, 0.21, 0.07), net), 0.2);
  }
  return matte(select(vec3f(0.55, 0.01, 0.025), vec3f(0.20, 0.30, 0.05), p.y > 1.22), 0.9);
}
