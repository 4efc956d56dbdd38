/*{ "kind": "layer", "costMs": 40, "params": { "low": 90, "swell": 46, "near": 150, "drift": 6 } }*/
// Above the clouds: their tops as rows of heaped puffs to the horizon, bright on the side of the sun, blue in their folds.
fn M_layer(r: Ray) -> Layer {
  if (r.q.y > 0.10) { return NOTHING; }
  var seen = vec3f(0.0);
  var clear = 1.0;
  var z = $near;
  let far = mapAt(vec2f(r.q.x, 0.012), 2.0).rgb;
  let fill = u.ambient * 0.95 + u.middle * 0.16 + u.zenith * 0.22;
  let ahead = max(dot(r.dir, u.sun), 0.0);
  let toward = normalize(vec2f(u.sun.x, max(u.sun.y, 0.25) + 0.35)) * 0.030;
  for (var k = 0; k < 9; k++) {
    if (clear > 0.02) {
      let depth = z - u.camera.z;
      let p = u.camera.xy + r.q * depth;
      let x = p.x + u.time * $drift + f32(k) * 158.0 + u.seed * 4.2;
      let heaps = tileAt(vec2f(x / 760.0, 0.13 * f32(k) + u.time * 0.0008)).r;
      // Billows on billows, drawn out along the wind: bubbles of one size would look like cotton.
      let at = vec2f(x * 0.62, p.y * 1.35 + 97.0 * f32(k) - u.time * 0.5) / 470.0;
      let puff = tileAt(at);
      let small = tileAt(at * 2.7 + vec2f(0.31, 0.17) * f32(k));
      let bulge = puff.r * 0.95 + puff.b * 0.22 + (small.r - 0.5) * 0.34 + 0.06;
      let top = -$low + $swell * (2.1 * heaps - 0.85 + 0.95 * (bulge - 0.55));
      let soft = 4.5 + 0.016 * depth;
      let m = ramp(top + soft * 0.4, top - soft, p.y);
      if (m > 0.004) {
        let down = sat((top - p.y) / ($swell * 1.25));
        let beside = tileAt(at + toward);
        let facing = sat(0.55 + 3.0 * (bulge - beside.r * 0.95 - beside.b * 0.22 - (small.r - 0.5) * 0.10 - 0.06)) * (1.0 - 0.66 * down);
        let sunny = u.sunColor * (0.05 + 0.62 * facing);
        let rim = u.sunColor * u.glow * pow(ahead, 6.0) * exp(-down * 9.0) * 0.6;
        var c = fill * mix(0.95, 0.50, down) + sunny + rim + vec3f(0.3) * u.flash;
        c = mix(far, c, exp(-depth * 0.00036));
        seen += c * m * clear;
        clear *= 1.0 - m;
      }
      z *= 1.42;
    }
  }
  let below = ramp(0.0, -0.02, r.q.y) * clear;
  seen += mix(far, fill * 0.5, 0.25) * below;
  clear -= below;
  return Layer(seen / max(1.0 - clear, 1e-3), 1.0 - clear);
}
