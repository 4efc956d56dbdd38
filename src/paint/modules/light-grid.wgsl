/*{
  "kind": "layer", "costMs": 10,
  "params": { "line": [0.95, 0.12, 0.85], "glow": [0.12, 0.75, 0.95], "sunTop": [1.6, 1.0, 0.15], "sunFoot": [1.6, 0.12, 0.55], "speed": 2.2 }
}*/
// The grid of the eighties: glowing lines to the horizon that come toward us, a striped sun, mountains of wire, stars.
fn M_lines(p: vec2f, soft: vec2f) -> f32 {
  let d = abs(fract(p) - 0.5);
  let core = max(ramp(0.5 - 0.03 - soft.x, 0.5 - 0.01, d.x), ramp(0.5 - 0.03 - soft.y, 0.5 - 0.01, d.y));
  let halo = max(exp((d.x - 0.5) * 11.0), exp((d.y - 0.5) * 11.0));
  return core + 0.28 * halo;
}

fn M_layer(r: Ray) -> Layer {
  let q = r.q;
  if (q.y < 0.0) {
    let z = u.camera.y / max(-q.y, 0.004);
    let w = vec2f((u.camera.x + q.x * z) * 0.8 + 0.5, (z + u.camera.z + u.time * $speed) * 0.8);
    let soft = clamp(vec2f(r.px * z, r.px * z * z / u.camera.y) * 0.8, vec2f(0.0), vec2f(0.4));
    let lines = M_lines(w, soft) * ramp(70.0, 14.0, z);
    return Layer(vec3f(0.010, 0.004, 0.03) + mix($line, $glow, ramp(4.0, 30.0, z)) * (lines * 0.9 + 0.5 * exp(-z * 0.0) * exp(q.y * 26.0)), 1.0);
  }
  let sky = mix(vec3f(0.20, 0.02, 0.22), vec3f(0.010, 0.006, 0.05), ramp(0.0, 0.42, q.y));
  let d = length(q - vec2f(0.0, 0.21));
  let k = (q.y - 0.03) / 0.36;
  let stripe = ramp(0.0, 0.02, abs(fract(k * 9.0 + u.time * 0.08) - 0.5) - 0.42 * sat(0.62 - k));
  let sun = ramp(0.19 + r.px, 0.19 - r.px, d) * mix(1.0, stripe, step(k, 0.62));
  let star = step(0.992, hash2(floor(q * 90.0))) * ramp(0.12, 0.3, q.y) * (0.5 + 0.5 * sin(u.time * 2.0 + hash2(floor(q * 90.0) + 3.0) * 40.0));
  var c = sky + vec3f(0.8) * star + mix($sunFoot, $sunTop, sat(k)) * sun + $sunFoot * 0.30 * exp(-d * 4.2);
  let peak = 0.15 * ramp(0.10, 0.75, abs(q.x)) * (0.35 + noise1(q.x * 6.0 + 40.0) + 0.4 * noise1(q.x * 17.0));
  if (q.y < peak) {
    let wire = M_lines(vec2f(q.x * 16.0, (q.y / max(peak, 0.01)) * 5.0 + q.x * 9.0), vec2f(r.px * 16.0));
    c = vec3f(0.014, 0.006, 0.04) + $glow * (0.55 * wire * ramp(0.0, 0.05, peak) + 0.9 * ramp(0.006, 0.0, peak - q.y));
  }
  return Layer(c, 1.0);
}
