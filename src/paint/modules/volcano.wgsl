/*{
  "kind": "terrain", "costMs": 40,
  "params": {
    "near": 1.5, "far": 3200, "x": 0, "z": 1250, "tall": 430, "wide": 820, "lava": 1, "laneZ": -99,
    "rock": [0.075, 0.065, 0.065], "ash": [0.16, 0.14, 0.135], "fire": [4.2, 0.85, 0.10]
  }
}*/
// A cone with a crater above a plain of dark lava; streams of fire run down its slopes and cool as they go.
//   lava  0 asleep … 1 erupting
fn M_out(p: vec2f) -> vec2f { return p - vec2f(heroX($x), $z); }

fn M_height(p: vec2f) -> f32 {
  let out = M_out(p);
  let far = length(out);
  let k = sat(1.0 - far / $wide);
  let turn = atan2(out.x, -out.y);
  let gully = noise2(vec2f(turn * 9.0, far * 0.006)) + 0.5 * noise2(vec2f(turn * 23.0, far * 0.013));
  let cone = $tall * k * k * (0.62 + 0.38 * k) * 1.12 - 34.0 * (gully - 0.7) * k * (1.0 - k) * 2.6;
  let rim = 92.0;
  let crater = 70.0 * ramp(rim, 20.0, far);
  let foot = 18.0 * (noise2(p * 0.008) + 0.5 * noise2(p * 0.021) - 0.7) * ramp(30.0, 160.0, p.y);
  let level = ramp(1.2, 6.0, abs(p.y - $laneZ));
  let clods = level * (0.7 * (noise2(p * 0.16) - 0.5) + 0.5 * noise2(p * 0.5) * noise2(p * 0.07 + 3.0) + 0.15 * noise2(p * 1.4));
  return min(cone, $tall * 0.93) - crater + foot * (1.0 - k) + clods * ramp(1.0, 6.0, p.y);
}

fn M_surface(r: Ray, g: Ground) -> vec3f {
  let p = g.at.xz;
  let flatness = sqrt(1.0 + g.depth / max(u.camera.y - g.at.y, 0.3));
  let lod = log2(g.px * flatness * 512.0 * 0.6);
  let mid = tileAtLod(p * 0.03, clamp(lod - 5.0, 0.0, 7.0));
  let fine = tileAtLod(p * 0.31, clamp(lod - 1.7, 0.0, 7.0));
  let out = M_out(p);
  let far = length(out);
  let k = sat(1.0 - far / $wide);
  var albedo = mix($rock, $ash, ramp(0.35, 0.7, mid.r)) * (0.55 + 0.8 * fine.r);
  albedo = mix(albedo, vec3f(0.80, 0.85, 0.94), ramp(0.26, 0.5, u.snow * (0.6 + 0.5 * (g.normal.y - 0.7))) * (1.0 - ramp(0.7, 0.9, k) * $lava));
  // Ribs of old lava run down the cone.
  let around = atan2(out.x, -out.y);
  let rib = noise2(vec2f(around * 26.0 + 2.0 * noise1(far * 0.012), far * 0.005)) * 0.6 + 0.4 * noise2(vec2f(around * 70.0, far * 0.011));
  albedo *= mix(1.0, 0.35 + 1.3 * rib, ramp(0.02, 0.25, k));
  let n = normalize(g.normal + vec3f(fine.a - 0.5, 0.0, fine.r - 0.5) * 0.5);
  var c = lit(n, albedo);
  if ($lava > 0.0) {
    // Streams follow the gullies: they lie at fixed angles and waver.
    let turn = atan2(out.x, -out.y) + 0.10 * (noise1(far * 0.010) - 0.5) + 0.05 * (noise1(far * 0.035 + 7.0) - 0.5);
    let lane = turn * 3.4;
    let cell = floor(lane);
    let h = hash22(vec2f(cell, 2.0));
    let reach = 0.25 + 0.6 * h.x;
    let off = abs(lane - cell - 0.5 - 0.3 * (h.y - 0.5));
    let stream = ramp(0.15, 0.02, off * (0.5 + 1.2 * k)) * ramp(1.0 - reach - 0.08, 1.0 - reach + 0.1, k) * step(h.x, 0.95);
    let crust = tileAtLod(vec2f(turn * 2.2, far * 0.012 - u.time * 0.03), clamp(lod - 5.5, 0.0, 7.0));
    let hot = stream * (0.25 + 1.1 * ramp(0.30, 0.62, crust.r)) * ramp(0.05, 0.9, k);
    let rim = ramp(150.0, 95.0, far) * 0.9;
    let pulse = 0.86 + 0.14 * sin(u.time * 1.7) * sin(u.time * 0.63);
    c += $fire * $lava * (hot * 1.5 + rim * 0.8 + 0.05 * k * (0.3 + 1.4 * rib)) * pulse * (0.35 + 0.65 * max(u.night, 0.4));
    // The plain is lit by it.
    c += albedo * $fire * 0.16 * $lava * u.lamps * ramp(-0.4, 0.9, g.normal.z * -1.0 + 0.3);
  }
  return throughAir(c, g.depth * 0.55, r.dir);
}
