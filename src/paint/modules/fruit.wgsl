/*{ "kind": "thing", "costMs": 34, "includes": ["still-life"], "params": { "color": [0.34, 0.22, 0.13] } }*/
// A bowl of fruit: apples, oranges, a lemon, grapes, a banana over the rim.
fn M_apple(p: vec3f, radius: f32) -> f32 {
  let far = length(p.xz);
  return length(vec2f(far - radius * 0.30, p.y * 1.02 + 0.12 * (radius - far))) - radius * 0.72;
}

fn M_thing(p: vec3f) -> vec2f {
  let q = p - vec3f(0.0, 0.46, 0.0);
  let ball = length(q * vec3f(1.0, 1.45, 1.0));
  let bowl = max(abs(ball - 0.66) - 0.02, q.y) * 0.75;
  let oranges = min(length(p - vec3f(-0.26, 0.50, -0.22)) - 0.215, length(p - vec3f(0.20, 0.46, 0.26)) - 0.21);
  let apples = min(M_apple(p - vec3f(0.16, 0.54, -0.28), 0.235), M_apple(p - vec3f(-0.24, 0.52, 0.26), 0.23));
  let green = M_apple(p - vec3f(0.02, 0.72, 0.02), 0.225);
  let lemon = ellipsoid(p - vec3f(0.42, 0.52, 0.0), vec3f(0.20, 0.14, 0.14));
  let arc = p - vec3f(-0.34, 0.34, 0.05);
  let bend = vec2f(length(arc.xy) - 0.44, arc.z);
  let banana = max(length(bend) - 0.075 * ramp(-0.30, -0.05, arc.y), -arc.y - 0.05) + 0.3 * step(arc.x, -0.7);
  var grapes = 9.0;
  for (var i = 0; i < 6; i++) {
    let k = f32(i);
    grapes = min(grapes, length(p - vec3f(-0.10 + 0.085 * (k - 2.5) * 0.9, 0.56 + 0.05 * sin(k * 2.4), -0.44 - 0.04 * cos(k * 1.7))) - 0.062);
  }
  let citrus = nearer(vec2f(oranges, 2.0), vec2f(lemon, 3.0));
  let rosy = nearer(vec2f(apples, 4.0), vec2f(green, 5.0));
  return nearer(nearer(vec2f(bowl, 1.0), nearer(citrus, rosy)), nearer(vec2f(grapes, 6.0), vec2f(banana * 0.8, 3.0)));
}

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  let spot = tileAt(p.xy * 0.9 + p.z * 0.7);
  if (stuff < 1.5) { return matte($color * (0.8 + 0.4 * spot.a), 0.25); }
  if (stuff < 2.5) { return matte(vec3f(0.90, 0.33, 0.02) * (0.88 + 0.24 * spot.b), 0.35); }
  if (stuff < 3.5) { return matte(vec3f(0.90, 0.68, 0.06) * (0.9 + 0.2 * spot.a), 0.3); }
  if (stuff < 4.5) { return matte(mix(vec3f(0.66, 0.03, 0.03), vec3f(0.80, 0.50, 0.10), ramp(0.55, 0.8, spot.r)), 0.7); }
  if (stuff < 5.5) { return matte(mix(vec3f(0.30, 0.50, 0.06), vec3f(0.55, 0.60, 0.12), spot.r), 0.7); }
  return matte(vec3f(0.14, 0.03, 0.14), 0.6);
}
