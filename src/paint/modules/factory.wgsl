/*{ "kind": "layer", "costMs": 14, "params": { "z": 150, "brick": [0.22, 0.10, 0.075], "tall": 58, "smoke": [0.26, 0.25, 0.26] } }*/
// Works beside a yard: halls with saw-tooth roofs, tanks, four chimneys with bands, smoke that drifts from them.
// How thick the smoke of a chimney is, and how much of the light its billows catch.
fn M_smoke(p: vec2f, foot: vec2f, k: f32) -> vec2f {
  let q = p - foot;
  if (q.y < -2.0 || q.y > 75.0) { return vec2f(0.0); }
  let lean = (6.0 + 26.0 * u.windSpeed) * pow(max(q.y, 0.0) / 40.0, 1.4);
  let wide = 2.6 + 0.26 * max(q.y, 0.0);
  let off = (q.x - lean) / wide;
  if (abs(off) > 2.0) { return vec2f(0.0); }
  // Billows: as large along the smoke as across, and larger as it widens.
  let rise = log(6.0 + max(q.y, 0.0)) * 1.9 - u.time * 0.22;
  let a = tileAt(vec2f(off * 0.105 + k * 0.37, rise * 0.20));
  let b = tileAt(vec2f(off * 0.105 + k * 0.37 + 0.020 * sign(u.sun.x + 0.01), rise * 0.20 + 0.017));
  let bulge = a.b * 0.8 + a.r * 0.5;
  let body = 1.05 - abs(off) + (bulge - 0.66) * 1.7 * ramp(-2.0, 9.0, q.y);
  let lift = 0.5 + 1.5 * (bulge - b.b * 0.8 - b.r * 0.5) + 0.25 * off * sign(u.sun.x + 0.01);
  return vec2f(ramp(0.0, 0.95, body) * ramp(75.0, 24.0, q.y) * ramp(-2.0, 0.5, q.y), sat(lift));
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
    // Piers between the windows, a cornice, a plinth; soot under the eaves.
    let pier = ramp(0.10, 0.05, abs(fract(w.x) - 0.01)) + ramp(0.92, 0.97, fract(w.x));
    let relief = (1.0 + 0.35 * pier) * (1.0 + 0.6 * ramp(0.5, 0.3, abs(p.y - wall + 0.4))) * mix(0.5, 1.0, ramp(0.0, 2.6, p.y)) * mix(1.0, 0.62, ramp(wall - 4.0, wall - 0.9, p.y) * ramp(wall - 0.3, wall - 0.9, p.y));
    let body = lit(normalize(vec3f(0.35 * sign(fract(w.x) - 0.5) * pier, 0.15, -0.98)), mix(bricks, vec3f(0.13, 0.14, 0.15), step(wall, p.y)) * relief);
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
    if (smoke.x > 0.0) {
      let tone = $smoke * (u.ambient * (1.1 + 1.3 * smoke.y) + u.sunColor * 1.3 * smoke.y + u.horizon * (0.25 + 0.6 * smoke.y));
      let alpha = smoke.x * 0.9;
      c = (tone * alpha + c * cover * (1.0 - alpha)) / max(alpha + cover * (1.0 - alpha), 1e-3);
      cover = alpha + cover * (1.0 - alpha);
    }
  }
  return Layer(throughAir(c, depth, r.dir), cover);
}
