/*{ "kind": "thing", "costMs": 45, "includes": ["still-life"], "params": { "color": [0.08, 0.14, 0.32], "broth": [0.50, 0.21, 0.05], "noodles": 1 } }*/
// A bowl of soup. With noodles: thin ones in bundles, two halves of an egg, slices of pork, a sheet of nori, a slice of
// naruto, scallions, and chopsticks laid across; without: cream drawn through it and herbs.

// Noodles run in bundles that bend; x = across the strands, in strands, y = the bundle's own number.
fn M_strands(p: vec3f) -> vec2f {
  let bend = vec2f(0.10 * sin(p.z * 6.0 + 1.0) + 0.05 * sin(p.x * 11.0), 0.10 * sin(p.x * 5.0) + 0.05 * sin(p.z * 12.0 + 2.0));
  let at = p.xz + bend;
  let bundle = step(0.0, sin(at.x * 5.5 + 1.0) * sin(at.y * 5.0 + 0.6));
  return vec2f(mix(at.x * 0.9 + at.y * 0.45, at.y * 0.9 - at.x * 0.45, bundle) * 12.5, bundle);
}

fn M_pork(p: vec3f, at: vec3f, tilt: f32) -> f32 {
  let q = p - at;
  let t = turned(q.yz, tilt);
  return disc(vec3f(q.x, t.x, t.y), 0.175, 0.016, 0.014);
}

