/*{
  "kind": "layer",
  "costMs": 3,
  "params": { "near": 420, "far": 1100, "tall": 150, "lit": 0.3, "neon": 0.5, "spread": 0.55, "glow": [0.30, 0.07, 0.27] }
}*/
// Towers of a distant city on three cards: haze between them, lit windows, spires with red lamps.
//   spread  how far from the middle of the view the towers stay tall (tangent units); 9 = everywhere
fn M_layer(r: Ray) -> Layer {
  var seen = vec3f(0.0);
  var clear = 1.0;
  for (var k = 0; k < 3; k++) {
    let part = f32(k) / 2.0;
    let z = mix($near, $far, part) - u.camera.z;
    let p = vec2f(u.camera.x, u.camera.y) + r.q * z;
    if (clear > 0.01 && p.y > 0.0 && p.y < $tall * 1.5) {
      let wide = 26.0 + 12.0 * part;
      let x = p.x / wide + f32(k) * 7.3;
      let cell = floor(x);
      let f = x - cell;
      let h = hash22(vec2f(cell, f32(k) * 5.0 + 2.0));
      let middle = exp(-pow(abs(r.q.x) / $spread, 2.0));
      let soft = r.px * z;
      var top = $tall * (0.18 + 0.82 * h.x * h.x) * (0.30 + 0.70 * middle) * (1.0 + 0.35 * part);
      // Towers step in towards the top; some carry a spire.
      let inset = 0.05 + 0.07 * h.y;
      let waist = step(abs(f - 0.5), 0.5 - inset - 0.14);
      top = top * mix(0.80, 1.0, waist);
      let spire = step(0.55, h.y) * step(abs(f - 0.5) * wide, 0.6 + soft * 0.5) * top * 0.28;
      let m = ramp(soft, -soft, p.y - top - spire) * ramp(inset - soft / wide, inset + soft / wide, min(f, 1.0 - f));
      if (m > 0.004) {
        let day = u.ambient * 0.9 + u.sunColor * 0.28 * (0.5 + 0.5 * sign(u.sun.x) * (f - 0.5) * 2.0);
        var c = mix(vec3f(0.20, 0.22, 0.26), vec3f(0.34, 0.30, 0.28), h.y) * day;
        let w = vec2f(f * wide / 3.4, p.y / 4.2);
        let on = step(1.0 - $lit, hash2(floor(w) + cell * 7.0 + f32(k) * 31.0));
        let tone = mix(vec3f(1.0, 0.66, 0.34), vec3f(0.45, 0.75, 1.0), step(0.6, fract(h.x * 9.0)));
        let fine = ramp(3.2, 1.2, soft);
        c = mix(c, c * 0.6 + u.horizon * 0.12, 0.5 * step(0.25, fract(w.y)));
        c += tone * u.lamps * mix($lit * 0.5, on * step(0.3, fract(w.x)) * step(0.35, fract(w.y)), fine) * 0.85;
        let crown = exp(-abs(p.y - top + 2.0) * 0.5);
        c += mix(vec3f(1.0, 0.1, 0.5), vec3f(0.1, 0.7, 1.0), h.x) * crown * u.lamps * $neon * 1.2;
        let air = exp(-z * u.hazeDensity * 0.45 - 0.35 * exp(-p.y * 0.03));
        c = mix(hazeColor(r.dir) + $glow * u.lamps * exp(-max(r.q.y, 0.0) * 5.0), c, air);
        seen += c * m * clear;
        clear *= 1.0 - m;
      }
      let beacon = vec2f((f - 0.5) * wide, p.y - top * 1.28 - 0.5);
      let blink = ramp(-0.2, 0.8, sin(u.time * 2.2 + h.x * 20.0));
      seen += vec3f(1.0, 0.10, 0.06) * exp(-length(beacon) / (1.2 + soft)) * step(0.55, h.y) * blink * u.lamps * clear * 1.5;
    }
  }
  return Layer(seen / max(1.0 - clear, 1e-3), 1.0 - clear);
}
