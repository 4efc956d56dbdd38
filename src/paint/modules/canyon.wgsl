/*{
  "kind": "terrain", "costMs": 40,
  "params": {
    "near": 1.2, "far": 3000, "tall": 62, "wide": 17, "bend": 14, "laneZ": -99, "river": 0,
    "deep": [0.30, 0.085, 0.035], "mid": [0.52, 0.20, 0.085], "pale": [0.68, 0.43, 0.26], "sand": [0.50, 0.30, 0.17]
  }
}*/
// Between walls of layered rock: a floor of sand that winds away, steps of cliffs, buttes where the valley opens.
fn M_middle(z: f32) -> f32 { return $bend * (sin(z * 0.021 + 0.6) - 0.56) * ramp(4.0, 60.0, z) + 0.5 * $bend * sin(z * 0.006); }

fn M_height(p: vec2f) -> f32 {
  let rough = 9.0 * noise2(p * 0.034) + 4.5 * noise2(p * 0.11) + 1.6 * noise2(p * 0.37);
  let off = abs(p.x - M_middle(p.y)) - $wide - 0.24 * max(p.y - 90.0, 0.0) + 7.5 - rough;
  let first = ramp(0.0, 5.0, off) * 0.36;
  let second = ramp(13.0, 18.0, off) * 0.33;
  let third = ramp(30.0, 36.0, off) * 0.31;
  let talus = 0.10 * ramp(-9.0, 3.0, off) + 0.06 * ramp(5.0, 14.0, off) + 0.05 * ramp(18.0, 31.0, off);
  let walls = $tall * (first + second + third + talus) * (0.85 + 0.3 * noise2(p * 0.008 + 3.0));
  let butte = ramp(0.60, 0.66, noise2(p * 0.0050 + 5.0) + 0.12 * (noise2(p * 0.021) - 0.5));
  let buttes = $tall * (0.35 + 1.5 * noise2(p * 0.013 + 8.0)) * butte * (0.75 + 0.25 * ramp(0.70, 0.76, noise2(p * 0.031))) * ramp(260.0, 520.0, p.y) * ramp(0.0, -60.0, off);
  let level = ramp(1.2, 6.0, abs(p.y - $laneZ));
  return max(walls, buttes) + level * (0.5 * (noise2(p * 0.09) - 0.5) + 0.12 * noise2(p * 0.8));
}

fn M_surface(r: Ray, g: Ground) -> vec3f {
  let p = g.at;
  let flatness = sqrt(1.0 + g.depth / max(u.camera.y - p.y, 0.3));
  let lod = log2(g.px * 512.0 * 0.6);
  let steep = ramp(0.93, 0.72, g.normal.y);
  let side = tileAtLod(vec2f(p.x + p.z, p.y) * vec2f(0.012, 0.030), clamp(lod - 5.0, 0.0, 7.0));
  let grain = tileAtLod(vec2f(p.x + 0.7 * p.z, p.y * 1.4) * 0.11, clamp(lod - 3.1, 0.0, 7.0));
  let floorTile = tileAtLod(p.xz * 0.35, clamp(lod + log2(flatness) - 1.5, 0.0, 7.0));
  let strata = tileAt(vec2f(0.31, (p.y + 2.6 * (side.r - 0.5)) * 0.0105));
  let thin = tileAtLod(vec2f(0.11, (p.y + 1.5 * (side.r - 0.5)) * 0.055), clamp(lod - 4.2, 0.0, 7.0));
  var rock = mix($deep, $mid, ramp(0.32, 0.58, strata.r));
  rock = mix(rock, $pale, ramp(0.52, 0.70, strata.a * 0.5 + thin.r * 0.5));
  rock *= 0.62 + 0.55 * grain.r + 0.35 * (grain.g - 0.3);
  // Streaks of dark varnish run down the walls.
  rock *= 1.0 - 0.45 * ramp(420.0, 160.0, g.depth) * ramp(0.52, 0.74, tileAtLod(vec2f((p.x + p.z) * 0.045, p.y * 0.004), clamp(lod - 4.0, 0.0, 7.0)).r);
  let sand = $sand * (0.72 + 0.5 * floorTile.r);
  var albedo = mix(sand, rock, steep);
  albedo = mix(albedo, vec3f(0.80, 0.85, 0.94), ramp(0.26, 0.5, u.snow * (0.6 + 0.5 * (g.normal.y - 0.7))));
  let n = normalize(g.normal + vec3f(grain.a - 0.5, 0.0, grain.r - 0.5) * 0.7 * steep);
  let bounce = $mid * u.sunColor * 0.16 * steep * max(u.sun.y, 0.0);
  let c = albedo * (u.sunColor * sunBetweenClouds(p.xz) * max(dot(n, u.sun), 0.0) + u.ambient * (0.7 + 0.35 * n.y) + bounce + vec3f(0.3) * u.flash) * (1.0 - 0.25 * u.wet);
  return throughAir(c, g.depth * 0.8, r.dir);
}
