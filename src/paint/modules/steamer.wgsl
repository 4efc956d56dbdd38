/*{ "kind": "thing", "costMs": 105, "includes": ["still-life"], "params": { "color": [0.97, 0.90, 0.78], "bamboo": [0.60, 0.38, 0.15] } }*/
// A bamboo steamer full of buns with pleats. color = of the dough.
fn M_bunPlace(i: i32) -> vec2f {
  if (i == 0) { return vec2f(0.0); }
  let a = f32(i) * 1.0472 + 0.3;
  return vec2f(cos(a), sin(a)) * 0.435;
}

fn M_bun(p: vec3f, at: vec2f, key: f32) -> f32 {
  let q = p - vec3f(at.x, 0.36, at.y);
  let off = length(q) - 0.26;
  if (off > 0.04) { return off; }
  let a = atan2(q.z, q.x) + key;
  let high = ramp(0.02, 0.15, q.y);
  // Pleats gather at the top, which is pinched to a knot.
  let far = length(q.xz);
  let pleat = 0.016 * high * ramp(0.01, 0.07, far) * sin(a * 13.0 + far * 16.0);
  let body = ellipsoid(q, vec3f(0.215, 0.175, 0.215)) + pleat;
  let knot = length(q - vec3f(0.0, 0.165, 0.0)) - 0.040;
  return melt(body, knot, 0.06) * 0.8;
}

fn M_thing(p: vec3f) -> vec2f {
  let far = length(p.xz);
  let wall = max(abs(far - 0.735) - 0.028, abs(p.y - 0.20) - 0.19) * 0.95;
  let hoops = min(length(vec2f(far - 0.765, (p.y - 0.345) * 0.7)) - 0.032, length(vec2f(far - 0.765, (p.y - 0.065) * 0.7)) - 0.032);
  let floor0 = disc(p - vec3f(0.0, 0.19, 0.0), 0.71, 0.012, 0.005);
  var buns = 9.0;
  if (p.y > 0.16) {
    for (var i = 0; i < 7; i++) { buns = min(buns, M_bun(p, M_bunPlace(i), f32(i) * 0.9)); }
  } else {
    buns = max(0.19 - p.y, 0.03);
  }
  return nearer(nearer(vec2f(min(wall, hoops), 1.0), vec2f(floor0, 2.0)), vec2f(buns, 3.0));
}

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  if (stuff < 1.5) {
    let a = atan2(p.z, p.x);
    let grain = tileAt(vec2f(a * 0.35, p.y * 3.1));
    let slit = 0.55 + 0.45 * ramp(0.02, 0.10, abs(fract(p.y * 9.0) - 0.5));
    let bound = ramp(0.03, 0.05, abs(fract(a * 1.2732) - 0.5));
    return matte($bamboo * (0.6 + 0.75 * grain.r) * slit * (0.6 + 0.4 * bound), 0.3);
  }
  if (stuff < 2.5) { return matte(vec3f(0.30, 0.42, 0.14) * (0.7 + 0.6 * tileAt(p.xz * 1.9).a), 0.3); }
  let soft = tileAt(p.xz * 1.7 + p.y);
  return matte($color * (0.96 + 0.12 * soft.r), 0.06);
}
