/*{ "kind": "sky", "costMs": 14, "params": { "deep": [0.004, 0.014, 0.045], "light": [0.10, 0.55, 1.0], "scale": 5.5 } }*/
// Points of light that drift and are joined by lines to those around them, on two planes; pulses run along.
fn M_node(cell: vec2f) -> vec2f {
  let h = hash22(cell);
  return cell + 0.5 + 0.36 * sin(u.time * (0.25 + 0.3 * h) + h.yx * 40.0);
}

fn M_web(p: vec2f, soft: f32) -> vec2f {
  let cell = floor(p);
  let own = M_node(cell);
  var lines = 0.0;
  var points = 0.0;
  for (var y = -1; y <= 1; y++) {
    for (var x = -1; x <= 1; x++) {
      let other = M_node(cell + vec2f(f32(x), f32(y)));
      let gap = distance(own, other);
      let d = segmentDistance(p, own, other);
      lines += (ramp(0.012 + soft, 0.0, d) + 0.16 * exp(-d * 14.0)) * ramp(1.35, 0.6, gap) * step(0.01, gap);
      let near = distance(p, other);
      points += ramp(0.045 + soft, 0.02, near) + 0.10 * exp(-near * 9.0);
    }
  }
  return vec2f(lines, points);
}

fn M_sky(dir: vec3f, c: vec4f) -> vec4f {
  let q = dir.xy / max(dir.z, 0.1);
  let soft = 2.2 * u.mapHalfWidth / (0.5 * u.size.x) * $scale;
  let front = M_web(q * $scale + vec2f(u.time * 0.06, 0.0), soft);
  let back = M_web(q * $scale * 1.9 + vec2f(u.time * 0.05, 7.3), soft * 1.9);
  let pool = exp(-dot(q, q) * 1.9);
  return vec4f($deep * (0.5 + 1.6 * pool) + $light * (front.x * 0.55 + back.x * 0.14) + (vec3f(0.5) + $light) * (front.y * 0.8 + back.y * 0.18), 0.0);
}
