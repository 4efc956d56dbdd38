/*{ "kind": "thing", "costMs": 40, "includes": ["still-life"], "params": { "color": [0.90, 0.16, 0.10], "color2": [0.92, 0.92, 0.90] } }*/
// A running shoe, its toe toward +x: a cushioned sole that rises at heel and toe, an upper that follows the foot, a
// tongue, laces across it in eyelets, a collar with a heel tab.

// How far from its middle line, seen from above, and half its breadth there: a foot's outline.
fn M_plan(p: vec3f) -> vec2f {
  let x = clamp(p.x, -0.54, 0.525);
  let half = 0.205 + 0.03 * ramp(-0.1, 0.4, x) - 0.022 * ramp(0.35, 0.0, abs(x + 0.12));
  return vec2f(length(vec2f(p.x - x, p.z)), half);
}

// Height of the upper's ridge above the ground: heel tab, dip of the collar, instep, toe.
fn M_ridge(x: f32) -> f32 {
  let instep = mix(0.59, 0.27, ramp(-0.22, 0.52, x));
  let heel = 0.455 + 0.115 * ramp(-0.46, -0.70, x);
  let toe = sat((x - 0.28) / 0.475);
  return 0.10 + (mix(heel, instep, ramp(-0.36, -0.14, x)) - 0.10) * sqrt(1.0 - 0.70 * toe * toe * toe);
}

fn M_sole(p: vec3f) -> f32 {
  let lift = 0.075 * ramp(0.30, 0.80, p.x) * ramp(0.2, 0.8, p.x) + 0.03 * ramp(-0.50, -0.78, p.x);
  let high = mix(0.165, 0.105, ramp(-0.35, 0.45, p.x));
  let flare = 0.02 * ramp(0.10, 0.0, p.y);
  let plan = M_plan(p);
  let across = plan.x - plan.y - 0.012 - flare;
  let up = abs(p.y - lift - 0.5 * high) - 0.5 * high;
  let q = vec2f(across, up) + 0.035;
  return length(max(q, vec2f(0.0))) + min(max(q.x, q.y), 0.0) - 0.035;
}

fn M_upper(p: vec3f) -> f32 {
  let plan = M_plan(p);
  let ridge = M_ridge(p.x);
  let base = 0.10;
  // Straight below, round above: a section of a shoe.
  let v = sat((p.y - base) / max(ridge - base, 0.05));
  let lean = mix(1.0, 0.82, ramp(0.0, 0.9, v) * ramp(0.3, -0.2, p.x));
  let side = plan.x / (plan.y * lean);
  let round = sqrt(side * side * side * side + v * v * v * v + 1e-5);
  var d = (sqrt(round) - 1.0) * min(plan.y, max(ridge - base, 0.08)) * 0.85;
  d = max(d, p.y - ridge);
  // The opening for the foot.
  let hole = max(length(vec2f((p.x + 0.38) / 0.265, p.z / 0.112)) - 1.0, -0.9) * 0.11;
  d = max(d, -max(hole, 0.30 - p.y));
  return max(d, base - p.y);
}

fn M_laceAt(k: f32) -> vec3f {
  let x = mix(0.31, -0.06, k);
  return vec3f(x, M_ridge(x) + 0.006, 0.0);
}

