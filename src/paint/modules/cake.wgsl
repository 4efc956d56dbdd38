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
  var sticks = 9.0;
  var flames = 9.0;
  if (p.y > 0.4) {
    for (var i = 0; i < 5; i++) {
      let c = M_candle(f32(i));
      sticks = min(sticks, capsule(p, vec3f(c.x, 0.50, c.y), vec3f(c.x, 0.80, c.y), 0.022));
      let sway = 0.008 * sin(u.time * 5.0 + f32(i) * 2.1);
      flames = min(flames, ellipsoid(p - vec3f(c.x + sway, 0.885, c.y), vec3f(0.024, 0.06, 0.024)));
    }
  }
  let burning = vec2f(mix(9.0, flames, $candles), 5.0);
  return nearer(nearer(vec2f(plate, 1.0), vec2f(whole, 2.0)), nearer(vec2f(berries, 3.0), nearer(vec2f(mix(9.0, sticks, $candles), 4.0), burning)));
}

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  if (stuff < 1.5) { return matte(vec3f(0.85), 0.6); }
  if (stuff < 2.5) {
    let isInside = step(length(p.xz), 0.545) * step(p.y, 0.515);
    let layer = abs(fract(p.y * 5.6) - 0.5);
    let crumb = $sponge * (0.8 + 0.4 * tileAt(p.xy * 1.7 + p.z).a);
    let drip = ramp(0.0, 0.02, p.y - 0.42 - 0.05 * sin(atan2(p.z, p.x) * 14.0));
    let icing = mix(vec3f(0.93, 0.88, 0.80), $color, drip);
    return matte(mix(icing, mix(crumb, vec3f(0.92, 0.86, 0.76), ramp(0.10, 0.06, layer)), isInside), 0.15);
  }
  if (stuff < 3.5) { return matte(vec3f(0.70, 0.03, 0.05), 0.7); }
  if (stuff < 4.5) { return matte(mix(vec3f(0.2, 0.5, 0.85), vec3f(0.95), step(0.5, fract(p.y * 14.0 + atan2(p.z, p.x) * 0.16))), 0.1); }
  return Ink(vec3f(0.1), 0.0, 0.0, 0.0, vec3f(3.4, 1.7, 0.45));
}
