/*{ "kind": "thing", "costMs": 40, "includes": ["still-life"], "params": { "color": [0.90, 0.16, 0.10], "color2": [0.92, 0.92, 0.90] } }*/
// A running shoe seen from its side: a thick sole that rises to the toe, an upper with panels, laces, a collar.
fn M_sole(p: vec3f) -> f32 {
  let lift = 0.055 * ramp(0.25, 0.75, p.x) + 0.02 * ramp(-0.4, -0.7, p.x);
  let half = 0.205 - 0.075 * ramp(-0.05, -0.3, p.x) * ramp(-0.75, -0.5, p.x) - 0.05 * ramp(0.45, 0.75, p.x);
  return roundBox(p - vec3f(0.0, 0.085 + lift, 0.0), vec3f(0.76, 0.085 - 0.02 * ramp(0.1, 0.7, p.x), half), 0.06);
}

fn M_upper(p: vec3f) -> f32 {
  let toe = ellipsoid(p - vec3f(0.42, 0.19, 0.0), vec3f(0.34, 0.20, 0.205));
  let middle = ellipsoid(p - vec3f(0.08, 0.24, 0.0), vec3f(0.42, 0.30, 0.20));
  let heel = ellipsoid(p - vec3f(-0.44, 0.32, 0.0), vec3f(0.29, 0.38, 0.20));
  let tongue = capsule(p, vec3f(0.12, 0.42, 0.0), vec3f(-0.14, 0.64, 0.0), 0.10);
  var d = melt(melt(melt(toe, middle, 0.18), heel, 0.20), tongue, 0.10);
  d = max(d, -ellipsoid(p - vec3f(-0.36, 0.74, 0.0), vec3f(0.25, 0.24, 0.135)));
  return max(d, 0.09 - p.y);
}

fn M_thing(p: vec3f) -> vec2f {
  var laces = 9.0;
  for (var i = 0; i < 5; i++) {
    let k = f32(i) * 0.25;
    let at = mix(vec3f(0.30, 0.385, 0.0), vec3f(-0.09, 0.60, 0.0), k);
    laces = min(laces, capsule(p, at + vec3f(0.02, -0.045, 0.125), at + vec3f(-0.02, 0.012, 0.0), 0.021));
    laces = min(laces, capsule(p, at + vec3f(0.02, -0.045, -0.125), at + vec3f(-0.02, 0.012, 0.0), 0.021));
  }
  return nearer(vec2f(M_sole(p) * 0.85, 1.0), nearer(vec2f(M_upper(p) * 0.8, 2.0), vec2f(laces * 0.9, 3.0)));
}

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  if (stuff < 1.5) {
    let tread = ramp(0.035, 0.03, p.y - 0.055 * ramp(0.25, 0.75, p.x));
    return matte(mix($color2, vec3f(0.08), tread), 0.15);
  }
  if (stuff > 2.5) { return matte($color2, 0.05); }
  let swoosh = abs(p.y - 0.20 - 0.20 * ramp(0.35, -0.55, p.x) + 0.10 * ramp(0.0, 0.35, p.x)) - 0.055 * ramp(-0.62, -0.05, p.x) * ramp(0.42, 0.05, p.x);
  let stripe = ramp(0.008, 0.0, swoosh) * step(abs(p.x), 0.62);
  let heel = ramp(-0.56, -0.58, p.x - 0.1 * p.y);
  let toe = ramp(0.50, 0.52, p.x + 0.35 * p.y - 0.06);
  let inside = step(abs(p.z), 0.125) * step(0.50, p.y) * step(p.x, -0.14);
  let mesh = 0.86 + 0.14 * ramp(0.2, 0.6, abs(sin(p.x * 90.0)) * abs(sin(p.y * 90.0 + p.z * 90.0)));
  var c = $color * mesh;
  c = mix(c, $color * 0.55, max(heel, toe));
  c = mix(c, $color2, stripe);
  return matte(mix(c, vec3f(0.06), inside), 0.10 + 0.15 * max(heel, toe));
}
