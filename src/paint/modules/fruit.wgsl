/*{ "kind": "thing", "costMs": 34, "includes": ["still-life"], "params": { "color": [0.34, 0.22, 0.13] } }*/
// A bowl of fruit: apples, oranges, a lemon, a bunch of grapes and two bananas over the rim.
fn M_apple(p: vec3f, radius: f32) -> f32 {
  // Broad at its shoulders, with a dimple where the stalk grows.
  let far = length(p.xz) / (1.0 + 0.16 * p.y / radius);
  let flesh = length(vec2f(far - radius * 0.30, p.y * 0.86)) - radius * 0.70;
  let stalk = capsule(p, vec3f(0.0, radius * 0.50, 0.0), vec3f(radius * 0.12, radius * 1.0, 0.0), 0.011);
  return min(flesh * 0.88, stalk);
}

// A banana is an arc in its own plane: x = along it, −1 … 1, y = distance.
fn M_banana(p: vec3f) -> vec2f {
  let angle = clamp(atan2(p.y, p.x), 1.20, 2.95);
  let k = (angle - 2.075) / 0.875;
  let body = 0.080 * sqrt(max(1.0 - k * k * k * k, 0.0)) + 0.020;
  return vec2f(k, length(p - vec3f(0.44 * cos(angle), 0.44 * sin(angle), 0.0)) - body);
}

fn M_bananas(p: vec3f) -> vec2f {
  let one = M_banana(p - vec3f(-0.30, 0.36, 0.00));
  let other = M_banana(p - vec3f(-0.33, 0.33, 0.15) - vec3f(0.0, 0.0, 0.12 * (p.x + 0.3)));
  if (one.y < other.y) { return one; }
  return other;
}

fn M_thing(p: vec3f) -> vec2f {
  let q = p - vec3f(0.0, 0.46, 0.0);
  let ball = length(q * vec3f(1.0, 1.45, 1.0));
  let bowl = max(abs(ball - 0.66) - 0.02, q.y) * 0.75;
  let oranges = min(length(p - vec3f(-0.26, 0.50, -0.22)) - 0.215, length(p - vec3f(0.20, 0.46, 0.26)) - 0.21);
  let apples = min(M_apple(p - vec3f(0.16, 0.54, -0.28), 0.235), M_apple(p - vec3f(-0.24, 0.52, 0.26), 0.23));
  let green = M_apple(p - vec3f(0.02, 0.72, 0.02), 0.225);
  let lemon = ellipsoid(p - vec3f(0.42, 0.52, 0.0), vec3f(0.20, 0.14, 0.14));
  var grapes = 9.0;
  // A bunch that hangs over the rim.
  let bunch = length(p - vec3f(0.0, 0.52, -0.52)) - 0.26;
  if (bunch > 0.1) { grapes = bunch; } else {
    for (var i = 0; i < 11; i++) {
      let k = f32(i);
      let row = floor((sqrt(8.0 * k + 1.0) - 1.0) * 0.5);
      let place = k - row * (row + 1.0) * 0.5 - row * 0.5;
      grapes = min(grapes, length(p - vec3f(0.105 * place + 0.015 * sin(k * 5.0), 0.395 + 0.085 * row, -0.60 + 0.055 * row + 0.03 * sin(k * 2.3))) - 0.062);
    }
  }
  let citrus = nearer(vec2f(oranges, 2.0), vec2f(lemon, 3.0));
  let rosy = nearer(vec2f(apples, 4.0), vec2f(green, 5.0));
  return nearer(nearer(vec2f(bowl, 1.0), nearer(citrus, rosy)), nearer(vec2f(grapes, 6.0), vec2f(M_bananas(p).y * 0.85, 7.0)));
}

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  let spot = tileAt(p.xy * 0.9 + p.z * 0.7);
  if (stuff < 1.5) { return matte($color * (0.8 + 0.4 * spot.a), 0.25); }
  if (stuff < 2.5) { return matte(vec3f(0.90, 0.33, 0.02) * (0.88 + 0.24 * spot.b), 0.35); }
  if (stuff < 3.5) { return matte(vec3f(0.90, 0.68, 0.06) * (0.9 + 0.2 * spot.a), 0.3); }
  if (stuff < 4.5) {
    let streak = ramp(0.45, 0.85, spot.r + 0.10 * sin(atan2(p.z + 0.28, p.x - 0.16) * 13.0 + 5.0 * spot.g));
    return matte(mix(vec3f(0.60, 0.025, 0.03), vec3f(0.80, 0.46, 0.10), 0.7 * streak), 0.7);
  }
  if (stuff < 5.5) { return matte(mix(vec3f(0.28, 0.48, 0.05), vec3f(0.52, 0.60, 0.12), spot.r), 0.7); }
  if (stuff < 6.5) { return matte(mix(vec3f(0.13, 0.02, 0.12), vec3f(0.30, 0.22, 0.36), 0.35 * spot.a), 0.75); }
  let k = abs(M_bananas(p).x);
  let skin = mix(vec3f(0.93, 0.68, 0.06), vec3f(0.60, 0.62, 0.10), ramp(0.70, 0.95, k) * 0.7);
  let spots = ramp(0.80, 0.88, spot.b) * 0.4;
  return matte(mix(skin, vec3f(0.16, 0.08, 0.03), max(ramp(0.95, 1.0, k), spots)), 0.35);
}
