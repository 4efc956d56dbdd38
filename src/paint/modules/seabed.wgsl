/*{
  "kind": "terrain",
  "costMs": 30,
  "params": { "near": 0.8, "far": 70, "level": -1.4, "mounds": 1.3, "clear": 0.28, "sand": [0.62, 0.55, 0.40], "rock": [0.17, 0.14, 0.15], "growth": [0.36, 0.14, 0.22] }
}*/
// The floor of a warm sea: rippled sand between mounds of rock, under the net of light that waves throw.
//   clear  how much of the view's middle stays open sand, tangent units at distance 1
fn M_mound(p: vec2f) -> f32 {
  let aside = abs(p.x) / (1.2 + p.y * $clear);
  let n = noise2(p * 0.32 + 3.0) + 0.5 * noise2(p * 0.83);
  return ramp(0.55, 1.15, n * ramp(0.35, 1.5, aside) + 0.12 * noise2(p * 2.3));
}

fn M_height(p: vec2f) -> f32 {
  let mound = M_mound(p);
  return $level + $mounds * mound * (0.6 + 0.4 * noise2(p * 1.3)) + 0.10 * noise2(p * 0.5) + 0.05 * mound * noise2(p * 6.0);
}

fn M_surface(r: Ray, g: Ground) -> vec3f {
  let p = g.at.xz;
  let lod = log2(g.px * 512.0 * 1.5);
  let mound = ramp(0.10, 0.30, M_mound(p) + 0.1 * (tileAtLod(p * 0.4, clamp(lod - 1.3, 0.0, 7.0)).r - 0.5));
  let fine = tileAtLod(p * 0.9, clamp(lod, 0.0, 7.0));
  let mid = tileAtLod(p * 0.23, clamp(lod - 2.0, 0.0, 7.0));
  let ripple = sin(p.y * 11.0 + p.x * 2.5 + mid.r * 22.0) * ramp(0.06, 0.015, g.px) * (1.0 - mound);
  let sand = $sand * (0.8 + 0.3 * mid.r + 0.10 * ripple + 0.2 * (fine.a - 0.5));
  let crust = mix($rock, $growth, ramp(0.45, 0.72, mid.r + 0.25 * (fine.b - 0.5)));
  let albedo = mix(sand, crust * (0.45 + 1.1 * fine.a), mound);
  let n = normalize(g.normal + vec3f(fine.a - 0.5, 0.0, fine.r - 0.5) * (0.15 + 0.7 * mound) + vec3f(0.0, 0.0, 0.12) * ripple);
  let drift = vec2f(u.time * 0.012, u.time * 0.008);
  let net = shardAtLod(p * 0.21 + drift + (fine.rg - 0.5) * 0.012, clamp(lod - 2.0, 0.0, 5.0)).a * shardAtLod(p * 0.17 - drift.yx * 1.2 + 0.37, clamp(lod - 2.0, 0.0, 5.0)).a;
  let key = max(n.y, 0.0) * 0.75 + 0.25 * max(dot(n, u.sun), 0.0);
  let c = albedo * (u.sunColor * key * (0.55 + 3.2 * net) + u.ambient * (0.7 + 0.5 * n.y));
  // Far off the floor is lost in the water, before its edge shows.
  let lost = ramp(14.0, 52.0, g.depth);
  return mix(throughAir(c, g.depth, r.dir), mapAt(vec2f(r.q.x, 0.012), 3.0).rgb, lost);
}
