/*{
  "kind": "terrain",
  "costMs": 40,
  "params": {
    "near": 1.2, "far": 2600, "height": 15, "length": 95, "turn": 0.55, "shift": 0, "laneZ": 14, "lane": 0,
    "sand": [0.70, 0.415, 0.225]
  }
}*/
// Sand dunes: long waves with a gentle windward back and a steep lee side under a sharp, winding crest; lower waves
// ride on them, ripples on those.
//   turn  of the crests, radians: 0 runs along the view; lane 1 levels the sand along laneZ for whoever walks there
fn M_wave(p: vec2f, length: f32, key: f32) -> f32 {
  let across = turned(p, $turn + key * 0.35);
  let q = across / length;
  let bend = noise2(vec2f(q.x * 0.31 + key * 7.1, q.y * 0.55)) + 0.42 * noise2(vec2f(q.x * 0.9 + key * 3.7, q.y * 1.35 + 5.0));
  let x = q.x + 1.15 * bend + $shift;
  let cell = floor(x);
  let f = x - cell;
  let rise = 0.68;
  let tall = mix(0.45, 1.0, noise2(vec2f(cell * 1.7 + key, q.y * 0.6 + cell * 2.3)));
  let next = mix(0.45, 1.0, noise2(vec2f(cell * 1.7 + 1.7 + key, q.y * 0.6 + (cell + 1.0) * 2.3)));
  let k = f / rise;
  let back = k * k * (1.6 - 0.6 * k);
  let lee = (1.0 - f) / (1.0 - rise);
  return select(lee * lee * (1.35 - 0.35 * lee), back, f < rise) * mix(tall, next, ramp(rise, 1.0, f));
}

fn M_height(p: vec2f) -> f32 {
  let broad = noise2(p / 420.0 + 3.0);
  let big = M_wave(p, $length, 0.0);
  var h = $height * (0.25 + 1.1 * broad) * big;
  h += $height * 0.12 * M_wave(p + vec2f(37.0, 11.0), $length * 0.27, 1.0) * (1.0 - 0.6 * big);
  let apron = ramp(4.0, 30.0, abs(p.y - $laneZ));
  return mix(h - 0.3, 0.0, $lane * (1.0 - apron));
}

fn M_surface(r: Ray, g: Ground) -> vec3f {
  let p = g.at.xz;
  let grain = tileAtLod(p * 0.9, clamp(log2(g.px * 512.0 * 0.9), 0.0, 7.0));
  let broad = tileAtLod(p * 0.021, clamp(log2(g.px * 512.0 * 0.021), 0.0, 7.0));
  // Wind ripples: only where a pixel can show them.
  let near = ramp(0.05, 0.012, g.px * (1.0 + g.depth * 0.02));
  var ripple = 0.0;
  if (near > 0.01) {
    let warp = reliefAtLod(p * 0.055, clamp(log2(g.px * 512.0 * 0.055), 0.0, 7.0));
    ripple = sin(dot(p, vec2f(9.5, 24.0)) + warp.r * 34.0 + warp.g * 9.0) * near * (0.4 + 0.9 * broad.r);
  }
  let form = g.normal;
  let n = normalize(form + vec3f(0.09, 0.0, 0.20) * ripple + vec3f(grain.a - 0.5, 0.0, grain.r - 0.5) * 0.10);
  // Low light rakes over the sand: it comes from beside the picture even when the disc stands in it.
  let rake = normalize(vec3f(u.sun.x * 2.2 + sign(u.sun.x) * 0.25, max(u.sun.y, 0.08) + 0.08, u.sun.z * 0.25));
  let key = ramp(-0.02, 0.62, dot(n, rake));
  let steep = ramp(0.86, 0.72, form.y);
  let albedo = $sand * (0.90 + 0.14 * broad.r + 0.14 * (grain.a - 0.5) + 0.10 * ripple) * (1.0 - 0.10 * steep);
  let white = vec3f(0.82, 0.86, 0.94) * ramp(0.35, 0.6, u.snow * (0.6 + 0.5 * form.y + 0.3 * (broad.r - 0.5)));
  let cover = ramp(0.0, 0.1, luminance(white)) * u.snow;
  let sky = u.ambient * (0.55 + 0.45 * n.y) + u.horizon * 0.08 * (1.0 - n.y);
  var c = mix(albedo, white, cover) * (u.sunColor * key * (0.55 + 0.4 * max(u.sun.y, 0.0)) + sky + vec3f(0.35) * u.flash);
  if (g.depth < 24.0) {
    c += u.sunColor * step(0.992, hash2(floor(p * 60.0))) * ramp(24.0, 4.0, g.depth) * key * 0.25;
  }
  c *= 1.0 - 0.35 * u.wet;
  return throughAir(c, g.depth * (0.75 + 0.5 * ramp(3.0, -1.0, g.at.y)), r.dir);
}