fn M_thing(p: vec3f) -> vec2f {
  let slope = normalize(vec2f(0.62, -0.35));
  let tongue = roundBox(vec3f(dot(p.xy - vec2f(-0.06, 0.550), slope), dot(p.xy - vec2f(-0.06, 0.550), vec2f(-slope.y, slope.x)), p.z), vec3f(0.17, 0.030, 0.085 + 0.02 * ramp(0.1, -0.2, p.x)), 0.025);
  var laces = 9.0;
  let box = abs(p - vec3f(0.13, 0.46, 0.0)) - vec3f(0.32, 0.26, 0.20);
  if (max(box.x, max(box.y, box.z)) < 0.06) {
    // Five rows across, symmetric: one side is enough. Two loops of the bow lie over the topmost.
    let q = vec3f(p.xy, abs(p.z));
    for (var i = 0; i < 5; i++) {
      let at = M_laceAt(f32(i) * 0.25);
      laces = min(laces, capsule(q, at + vec3f(0.0, 0.014, 0.0), at + vec3f(0.015, -0.012, 0.128), 0.018));
    }
    let top = M_laceAt(1.0);
    let bow = q - (top + vec3f(0.03, -0.005, 0.085));
    laces = min(laces, length(vec2f(length(bow.xz / vec2f(0.7, 1.0)) - 0.062, bow.y + 0.9 * bow.z * 0.5)) - 0.014);
    laces = min(laces, capsule(q, top + vec3f(0.0, 0.02, 0.02), top + vec3f(0.13, -0.11, 0.13), 0.013));
  } else { laces = max(length(max(box, vec3f(0.0))), 0.03); }
  let shoe = nearer(vec2f(M_sole(p) * 0.82, 1.0), vec2f(M_upper(p), 2.0));
  return nearer(nearer(shoe, vec2f(tongue * 0.9, 4.0)), vec2f(laces * 0.8, 3.0));
}

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  let lift = 0.075 * ramp(0.30, 0.80, p.x) * ramp(0.2, 0.8, p.x) + 0.03 * ramp(-0.50, -0.78, p.x);
  if (stuff < 1.5) {
    let tread = ramp(0.034, 0.030, p.y - lift);
    let groove = ramp(0.006, 0.002, abs(p.y - lift - 0.075 - 0.02 * ramp(0.2, -0.6, p.x)));
    return matte(mix($color2 * (1.0 - 0.28 * groove), vec3f(0.07), tread), 0.15);
  }
  if (stuff > 3.5) { return matte(mix($color * 0.8, $color2, ramp(0.02, 0.0, abs(p.x + 0.125) - 0.03) * step(abs(p.z), 0.05)), 0.05); }
  if (stuff > 2.5) { return matte($color2 * (0.88 + 0.12 * sin(p.z * 160.0)), 0.05); }
  let v = p.y;
  // Overlays: toe cap, heel counter, eyestay, a swept stripe.
  let toe = ramp(0.008, -0.008, 0.47 - 0.45 * (v - 0.12) - p.x);
  let counter = ramp(0.008, -0.008, p.x + 0.50 - 0.30 * (v - 0.15) * ramp(0.45, 0.2, v));
  let eyestay = ramp(0.010, -0.002, abs(p.x - 0.13) - 0.235) * ramp(0.010, -0.002, M_ridge(p.x) - 0.135 - v);
  let middle = 0.205 + 0.23 * ramp(0.30, -0.42, p.x) * ramp(0.30, -0.42, p.x) + 0.03 * ramp(0.0, 0.4, p.x);
  let stripe = ramp(0.006, -0.006, abs(v - middle) - 0.052 * ramp(-0.52, -0.10, p.x) * ramp(0.40, 0.12, p.x)) * ramp(-0.54, -0.5, p.x) * step(p.x, 0.39);
  let collar = ramp(0.012, 0.0, M_ridge(p.x) - 0.075 - v) * ramp(-0.16, -0.20, p.x);
  let inside = step(length(vec2f((p.x + 0.38) / 0.258, p.z / 0.108)), 1.0) * step(0.29, v);
  let mesh = 0.80 + 0.20 * ramp(0.15, 0.6, abs(sin(p.x * 110.0) * sin(v * 110.0)));
  var c = $color * mix(mesh, 1.0, max(toe, counter));
  c = mix(c, $color * 0.62, max(toe, max(counter, eyestay)));
  c = mix(c, $color * 0.30 + 0.02, collar);
  c = mix(c, $color2, stripe);
  let eyelet = abs(fract((p.x + 0.045) / 0.0925 + 0.5) - 0.5) * 0.0925;
  c = mix(c, vec3f(0.03), eyestay * ramp(0.014, 0.010, length(vec2f(eyelet, abs(p.z) - 0.135))));
  return matte(mix(c, vec3f(0.05), inside), 0.10 + 0.16 * max(toe, max(counter, stripe)));
}
