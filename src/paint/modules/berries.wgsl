/*{ "kind": "thing", "costMs": 160, "includes": ["still-life"], "params": { "color": [0.72, 0.025, 0.035], "bowl": [0.82, 0.80, 0.76] } }*/
// A bowl heaped with strawberries. color = of the berries.
fn M_place(i: i32) -> vec3f {
  if (i == 11) { return vec3f(0.02, 0.90, -0.02); }
  if (i > 7) {
    let a = f32(i) * 2.0944 + 0.5;
    return vec3f(cos(a) * 0.21, 0.77, sin(a) * 0.21);
  }
  let a = f32(i) * 0.7854 + 0.2;
  return vec3f(cos(a) * 0.45, 0.62, sin(a) * 0.45);
}

// The four berries that may be the nearest: two of the lower ring, one of the upper, the top one.
fn M_beside(p: vec3f, k: i32) -> i32 {
  if (k == 3) { return 11; }
  let turn = atan2(p.z, p.x);
  if (k < 2) { return (i32(floor((turn - 0.2) / 0.7854 + 8.0)) + k) % 8; }
  return 8 + (i32(round((turn - 0.5) / 2.0944 + 3.0)) + 1) % 3;
}

// In a berry's own space: y along it, from its point to its leaves; every other one shows its leaves.
fn M_own(p: vec3f, i: i32) -> vec3f {
  let at = M_place(i);
  let lean = select(-1.1, 1.5, (i & 1) == 0);
  let along = normalize(vec3f(at.x * lean, 0.62, at.z * lean));
  let across = normalize(vec3f(along.y, -along.x, 0.31));
  let q = p - at;
  return vec3f(dot(q, across), dot(q, along), dot(q, cross(across, along)));
}

fn M_berry(q: vec3f) -> f32 {
  let k = sat((q.y + 0.19) / 0.36);
  let wide = 0.165 * sqrt(sat(k * 1.5)) * (1.0 - 0.30 * k * k);
  let far = length(q.xz);
  return (length(vec2f(max(far - wide, 0.0), max(abs(q.y + 0.01) - 0.17, 0.0))) - 0.018) * 0.75;
}

fn M_calyx(q: vec3f) -> f32 {
  let a = atan2(q.z, q.x);
  let far = length(q.xz);
  let leaf = 0.145 * (0.45 + 0.55 * abs(cos(a * 3.0)));
  let cap = max(abs(q.y - 0.185 - 0.9 * far * far + 0.25 * far) - 0.010, far - leaf);
  return min(cap, capsule(q, vec3f(0.0, 0.17, 0.0), vec3f(0.02, 0.26, 0.01), 0.012)) * 0.6;
}

fn M_thing(p: vec3f) -> vec2f {
  let q = p - vec3f(0.0, 0.60, 0.0);
  let below = min(q.y, 0.0);
  let ball = length(vec3f(q.x, below * 1.25, q.z));
  let shell = length(vec2f(ball - 0.68, max(q.y, 0.0))) - 0.020;
  let foot = disc(p - vec3f(0.0, 0.03, 0.0), 0.30, 0.04, 0.012);
  var found = vec2f(min(shell * 0.85, foot), 1.0);
  let heap = length((p - vec3f(0.0, 0.64, 0.0)) * vec3f(1.0, 1.15, 1.0)) - 0.74;
  if (heap > 0.12 || p.y < 0.34) { return nearer(found, vec2f(max(heap, 0.06), 2.0)); }
  for (var k = 0; k < 4; k++) {
    let i = M_beside(p, k);
    let away = length(p - M_place(i)) - 0.27;
    if (away > 0.05) { found = nearer(found, vec2f(away, 2.0)); } else {
      let own = M_own(p, i);
      found = nearer(found, vec2f(M_berry(own), 2.0));
      let leaves = max(0.10 - own.y, 0.05);
      if (leaves > 0.06) { found = nearer(found, vec2f(leaves, 3.0)); } else { found = nearer(found, vec2f(M_calyx(own), 3.0)); }
    }
  }
  return found;
}

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  if (stuff < 1.5) { return matte($bowl, 0.65); }
  if (stuff > 2.5) { return matte(vec3f(0.12, 0.34, 0.04) * (0.8 + 0.5 * tileAt(p.xz * 3.0).r), 0.3); }
  var best = 9.0;
  var q = vec3f(0.0);
  for (var k = 0; k < 4; k++) {
    let own = M_own(p, M_beside(p, k));
    let d = abs(M_berry(own));
    if (d < best) { best = d; q = own; }
  }
  let a = atan2(q.z, q.x);
  let row = floor(q.y * 21.0);
  let seed = vec2f(fract(a * 2.2282 + row * 0.5) - 0.5, fract(q.y * 21.0) - 0.5);
  let isSeed = ramp(0.24, 0.15, length(seed * vec2f(1.0, 0.8)));
  let flesh = mix($color, mix($color, vec3f(0.90, 0.62, 0.42), 0.6), ramp(0.11, 0.19, q.y));
  return matte(mix(flesh * (0.85 + 0.15 * ramp(0.45, 0.25, length(seed))), vec3f(0.88, 0.62, 0.18), isSeed), 0.75);
}
