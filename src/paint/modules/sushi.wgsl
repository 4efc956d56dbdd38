/*{ "kind": "thing", "costMs": 75, "includes": ["still-life"], "params": { "color": [0.92, 0.32, 0.12], "board": [0.035, 0.036, 0.040] } }*/
// Sushi on a slate: three pieces with fish laid over them, three rolls in seaweed, chopsticks. color = of the fish.
fn M_nigiri(p: vec3f, at: vec3f) -> vec2f {
  let q = p - at;
  let t = turned(q.xz, 0.5);
  let o = vec3f(t.x, q.y, t.y);
  let rice = roundBox(o - vec3f(0.0, 0.10, 0.0), vec3f(0.125, 0.10, 0.255), 0.075) - 0.008 * noise2(o.xz * 34.0 + o.y * 21.0);
  // The fish bends down over both ends.
  let bend = 0.62 * o.z * o.z;
  let fish = roundBox(vec3f(o.x, o.y - 0.232 + bend, o.z), vec3f(0.140, 0.034, 0.315), 0.03) * 0.8;
  return nearer(vec2f(rice, 2.0), vec2f(fish, 3.0));
}

fn M_roll(p: vec3f, at: vec3f) -> f32 { return disc(p - at, 0.155, 0.125, 0.015); }

fn M_thing(place: vec3f) -> vec2f {
  let p = place * 1.32;
  let board = roundBox(p - vec3f(0.0, 0.03, 0.0), vec3f(0.90, 0.03, 0.58), 0.012);
  var found = vec2f(board, 1.0);
  found = nearer(found, M_nigiri(p, vec3f(-0.56, 0.06, -0.10)));
  found = nearer(found, M_nigiri(p, vec3f(-0.17, 0.06, -0.02)));
  found = nearer(found, M_nigiri(p, vec3f(0.22, 0.06, 0.06)));
  let rolls = min(M_roll(p, vec3f(0.50, 0.19, -0.22)), min(M_roll(p, vec3f(0.16, 0.19, -0.36)), M_roll(p, vec3f(0.70, 0.19, 0.10))));
  let sticks = min(capsule(p, vec3f(-0.82, 0.085, 0.40), vec3f(0.55, 0.085, 0.50), 0.020), capsule(p, vec3f(-0.82, 0.085, 0.47), vec3f(0.55, 0.085, 0.44), 0.020));
  let all = nearer(found, nearer(vec2f(rolls, 4.0), vec2f(sticks, 5.0)));
  return vec2f(all.x / 1.32, all.y);
}

fn M_rollAt(p: vec3f) -> vec2f {
  let a = p.xz - vec2f(0.50, -0.22);
  let b = p.xz - vec2f(0.16, -0.36);
  let c = p.xz - vec2f(0.70, 0.10);
  if (dot(a, a) < dot(b, b) && dot(a, a) < dot(c, c)) { return a; }
  return select(c, b, dot(b, b) < dot(c, c));
}

fn M_ink(place: vec3f, stuff: f32) -> Ink {
  let p = place * 1.32;
  let fine = tileAt(p.xz * 3.3 + p.y * 2.0);
  if (stuff < 1.5) { return matte($board * (0.7 + 0.7 * fine.a), 0.35); }
  let grain = hash2(floor(p.xz * 46.0 + p.y * 31.0));
  let rice = vec3f(0.90, 0.88, 0.83) * (0.84 + 0.2 * grain);
  if (stuff < 2.5) { return matte(rice, 0.3); }
  if (stuff < 3.5) {
    let t = turned(p.xz, 0.5);
    let stripe = ramp(0.30, 0.48, abs(fract(t.y * 9.0 + t.x * 4.0 + 0.15 * fine.r) - 0.5));
    return matte(mix($color, mix($color, vec3f(0.97, 0.82, 0.70), 0.75), stripe), 0.75);
  }
  if (stuff < 4.5) {
    let q = M_rollAt(p);
    let far = length(q);
    if (far > 0.138 || p.y < 0.30) { return matte(vec3f(0.016, 0.028, 0.015) * (0.7 + 0.7 * fine.r), 0.3); }
    let core = mix(mix($color, vec3f(0.35, 0.60, 0.14), step(0.0, q.x)), vec3f(0.93, 0.80, 0.30), step(0.03, q.y) * step(abs(q.x), 0.035));
    return matte(mix(core, rice, ramp(0.058, 0.064, max(abs(q.x), abs(q.y)))), 0.4);
  }
  return matte(mix(vec3f(0.36, 0.05, 0.03), vec3f(0.03, 0.015, 0.015), step(0.1, p.x)), 0.55);
}
