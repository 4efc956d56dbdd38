/*{ "kind": "layer", "costMs": 14, "params": { "z": 150, "brick": [0.22, 0.10, 0.075], "tall": 58, "smoke": [0.26, 0.25, 0.26] } }*/
// Works beside a yard: halls with saw-tooth roofs, tanks, four chimneys with bands, smoke that drifts from them.
fn M_smoke(p: vec2f, foot: vec2f, k: f32) -> f32 {
  let q = p - foot;
  if (q.y < -2.0 || q.y > 75.0) { return 0.0; }
  let lean = (6.0 + 26.0 * u.windSpeed) * pow(max(q.y, 0.0) / 40.0, 1.4);
  let wide = 2.6 + 0.26 * max(q.y, 0.0);
  let off = (q.x - lean) / wide;
  if (abs(off) > 2.0) { return 0.0; }
  let a = tileAt(vec2f(off * 0.11 + k * 0.37, q.y * 0.009 - u.time * 0.045)).r;
  let b = tileAt(vec2f(off * 0.26 + k * 0.71, q.y * 0.021 - u.time * 0.075)).r;
  return ramp(0.1, 0.9, 1.0 - abs(off) + (a - 0.5) * 1.8 + (b - 0.5) * 0.8) * ramp(75.0, 20.0, q.y) * ramp(-2.0, 0.5, q.y);
}

fn M_layer(r: Ray) -> Layer {
  let depth = $z - u.camera.z;
  let p = u.camera.xy + r.q * depth;
  if (p.y < -0.5) { return NOTHING; }
  let soft = r.px * depth * 0.7;
  var c = vec3f(0.0);
  var cover = 0.0;
  // Halls, each with its own height; the roofs are saw teeth.
  let cell = floor(p.x / 34.0 + 0.2);
  let h = hash22(vec2f(cell, 4.0));
  let wall = 12.0 + 10.0 * h.x;
  let tooth = fract(p.x / 8.5) * 4.2 * step(0.35, h.y);
  let hall = ramp(soft, -soft, p.y - wall - tooth) * ramp(190.0, 186.0, abs(p.x));
  if (hall > 0.0) {
    let bricks = $brick * (0.75 + 0.5 * tileAt(p * vec2f(0.02, 0.05)).r) * (0.8 + 0.4 * h.y);
    let w = vec2f(p.x / 4.25, p.y / 5.2);
    let pane = step(0.22, fract(w.x)) * step(fract(w.x), 0.8) * step(0.25, fract(w.y)) * step(fract(w.y), 0.82) * step(p.y, wall - 1.0);
    let on = step(0.42, hash2(floor(w) + cell * 9.0));
    let glass = vec3f(0.05, 0.06, 0.07) + u.horizon * 0.12 + vec3f(1.5, 0.85, 0.35) * u.lamps * on * 0.8;
    let body = lit(vec3f(0.0, 0.15, -0.98), mix(bricks, vec3f(0.13, 0.14, 0.15), step(wall, p.y)));
    c = mix(body, glass, pane);
    cover = hall;
  }
  for (var i = 0; i < 4; i++) {
    let k = f32(i);
    let x = heroX(-70.0 + 46.0 * k + 14.0 * hash1(k + 2.0));
    let top = $tall * (0.78 + 0.35 * hash1(k * 3.0 + 1.0));
    let off = (p.x - x) / (2.0 + 1.5 * (1.0 - p.y / top));
    let stack = ramp(1.0 + soft * 0.4, 1.0 - soft * 0.4, abs(off)) * ramp(soft, -soft, p.y - top);
    if (stack > 0.0) {
      let band = step(top - 14.0, p.y) * step(0.5, fract((top - p.y) / 7.0));
      let n = vec3f(off * 0.9, 0.0, -sqrt(max(1.0 - off * off * 0.8, 0.05)));
      c = mix(c, lit(n, mix($brick * 1.15, vec3f(0.62, 0.60, 0.57), band)) + vec3f(2.0, 0.12, 0.06) * u.lamps * exp(-abs(p.y - top) * 0.9) * ramp(-0.2, 0.8, sin(u.time * 1.6 + k)), stack);
      cover = max(cover, stack);
    }
    let smoke = M_smoke(p, vec2f(x, top), k);
    if (smoke > 0.0) {
      let tone = $smoke * (u.ambient * 2.0 + u.sunColor * 0.75 + u.horizon * 0.6);
      let alpha = smoke * 0.86;
      c = (tone * alpha + c * cover * (1.0 - alpha)) / max(alpha + cover * (1.0 - alpha), 1e-3);
      cover = alpha + cover * (1.0 - alpha);
    }
  }
  return Layer(throughAir(c, depth, r.dir), cover);
}