fn M_thing(p: vec3f) -> vec2f {
  let q = p - vec3f(0.0, 0.60, 0.0);
  let far = length(p.xz);
  // A round wall with a round rim.
  let below = min(q.y, 0.0);
  let ball = length(vec3f(q.x, below * 1.12, q.z));
  let shell = length(vec2f(ball - 0.645, max(q.y, 0.0))) - 0.020;
  let foot = disc(p - vec3f(0.0, 0.03, 0.0), 0.29, 0.045, 0.012);
  let mound = 0.07 * ramp(0.62, 0.1, far) * $noodles;
  var ripple = 0.0;
  if ($noodles > 0.5 && abs(p.y - 0.55) < 0.09) { ripple = 0.013 * abs(sin(M_strands(p).x * 3.14159)) * ramp(0.60, 0.52, far); }
  let soup = max((p.y - 0.515 - mound - ripple) * 0.7, max(ball - 0.635, 0.45 - p.y));
  // All that lies in the soup is above this height; what looks at it from below sees the bowl.
  var rest = vec2f(select(9.0, 0.76 - p.y, $noodles > 0.5), 5.0);
  if ($noodles > 0.5 && p.y > 0.46) {
    let egg = max(ellipsoid(p - vec3f(-0.26, 0.585, -0.22), vec3f(0.125, 0.10, 0.165)), p.y - 0.615 - 0.15 * (p.z + 0.22));
    let egg2 = max(ellipsoid(p - vec3f(0.02, 0.585, -0.33), vec3f(0.125, 0.10, 0.15)), p.y - 0.612 - 0.15 * (p.z + 0.33));
    let pork = min(M_pork(p, vec3f(0.26, 0.615, -0.10), 0.30), M_pork(p, vec3f(0.10, 0.635, 0.04), 0.36));
    let nori = roundBox(p - vec3f(-0.20, 0.68, 0.36) - vec3f(0.0, 0.0, 0.25 * (p.y - 0.68)), vec3f(0.20, 0.19, 0.008), 0.006);
    let naruto = disc(p - vec3f(0.30, 0.59, -0.33) - vec3f(0.0, 0.25 * (p.z + 0.33), 0.0), 0.095 + 0.008 * sin(atan2(p.z + 0.33, p.x - 0.30) * 10.0), 0.020, 0.01);
    let sticks = min(capsule(p, vec3f(-0.10, 0.640, 0.60), vec3f(0.98, 0.665, 0.02), 0.017), capsule(p, vec3f(-0.04, 0.640, 0.66), vec3f(1.0, 0.665, 0.10), 0.017));
    rest = nearer(nearer(vec2f(min(egg, egg2) * 0.9, 3.0), vec2f(pork, 4.0)), nearer(vec2f(nori, 6.0), nearer(vec2f(naruto * 0.9, 7.0), vec2f(sticks, 5.0))));
  }
  return nearer(nearer(vec2f(min(shell * 0.88, foot), 1.0), vec2f(soup, 2.0)), rest);
}

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  let far = length(p.xz);
  if (stuff < 1.5) {
    // Glaze: two fine bands outside, pale within.
    let outside = step(0.655, length(vec3f(p.x, min(p.y - 0.60, 0.0) * 1.12, p.z)));
    let band = max(ramp(0.014, 0.010, abs(p.y - 0.50)), ramp(0.006, 0.004, abs(p.y - 0.465))) * outside;
    let rim = ramp(0.607, 0.612, p.y);
    return matte(mix(mix(mix(vec3f(0.80, 0.76, 0.68), $color, outside), vec3f(0.85), band), $color * 1.2, rim), 0.7);
  }
  if (stuff < 2.5) {
    var c = $broth;
    if ($noodles > 0.5) {
      let s = M_strands(p);
      let ridge = abs(sin(s.x * 3.14159));
      let tone = 0.86 + 0.26 * hash2(vec2f(floor(s.x), s.y));
      c = mix($broth * 0.8, vec3f(0.90, 0.68, 0.32) * tone, ramp(0.12, 0.75, ridge) * ramp(0.575, 0.50, far));
    } else {
      let cream = ramp(0.05, 0.02, abs(far - 0.30 + 0.05 * sin(atan2(p.z, p.x) * 3.0)) - 0.012);
      c = mix(c, vec3f(0.92, 0.84, 0.70), 0.85 * cream);
    }
    // Rings of scallion, or herbs.
    let cell = floor(p.xz * 11.0);
    let h = hash22(cell + 7.0);
    let d = (p.xz * 11.0 - cell - 0.3 - 0.4 * h) / 11.0;
    let ring = mix(ramp(0.024, 0.020, length(d)), ramp(0.010, 0.007, abs(length(d) - 0.016)), $noodles);
    c = mix(c, mix(vec3f(0.10, 0.34, 0.05), vec3f(0.45, 0.62, 0.18), h.x), ring * step(0.62, h.y) * ramp(0.58, 0.5, far));
    return matte(c, 0.5);
  }
  if (stuff < 3.5) {
    let at = select(p.xz - vec2f(0.02, -0.335), p.xz - vec2f(-0.26, -0.225), p.x < -0.12);
    let yolk = length(at * vec2f(1.0, 0.88));
    let cut = ramp(0.590, 0.600, p.y);
    let inner = mix(vec3f(0.88, 0.30, 0.02), vec3f(0.96, 0.50, 0.06), ramp(0.02, 0.065, yolk));
    let white = mix(vec3f(0.72, 0.52, 0.34), vec3f(0.93, 0.90, 0.83), cut);
    return matte(mix(white, inner, ramp(0.076, 0.068, yolk) * cut), 0.45);
  }
  if (stuff < 4.5) {
    let at = select(p.xz - vec2f(0.10, 0.04), p.xz - vec2f(0.26, -0.10), p.z < -0.03 + 0.3 * (p.x - 0.18));
    let away = length(at);
    let swirl = sin(away * 85.0 + atan2(at.y, at.x) + 3.0 * noise2(at * 14.0));
    let meat = mix(vec3f(0.46, 0.20, 0.10), vec3f(0.86, 0.66, 0.50), ramp(0.25, 0.8, swirl) * ramp(0.17, 0.12, away));
    return matte(mix(meat, vec3f(0.30, 0.11, 0.04), ramp(0.150, 0.168, away)), 0.35);
  }
  if (stuff < 5.5) { return matte(mix(vec3f(0.34, 0.06, 0.04), vec3f(0.05, 0.02, 0.02), step(0.72, p.x)), 0.4); }
  if (stuff < 6.5) { return matte(vec3f(0.018, 0.030, 0.016) * (0.7 + 0.6 * noise2(p.xy * 60.0)), 0.25); }
  let at = p.xz - vec2f(0.30, -0.33);
  let spiral = sin(length(at) * 95.0 - atan2(at.y, at.x));
  return matte(mix(vec3f(0.93, 0.90, 0.86), vec3f(0.86, 0.22, 0.32), ramp(0.35, 0.7, spiral) * ramp(0.075, 0.06, length(at)) * step(0.605, p.y - 0.25 * (p.z + 0.33))), 0.3);
}
