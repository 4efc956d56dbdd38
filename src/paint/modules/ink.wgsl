/*{ "kind": "sky", "costMs": 9, "params": { "ink": [0.006, 0.007, 0.012], "water": [0.86, 0.88, 0.90], "second": [0.02, 0.03, 0.08], "other": [0.006, 0.007, 0.012], "otherVeil": [0.02, 0.03, 0.08] } }*/
// Drops of ink that sink into clear water and spread: plumes that roll outward, thin veils at their edges. The middle one
// of three may be of another colour.
fn M_plume(q: vec2f, k: f32) -> f32 {
  let x = q.x - 0.34 * sin(k * 2.4 + u.seed);
  let head = -0.30 + 0.10 * sin(k * 1.7);
  let above = q.y - head;
  let wide = 0.15 + 0.34 * exp(-pow((above - 0.12) * 3.4, 2.0)) - 0.05 * ramp(0.2, 0.9, above);
  let curl = tileAt(vec2f(x * 0.30 + k * 0.37, q.y * 0.26 + u.time * 0.011 + k * 0.11));
  let swirl = tileAt(vec2f(x * 0.62 - curl.r * 0.35 + k * 0.71, q.y * 0.5 + u.time * 0.022 + curl.g * 0.3));
  let fine = tileAt(vec2f(x * 1.3 + swirl.r * 0.5, q.y * 1.1 + u.time * 0.03 - swirl.g * 0.4));
  let body = 1.0 - abs(x) / wide + (curl.r - 0.5) * 1.9 + (swirl.r - 0.5) * 1.3 + (fine.r - 0.5) * 0.6;
  return body * ramp(-0.14, 0.12, above + (swirl.r - 0.5) * 0.3);
}

fn M_sky(dir: vec3f, c: vec4f) -> vec4f {
  let q = dir.xy / max(dir.z, 0.1);
  let light = $water * (1.05 - 0.35 * dot(q, q));
  let middle = M_plume(q * 0.88, 1.0);
  let outer = max(M_plume(q, 0.0), M_plume(q * 0.76, 2.0));
  let thick = max(max(middle, outer), 0.0);
  let isOther = ramp(-0.3, 0.3, middle - outer);
  let veil = ramp(0.05, 0.75, thick);
  let core = ramp(0.35, 1.1, thick);
  let tone = mix(light, mix(mix($second, $otherVeil, isOther), mix($ink, $other, isOther), core), veil * (0.55 + 0.45 * core));
  return vec4f(tone, 0.0);
}
