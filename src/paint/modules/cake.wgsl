/*{ "kind": "thing", "costMs": 34, "includes": ["still-life"], "params": { "color": [0.92, 0.62, 0.66], "sponge": [0.72, 0.47, 0.20], "candles": 1 } }*/
// A round cake with a slice cut out of it, layers of sponge and cream, berries around, candles that burn.
fn M_candle(i: f32) -> vec2f {
  let a = i * 1.2566 + 0.6;
  return vec2f(cos(a), sin(a)) * 0.27;
}

fn M_thing(p: vec3f) -> vec2f {
  let plate = disc(p - vec3f(0.0, 0.03, 0.0), 0.78, 0.022, 0.02);
  let body = disc(p - vec3f(0.0, 0.29, 0.0), 0.56, 0.24, 0.03);
  let slice = max(dot(p.xz, vec2f(0.90, 0.435)), dot(p.xz, vec2f(-0.90, 0.435)));
  let whole = max(body, -slice);
  let a = atan2(p.z, p.x);
  let berry = round(a / 0.5236) * 0.5236;
  let at = vec3f(cos(berry) * 0.46, 0.565, sin(berry) * 0.46);
  let berries = max(length(p - at) - 0.062, -slice);
  // Candles stand on top, near the middle: elsewhere they are no nearer than that.
  let near = max(length(p.xz) - 0.33, 0.49 - p.y);
  var sticks = max(near, 0.03);
  var flames = max(max(near, 0.81 - p.y), 0.03);
  if (near < 0.05) {
    sticks = 9.0;
    if (p.y > 0.78) { flames = 9.0; }
    for (var i = 0; i < 5; i++) {
      let c = M_candle(f32(i));
      sticks = min(sticks, capsule(p, vec3f(c.x, 0.50, c.y), vec3f(c.x, 0.80, c.y), 0.022));
      if (p.y > 0.78) {
        // A flame: round below, drawn out to a point that wavers.
        let h = (p.y - 0.825) / 0.145;
        let up = sat(h);
        let waver = vec2f(sin(u.time * 6.1 + f32(i) * 2.1 + up * 2.0), sin(u.time * 4.7 + f32(i) * 4.3 + up * 1.5)) * 0.012 * up * up;
        let body = 0.034 * sqrt(up * 2.2) * pow(1.0 - up, 0.8) + 0.002;
        let beyond = max(max(h - 1.0, -h), 0.0) * 0.145;
        flames = min(flames, length(vec2f(max(length(p.xz - c - waver) - body, 0.0), beyond)) - 0.002);
      }
    }
  }
  let burning = vec2f(mix(9.0, flames, $candles), 5.0);
  return nearer(nearer(vec2f(plate, 1.0), vec2f(whole, 2.0)), nearer(vec2f(berries, 3.0), nearer(vec2f(mix(9.0, sticks, $candles), 4.0), burning)));
}

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  if (stuff < 1.5) { return matte(vec3f(0.85), 0.6); }
  // The candles' light on top of it.
  var warm = 0.0;
  if (p.y > 0.4) {
    for (var i = 0; i < 5; i++) { warm += exp(-9.0 * length(p.xz - M_candle(f32(i)))) * (1.0 + 0.12 * sin(u.time * 7.0 + f32(i) * 3.0)); }
  }
  let shine = vec3f(1.0, 0.55, 0.22) * warm * 0.5 * $candles;
  if (stuff < 2.5) {
    let isInside = step(length(p.xz), 0.545) * step(p.y, 0.515);
    let layer = abs(fract(p.y * 5.6) - 0.5);
    let crumb = $sponge * (0.8 + 0.4 * tileAt(p.xy * 1.7 + p.z).a);
    let drip = ramp(0.0, 0.02, p.y - 0.42 - 0.05 * sin(atan2(p.z, p.x) * 14.0));
    let icing = mix(vec3f(0.93, 0.88, 0.80), $color, drip);
    let albedo = mix(icing, mix(crumb, vec3f(0.92, 0.86, 0.76), ramp(0.10, 0.06, layer)), isInside);
    return Ink(albedo, 0.15, 0.0, 0.0, albedo * shine);
  }
  if (stuff < 3.5) {
    let seeds = ramp(0.5, 0.8, sin(atan2(p.z, p.x) * 120.0) * sin(p.y * 130.0));
    let red = mix(vec3f(0.72, 0.03, 0.05), vec3f(0.85, 0.5, 0.2), 0.5 * seeds);
    return Ink(red, 0.7, 0.0, 0.0, red * shine);
  }
  if (stuff < 4.5) {
    // Wax lets the flame shine through.
    let wax = mix(vec3f(0.95, 0.35, 0.45), vec3f(0.96, 0.93, 0.86), step(0.5, fract(p.y * 14.0 + (p.x + p.z) * 6.0)));
    return Ink(wax, 0.15, 0.0, 0.0, wax * vec3f(0.9, 0.5, 0.22) * ramp(0.62, 0.82, p.y) * 0.9);
  }
  let up = sat((p.y - 0.825) / 0.145);
  let heat = mix(vec3f(0.25, 0.45, 1.6), vec3f(5.5, 3.4, 1.25), ramp(0.05, 0.28, up));
  return Ink(vec3f(0.0), 0.0, 0.0, 0.0, mix(heat, vec3f(3.6, 1.25, 0.22), ramp(0.5, 1.0, up)));
}
