/*{ "kind": "thing", "costMs": 34, "includes": ["still-life"], "params": { "color": [0.08, 0.14, 0.32], "broth": [0.42, 0.20, 0.06], "noodles": 1 } }*/
// A bowl of soup with noodles, half an egg, greens, and chopsticks laid across it.
fn M_thing(p: vec3f) -> vec2f {
  let q = p - vec3f(0.0, 0.62, 0.0);
  let ball = length(q * vec3f(1.0, 1.12, 1.0));
  let outer = max(ball - 0.66, q.y);
  let shell = max(outer, -(ball - 0.62)) * 0.9;
  let foot = disc(p - vec3f(0.0, 0.03, 0.0), 0.30, 0.04, 0.01);
  let far = length(p.xz);
  let ripple = 0.016 * sin(p.x * 34.0 + 5.0 * sin(p.z * 7.0)) + 0.012 * sin(p.z * 31.0 + 4.0 * sin(p.x * 6.0));
  let mound = 0.10 * ramp(0.6, 0.0, far) * $noodles;
  let soup = max((p.y - 0.52 - mound - ripple * $noodles) * 0.6, max(far - 0.61, ball - 0.63));
  let egg = ellipsoid(p - vec3f(-0.22, 0.60, -0.26), vec3f(0.15, 0.10, 0.19));
  let egg2 = ellipsoid(p - vec3f(0.14, 0.60, -0.33), vec3f(0.15, 0.10, 0.17));
  let green = ellipsoid(p - vec3f(0.30, 0.61, 0.06), vec3f(0.18, 0.06, 0.22)) + 0.02 * sin(p.x * 30.0) * sin(p.z * 28.0);
  let sticks = min(capsule(p, vec3f(-0.30, 0.64, 0.42), vec3f(0.92, 0.70, 0.02), 0.022), capsule(p, vec3f(-0.22, 0.64, 0.50), vec3f(0.94, 0.70, 0.12), 0.022));
  let rest = nearer(vec2f(min(egg, egg2), 3.0), nearer(vec2f(green * 0.7, 4.0), vec2f(sticks, 5.0)));
  return nearer(nearer(vec2f(min(shell, foot), 1.0), vec2f(soup, 2.0)), rest);
}

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  if (stuff < 1.5) {
    let band = ramp(0.02, 0.015, abs(p.y - 0.50)) * step(0.55, length(p.xz));
    return matte(mix($color, vec3f(0.85), band), 0.6);
  }
  if (stuff < 2.5) {
    let ridge = 0.5 + 0.5 * sin(p.x * 34.0 + 5.0 * sin(p.z * 7.0));
    return matte(mix($broth, vec3f(0.86, 0.66, 0.30), $noodles * (0.25 + 0.75 * ridge) * ramp(0.58, 0.48, length(p.xz))), 0.35);
  }
  if (stuff < 3.5) {
    let yolk = min(length(p.xz - vec2f(-0.22, -0.26)), length(p.xz - vec2f(0.14, -0.33)));
    return matte(mix(vec3f(0.90, 0.88, 0.82), vec3f(0.90, 0.42, 0.05), ramp(0.09, 0.075, yolk) * step(0.62, p.y)), 0.3);
  }
  if (stuff < 4.5) { return matte(vec3f(0.08, 0.26, 0.05) * (0.7 + 0.6 * abs(sin(p.x * 30.0))), 0.2); }
  return matte(vec3f(0.35, 0.06, 0.04), 0.4);
}
