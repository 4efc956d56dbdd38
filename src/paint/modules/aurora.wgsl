/*{
  "kind": "sky",
  "costMs": 11,
  "params": { "strength": 1, "low": [0.10, 1.0, 0.45], "high": [0.55, 0.16, 0.85] }
}*/
// Northern lights: curtains that wander in plan view and are seen edge on. Their lower border is sharp, the light
// fades upward from green to violet, rays ripple along them. They come out with the night.
fn M_sky(dir: vec3f, c: vec4f) -> vec4f {
  let q = dir.xy / max(dir.z, 0.05);
  let on = $strength * ramp(0.3, 0.9, u.night) * ramp(1.0, 0.55, u.cover);
  if (q.y < 0.02 || on < 0.01) { return c; }
  var sum = vec3f(0.0);
  for (var k = 0; k < 4; k++) {
    let f = f32(k);
    let t = u.time * (0.020 + 0.006 * f);
    let broad = tileAt(vec2f(q.x * 0.10 + f * 0.29 + t * 0.22 + u.seed * 0.13, 0.17 + f * 0.23 + t * 0.10)).r;
    let bend = tileAt(vec2f(q.x * 0.33 - t * 0.35 + f * 0.41, 0.61 + t * 0.16)).r;
    let foot = 0.09 + 0.115 * f + (broad - 0.5) * 0.95 + (bend - 0.5) * 0.24 + q.x * (0.10 - 0.13 * f);
    let h = q.y - foot;
    let ray = tileAt(vec2f(q.x * 1.15 + broad * 1.4 + f * 0.3, 0.33 + t * 0.45)).r;
    let fine = tileAt(vec2f(q.x * 3.9 + broad * 3.0 - t * 1.3, 0.77 + f * 0.2));
    let shine = 0.30 + 1.5 * ramp(0.34, 0.74, ray * 0.65 + fine.a * 0.35);
    let tall = 0.10 + 0.20 * ray + 0.12 * fine.r;
    let body = ramp(-0.030, 0.018, h) * exp(-max(h, 0.0) / tall);
    let hem = exp(-abs(h - 0.012) * 46.0);
    let tone = mix($low, $high, ramp(0.02, 0.34, h + (fine.r - 0.5) * 0.1));
    sum += (tone * body + $low * hem * 0.34) * shine * (0.95 - 0.20 * f) * ramp(0.36, 0.60, bend + 0.02);
  }
  // Squared: contrast instead of milk.
  let light = sum * sum * on * 0.30 * ramp(0.02, 0.10, q.y);
  return vec4f(c.rgb + light + $low * 0.035 * on, c.a * (1.0 - 0.5 * sat(luminance(light))));
}
