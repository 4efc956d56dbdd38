/*{ "kind": "thing", "costMs": 100, "includes": ["still-life"], "params": { "color": [0.72, 0.025, 0.035], "bowl": [0.82, 0.80, 0.76] } }*/
// A bowl heaped with strawberries. color = of the berries.
// Eight lie in a ring, three on them, one on top; within a ring every other one leans out and shows its leaves.
const M_foot = 0.62;   // height of the middles of the lower ring
const M_second = 0.77;
const M_top = 0.90;

// A place in the space of the berry that lies at a distance, a height and an angle: y along it, from its point to its leaves.
fn M_own(p: vec3f, far: f32, high: f32, angle: f32, leansOut: bool) -> vec3f {
  let turn = turned(p.xz, -angle);
  let q = vec3f(turn.x - far, p.y - high, turn.y);
  let along = normalize(vec2f(far * select(-1.5, 1.5, leansOut), 0.62));
  return vec3f(dot(q.xy, vec2f(along.y, -along.x)), dot(q.xy, along), q.z);
}

// Of the four that may be the nearest: two of the lower ring, one of the upper, the top one. a = angle of the place.
fn M_beside(p: vec3f, a: f32, k: i32) -> vec3f {
  if (k == 3) { return M_own(p, 0.02, M_top, 0.8, false); }
  if (k == 2) {
    let i = round((a - 0.5) / 2.0944);
    return M_own(p, 0.21, M_second, i * 2.0944 + 0.5, abs(i) < 0.5);
  }
  let i = floor((a - 0.2) / 0.7854) + f32(k);
  return M_own(p, 0.45, M_foot, i * 0.7854 + 0.2, (i32(i + 16.0) & 1) == 0);
}

fn M_berry(q: vec3f) -> f32 {
  let k = sat((q.y + 0.19) / 0.36);
  let wide = 0.172 * sqrt(min(k * 1.35, 1.0)) * (1.0 - 0.34 * k * k * k);
  let far = length(q.xz);
  return (length(vec2f(max(far - wide, 0.0), max(abs(q.y + 0.01) - 0.17, 0.0))) - 0.018) * 0.75;
}

fn M_calyx(q: vec3f) -> f32 {
  let far = length(q.xz);
  let n = q.xz / max(far, 1e-4);
  // cos 3a from cos a: six leaves.
  let c = n.x * (4.0 * n.x * n.x - 3.0);
  let leaf = 0.175 * (0.22 + 0.78 * c * c);
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
  let a = atan2(p.z, p.x);
  for (var k = 0; k < 4; k++) {
    let own = M_beside(p, a, k);
    let away = length(own) - 0.27;
    if (away > 0.05) { found = nearer(found, vec2f(away, 2.0)); } else {
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
  let turn = atan2(p.z, p.x);
  var best = 9.0;
  var q = vec3f(0.0);
  for (var k = 0; k < 4; k++) {
    let own = M_beside(p, turn, k);
    let d = abs(M_berry(own));
    if (d < best) { best = d; q = own; }
  }
  // Seeds sit in dimples, row by row; the flesh is paler at the leaves and darkest at its point.
  let a = atan2(q.z, q.x);
  let row = floor(q.y * 21.0);
  let seed = vec2f(fract(a * 2.2282 + row * 0.5) - 0.5, fract(q.y * 21.0) - 0.5);
  let off = length(seed * vec2f(1.15, 0.85));
  let isSeed = ramp(0.16, 0.10, off);
  let flesh = mix(mix($color * 0.72, $color, ramp(-0.2, 0.02, q.y)), mix($color, vec3f(0.92, 0.66, 0.46), 0.65), ramp(0.11, 0.19, q.y));
  let tone = flesh * (1.0 - 0.45 * ramp(0.34, 0.2, off)) * (1.0 + 0.22 * ramp(0.30, 0.5, off));
  return Ink(mix(tone, vec3f(0.90, 0.66, 0.20), isSeed), mix(0.95, 0.35, isSeed), 0.0, 0.0, flesh * u.ambient * 0.10);
}
