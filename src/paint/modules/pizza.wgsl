/*{ "kind": "thing", "costMs": 75, "includes": ["still-life"], "params": { "color": [0.60, 0.045, 0.025], "board": [0.36, 0.20, 0.09] } }*/
// A pizza on a round board, cut in eight, one slice drawn out: a blistered rim, melted cheese, slices of salami, basil.
const M_PULL = vec2f(0.075, -0.17);

// Distance to the nearest slice of salami, 0 in its middle; and which one that is.
fn M_salami(q: vec2f) -> vec2f {
  var best = vec2f(9.0, 0.0);
  for (var i = 0; i < 11; i++) {
    let k = f32(i);
    let d = length(q - vec2f(cos(k * 2.4 + 0.4), sin(k * 2.4 + 0.4)) * 0.188 * sqrt(k + 0.35));
    if (d < best.x) { best = vec2f(d, k); }
  }
  return best;
}

fn M_basil(q: vec2f) -> f32 {
  var best = 9.0;
  for (var i = 0; i < 6; i++) {
    let k = f32(i);
    let at = turned(q - vec2f(cos(k * 1.13 + 0.9), sin(k * 1.13 + 0.9)) * (0.20 + 0.30 * fract(k * 0.618)), k * 2.1);
    best = min(best, length(at * vec2f(1.0, 1.9)) - 0.085);
  }
  return best;
}

fn M_pie(p: vec3f) -> f32 {
  let far = length(p.xz);
  let around8 = atan2(p.z, p.x);
  let swell = 0.010 * sin(around8 * 7.0 + 1.0) + 0.008 * sin(around8 * 17.0);
  let rim = length(vec2f(far - 0.80, (p.y - 0.125 - swell) * 1.2)) - 0.072 - swell;
  let base = max(max(far - 0.82, p.y - 0.105), 0.055 - p.y);
  return melt(base, rim, 0.05);
}

// Negative inside the slice that is drawn out.
fn M_wedge(q: vec2f) -> f32 { return max(dot(q, vec2f(0.960, 0.280)), dot(q, vec2f(-0.481, 0.877))); }

fn M_thing(place: vec3f) -> vec2f {
  let p = place * 1.2;
  let board = disc(p - vec3f(0.0, 0.025, 0.0), 0.93, 0.025, 0.012);
  // High above it all is far: nothing has to be worked out.
  let high = max(p.y - 0.25, length(p.xz) - 1.0);
  if (high > 0.08) { return vec2f(min(board, high) / 1.2, 1.0); }
  let pulled = p - vec3f(M_PULL.x, 0.0, M_PULL.y);
  var rest = 0.012 - M_wedge(p.xz);
  if (rest < 0.06) { rest = max(M_pie(p), rest); }
  var slice = M_wedge(pulled.xz) + 0.012;
  if (slice < 0.06) { slice = max(M_pie(pulled), slice); }
  let all = nearer(vec2f(board, 1.0), nearer(vec2f(rest * 0.9, 2.0), vec2f(slice * 0.9, 3.0)));
  return vec2f(all.x / 1.2, all.y);
}

fn M_ink(place: vec3f, stuff: f32) -> Ink {
  let p = place * 1.2;
  if (stuff < 1.5) {
    let grain = tileAt(vec2f(p.x * 0.25, p.z * 2.0));
    return matte($board * (0.65 + 0.6 * grain.r), 0.25);
  }
  let q = select(p.xz, p.xz - M_PULL, stuff > 2.5);
  let far = length(q);
  let spot = tileAt(q * 1.3 + 0.2);
  let fine = tileAt(q * 4.1);
  // Crust: golden, burnt where it bulges.
  let baked = mix(vec3f(0.74, 0.52, 0.27), vec3f(0.52, 0.25, 0.07), ramp(0.35, 0.65, spot.r + 0.3 * (fine.a - 0.5)));
  let crust = mix(baked, vec3f(0.09, 0.035, 0.015), ramp(0.60, 0.78, tileAt(q * 2.2 + 0.7).r + 0.25 * (fine.a - 0.5) + 1.1 * (p.y - 0.17)));
  let sauce = vec3f(0.55, 0.10, 0.02);
  let cheese = mix(vec3f(0.90, 0.70, 0.34), vec3f(0.72, 0.36, 0.10), ramp(0.55, 0.82, spot.b + 0.25 * (fine.r - 0.5)));
  var c = mix(cheese, sauce, ramp(0.66, 0.71, far + 0.06 * (spot.a - 0.5)));
  let s = M_salami(q);
  let fat = ramp(0.60, 0.80, tileAt(q * 5.3 + s.y).b);
  let slice = mix($color * (0.75 + 0.5 * fine.a), vec3f(0.80, 0.42, 0.26), 0.55 * fat);
  let isSalami = ramp(0.108, 0.101, s.x) * ramp(0.70, 0.66, far);
  c = mix(c, mix(slice, $color * 0.45, ramp(0.078, 0.105, s.x)), isSalami);
  c = mix(c, vec3f(0.05, 0.20, 0.03) * (0.8 + 0.5 * fine.r), ramp(0.004, -0.004, M_basil(q)) * ramp(0.70, 0.66, far));
  // Where it was cut.
  let turn8 = atan2(q.y, q.x) / 0.7854 - 0.36;
  let cut = abs(fract(turn8 + 0.5) - 0.5) * 0.7854 * far;
  c *= 0.35 + 0.65 * ramp(0.004, 0.014, cut);
  return matte(mix(c, crust, ramp(0.715, 0.745, far + 0.02 * (spot.g - 0.5))), mix(0.35, 0.12, ramp(0.70, 0.75, far)));
}
