/*{
  "kind": "terrain",
  "costMs": 40,
  "params": {
    "near": 1.0, "far": 3200, "rise": 46, "laneZ": -99, "lane": 0, "pits": 1, "stones": 1,
    "dust": [0.205, 0.20, 0.19], "dark": [0.10, 0.098, 0.095]
  }
}*/
// Ground that neither air nor water has smoothed: craters of all sizes, stones, rounded hills behind.
//   rise  of the hills, metres; pits, stones 0 … 1; lane 1 levels the ground along laneZ for whoever walks there

// A cell has one crater or none, which stays within it: no other cell has to be looked at.
fn M_pits(p: vec2f, size: f32, key: f32) -> f32 {
  let q = p / size + key * 0.37;
  let cell = floor(q);
  let h = hash22(cell + key * 5.3);
  let radius = 0.13 + 0.19 * h.x * h.y;
  let d = length(q - cell - 0.5 - (h - 0.5) * (0.96 - 2.6 * radius)) / radius;
  let bowl = -0.27 * ramp(1.08, 0.1, d);
  let rim = 0.10 * exp(-13.0 * (d - 1.06) * (d - 1.06));
  return (bowl + rim) * radius * size * step(0.35, hash2(cell + key));
}

fn M_height(p: vec2f) -> f32 {
  let far = ramp(70.0, 520.0, p.y);
  let q = p / 330.0 + u.seed * 0.31;
  var h = $rise * far * (1.5 * noise2(q) + 0.8 * noise2(q * 2.3 + 7.0) + 0.3 * noise2(q * 5.1 + 3.0) - 0.95);
  h += 1.6 * (noise2(p * 0.021 + 4.0) - 0.5) * ramp(6.0, 50.0, p.y);
  h += $pits * (M_pits(p, 150.0, 1.0) * far + M_pits(turned(p, 0.7), 34.0, 2.0) * ramp(420.0, 120.0, p.y) + 0.8 * M_pits(turned(p, 1.9), 9.5, 3.0) * ramp(120.0, 40.0, p.y));
  h += 0.07 * (noise2(p * 0.8) - 0.5);
  let apron = ramp(4.0, 17.0, abs(p.y - $laneZ));
  return mix(h, 0.05 * (noise2(p * 0.8) - 0.5), $lane * (1.0 - apron));
}

fn M_surface(r: Ray, g: Ground) -> vec3f {
  let p = g.at.xz;
  let fine = tileAtLod(p * 1.3, clamp(log2(g.px * 512.0 * 1.3), 0.0, 7.0));
  let grain = tileAtLod(p * 0.16, clamp(log2(g.px * 512.0 * 0.16), 0.0, 7.0));
  let broad = tileAtLod(p * 0.011, clamp(log2(g.px * 512.0 * 0.011), 0.0, 7.0));
  let near = ramp(0.10, 0.01, g.px);
  // Stones cast no shadow of their own but a dark side.
  let cell = floor(p * 3.1);
  let at = hash22(cell + 2.9);
  let off = (p * 3.1 - cell - 0.25 - 0.5 * at) / (0.06 + 0.16 * at.x * at.y);
  let stone = $stones * near * ramp(1.0, 0.75, length(off)) * step(0.72, hash2(cell + 8.1));
  let bumps = vec3f(fine.r - 0.5, 0.0, fine.a - 0.5) * 0.55 * near + vec3f(grain.r - 0.5, 0.0, grain.a - 0.5) * 0.35;
  let n = normalize(g.normal + bumps + vec3f(off.x, 0.0, off.y) * 0.7 * stone);
  // The sun stands in the picture, its light comes from beside it: craters live by their shadows.
  let side = select(-1.0, 1.0, u.sun.x > 0.0);
  let rake = normalize(vec3f(side * 0.86, 0.34, -0.22));
  let key = ramp(0.0, 0.75, dot(n, rake));
  let albedo = mix($dark, $dust, ramp(0.15, 0.75, broad.r + 0.35 * (grain.b - 0.4))) * (0.82 + 0.36 * fine.a) * (1.0 + 0.25 * stone);
  let c = albedo * (u.sunColor * key * 1.15 + u.ambient * (0.6 + 0.4 * n.y));
  return throughAir(c, g.depth, r.dir);
}
