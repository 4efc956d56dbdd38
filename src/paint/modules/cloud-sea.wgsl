/*{ "kind": "layer", "costMs": 30, "params": { "low": 90, "swell": 46, "near": 150, "drift": 6 } }*/
// Above the clouds: their tops as rows of soft heaps to the horizon, lit from the side of the sun, blue in their folds.
fn M_layer(r: Ray) -> Layer {
  if (r.q.y > 0.10) { return NOTHING; }
  var seen = vec3f(0.0);
  var clear = 1.0;
  var z = $near;
  let far = mapAt(vec2f(r.q.x, 0.012), 2.0).rgb;
  let lit = u.ambient * 1.5 + u.horizon * 0.38 + u.sunColor * 0.22;
  for (var k = 0; k < 9; k++) {
    if (clear > 0.02) {
      let depth = z - u.camera.z;
      let p = u.camera.xy + r.q * depth;
      let x = (p.x + u.time * $drift) / 420.0 + f32(k) * 0.377 + u.seed * 0.01;
      let heaps = tileAt(vec2f(x, 0.13 * f32(k) + u.time * 0.0008));
      let puffs = tileAt(vec2f(x * 1.7, 0.31 * f32(k) + p.y / 340.0 - u.time * 0.0015));
      let top = -$low + $swell * (1.7 * heaps.r + 0.6 * (puffs.r - 0.5) - 0.5);
      let soft = 6.0 + 0.03 * depth;
      let m = ramp(top + soft * 0.4, top - soft, p.y);
      if (m > 0.004) {
        let down = sat((top - p.y) / ($swell * 0.9));
        let facing = 0.5 + 1.4 * (puffs.r - heaps.r) * sign(u.sun.x + 0.01) + 0.5 * (1.0 - down);
        let sunny = u.sunColor * (0.72 * sat(facing) * (1.0 - 0.75 * down));
        let ahead = max(dot(r.dir, u.sun), 0.0);
        let rim = u.sunColor * u.glow * pow(ahead, 6.0) * exp(-down * 9.0) * 0.9;
        var c = lit * mix(1.0, 0.62, down) * 0.62 + sunny + rim + vec3f(0.3) * u.flash;
        c = mix(far, c, exp(-depth * 0.00042));
        seen += c * m * clear;
        clear *= 1.0 - m;
      }
      z *= 1.42;
    }
  }
  let below = ramp(0.0, -0.02, r.q.y) * clear;
  seen += mix(far, lit * 0.4, 0.25) * below;
  clear -= below;
  return Layer(seen / max(1.0 - clear, 1e-3), 1.0 - clear);
}
