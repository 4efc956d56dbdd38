/*{ "kind": "layer", "costMs": 6, "params": { "x": 0, "y": 0.32, "high": 0.26, "wide": 0.16, "color": [5.0, 1.3, 0.18] } }*/
// A fountain of glowing stones: each flies its parabola and falls back on the slope.
fn M_layer(r: Ray) -> Layer {
  let q = r.q - vec2f(heroX($x), $y);
  if (abs(q.x) > $wide * 1.6 || q.y < -0.1 || q.y > $high * 1.25) { return NOTHING; }
  // The glow over the crater ends on the slope before this layer does.
  var light = exp(-length(q * vec2f(1.6, 0.8)) * 22.0) * 0.9 * ramp(-0.09, 0.0, q.y);
  for (var i = 0; i < 34; i++) {
    let k = f32(i);
    let clock = u.time * (0.30 + 0.12 * hash1(k + 3.0)) + hash1(k) * 9.0;
    let shot = floor(clock);
    let age = clock - shot;
    let h = hash22(vec2f(k, shot));
    let at = vec2f((h.x * 2.0 - 1.0) * $wide * age, $high * (0.4 + 0.6 * h.y) * 4.0 * age * (1.0 - age) - 0.09 * age * age);
    // Stretched along their flight, as a shutter sees them.
    let flight = normalize(vec2f((h.x * 2.0 - 1.0) * $wide, $high * (0.4 + 0.6 * h.y) * 4.0 * (1.0 - 2.0 * age) - 0.18 * age) + vec2f(0.0, 1e-4));
    let off = q - at;
    let d = vec2f(dot(off, flight) / 3.2, dot(off, vec2f(-flight.y, flight.x)));
    let fine = 0.0008 + 0.0011 * h.x * h.x;
    let size = max(fine, 0.8 * r.px);
    light += exp(-dot(d, d) / (size * size)) * 1.6 * sat(2.0 * fine / size) * ramp(1.0, 0.75, age);
  }
  if (light < 0.01) { return NOTHING; }
  let alpha = sat(light);
  return Layer($color * light / max(alpha, 0.02) * 0.6, alpha);
}
