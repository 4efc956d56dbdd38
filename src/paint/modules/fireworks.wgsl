/*{ "kind": "sky", "costMs": 10, "params": { "strength": 1, "low": 0.16, "high": 0.42 } }*/
// Fireworks: rockets climb, burst into balls of sparks that slow down, sink and go out; each in a colour of its own.
fn M_hue(k: f32) -> vec3f {
  return vec3f(0.55) + 0.55 * cos(6.2831853 * (k + vec3f(0.0, 0.33, 0.67)));
}

fn M_burst(q: vec2f, k: f32) -> vec3f {
  let clock = u.time / 3.1 + k * 0.37;
  let shot = floor(clock);
  let age = (clock - shot) * 3.1;
  let h = hash22(vec2f(k, shot));
  let centre = vec2f(heroX((h.x * 2.0 - 1.0) * 0.62), mix($low, $high, h.y));
  let hue = M_hue(hash1(shot * 3.0 + k));
  if (age < 0.7) {
    let at = vec2f(centre.x, mix(-0.02, centre.y, 1.0 - pow(1.0 - age / 0.7, 2.0)));
    let d = (q - at) / vec2f(0.003, select(0.004, 0.05, q.y < at.y));
    return vec3f(1.0, 0.75, 0.4) * exp(-dot(d, d)) * 1.2;
  }
  let since = age - 0.7;
  let reach = 0.20 * (0.8 + 0.4 * hash1(shot + k)) * (1.0 - exp(-2.6 * since));
  let off = q - centre + vec2f(0.0, 0.028 * since * since);
  let far = length(off);
  if (far > reach * 1.15 + 0.05) { return vec3f(0.0); }
  // Sparks are fine; in a small picture no finer than its pixels, and fainter instead.
  let thin = max(0.0016, 1.3 / (u.scale * u.focal));
  var light = exp(-since * 9.0) * exp(-far * 26.0) * 1.3;
  let turn = atan2(off.y, off.x);
  for (var ring = 0; ring < 3; ring++) {
    let count = 44.0 - 11.0 * f32(ring);
    let slot = (turn / 6.2831853 + 0.5) * count + f32(ring) * 0.37;
    let id = floor(slot);
    let jitter = hash1(id + 17.0 * f32(ring) + shot * 3.0);
    let radius = reach * (1.0 - 0.29 * f32(ring)) * (0.84 + 0.22 * jitter);
    let across = (slot - id - 0.5) / count * 6.2831853 * far;
    let along = far - radius;
    let trail = select(along / 0.005, along / (0.014 + 0.16 * reach), along < 0.0);
    let head = 1.4 * exp(-pow(along / 0.006, 2.0));
    light += exp(-pow(across / thin, 2.0)) * (0.55 * exp(-trail * trail) + head) * sat(0.0026 / thin) * (0.55 + 0.65 * sin(since * 22.0 + jitter * 40.0) * ramp(0.9, 1.9, since));
  }
  return mix(hue, vec3f(1.0), exp(-since * 3.0) * 0.6) * max(light, 0.0) * ramp(2.35, 1.1, since) * 2.6;
}

fn M_sky(dir: vec3f, c: vec4f) -> vec4f {
  let q = dir.xy / max(dir.z, 0.1);
  var light = vec3f(0.0);
  for (var i = 0; i < 5; i++) { light += M_burst(q, f32(i)); }
  return vec4f(c.rgb + light * $strength, c.a);
}
