/*{ "kind": "thing", "costMs": 30, "includes": ["still-life"], "params": { "color": [0.85, 0.83, 0.79], "drink": [0.10, 0.045, 0.018], "foam": 0.6, "handle": 1 } }*/
// A cup on its saucer, filled; foam 0 … 1 lies on the drink, with a leaf poured into it.
fn M_radius(y: f32) -> f32 {
  let k = sat((y - 0.06) / 0.56);
  return 0.185 + 0.225 * sqrt(k + 0.004) * (1.0 - 0.10 * k);
}

fn M_thing(p: vec3f) -> vec2f {
  let far = length(p.xz);
  let saucer = min(disc(p - vec3f(0.0, 0.030 + 0.13 * max(far - 0.33, 0.0), 0.0), 0.60, 0.016, 0.014), disc(p - vec3f(0.0, 0.045, 0.0), 0.21, 0.024, 0.02));
  // The wall: a line turned about the axis, round at its rim.
  let y = clamp(p.y, 0.075, 0.60);
  let wall = length(vec2f(far - M_radius(y), p.y - y)) - 0.019;
  let floor = disc(p - vec3f(0.0, 0.085, 0.0), M_radius(0.085), 0.018, 0.015);
  let drink = max(abs(p.y - 0.525) - 0.008, far - M_radius(0.525) + 0.004);
  let grip = p - vec3f(0.415, 0.37, 0.0);
  let ring = length(vec2f(length((grip.xy + vec2f(0.12 * grip.y, 0.0)) / vec2f(0.88, 1.0)) - 0.135, grip.z * 0.75)) - 0.027;
  let handle = mix(9.0, max(ring * 0.85, M_radius(y) - far), $handle);
  let cup = melt(min(wall, floor), handle, 0.035);
  return nearer(vec2f(min(saucer, cup) * 0.86, 1.0), vec2f(drink, 2.0));
}

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  if (stuff < 1.5) { return matte($color, 0.75); }
  let at = turned(p.xz, -0.75) / 0.36;
  let far = length(at);
  // A leaf: arcs that narrow to its tip, a stem drawn through them.
  let tip = at.y + 0.55;
  let wide = 0.62 * sqrt(sat(1.15 - at.y * at.y * 1.3)) * (0.75 + 0.35 * at.y);
  let arcs = sin((at.y - 0.9 * abs(at.x) * (0.6 + 0.4 * tip)) * 19.0);
  let leaf = ramp(0.06, -0.06, abs(at.x) - wide) * ramp(-0.25, 0.30, arcs) * ramp(0.035, 0.065, abs(at.x) + 0.06 * ramp(0.3, 0.6, at.y));
  let rim = ramp(0.86, 1.02, far + 0.05 * (noise1(atan2(at.y, at.x) * 3.0) - 0.5));
  let crema = mix($drink * 2.6 + vec3f(0.10, 0.055, 0.02), vec3f(0.87, 0.76, 0.60), leaf * ramp(0.95, 0.80, far));
  let edge = 1.0 - 0.45 * rim;
  let tea = $drink * (0.75 + 0.55 * ramp(0.8, 1.1, far));
  return Ink(mix(tea, crema * edge, ramp(0.0, 0.3, $foam)), mix(0.9, 0.15, ramp(0.0, 0.5, $foam)), 0.0, 0.0, vec3f(0.0));
}
