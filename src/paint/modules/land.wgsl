/*{
  "kind": "terrain",
  "costMs": 40,
  "params": {
    "near": 1.0, "far": 2400, "rise": 22, "length": 190, "calm": 26, "valley": 0, "climb": 0, "terrace": 0, "lump": 0.12, "swell": 0.9, "laneZ": -99, "laneWide": 0, "base": 0,
    "mound": 0, "moundX": 0, "moundZ": 100, "moundWide": 40, "shore": 0, "shoreAt": 0, "ledges": 0, "cut": 0.1, "vale": 0,
    "basin": 0, "basinZ": 40, "basinWide": 60, "basinDeep": 2.2,
    "course": 0, "courseX": 0, "courseBend": 3, "courseWide": 1.1, "courseKind": 0,
    "rows": 0, "rowWide": 1.6, "rowTurn": 0, "band": 0, "standing": 0, "patch": 0, "bloom": 0,
    "dark": [0.035, 0.060, 0.018], "light": [0.125, 0.165, 0.048], "dry": [0.26, 0.20, 0.09], "dryness": 0.2,
    "soil": [0.17, 0.12, 0.08], "track": [0.30, 0.235, 0.165], "petal": [0.5, 0.3, 0.6], "petal2": [0.7, 0.5, 0.1], "petal3": [0.7, 0.2, 0.3]
  }
}*/
// Open country: rolling hills under grass, heath, sand or snow.
//   rise, length  height and wavelength of the hills; calm = how far from the camera the land is level
//   valley        how far it falls behind the level part; climb = how steeply it rises to the back; terrace = height of steps cut into it, 0 none
//   swell         height of the gentle unevenness nearby; none of it along laneZ, where somebody walks
//   basin         0 … 1: a hollow around basinZ, for water
//   laneWide      half the width of a road along laneZ, across the picture, instead of the way into the depth
//   base          height of all of it; mound = height of a hill of its own around moundX, moundZ
//   shore         1: the land ends in cliffs to the right of shoreAt, −1: to the left of −shoreAt, 0: it does not end; with ledges 1 a
//                 short cliff, below which broken rock runs out under the water
//   cut           how deep the way lies in the ground (a river: metres); vale = how high the land rises to both its sides
//   course        0 … 1: a way into the depth around courseX, courseKind 0 trodden, 1 gravel, 2 asphalt with a line, 3 the bed of a river
//   rows          0 … 1: crops in rows, every rowWide metres, turned by rowTurn; bloom 0 … 1 of petal
//   band          how many rows have one colour before the next of the three petals; 0 all the first
//   standing      until where the crop stands as sprites: the ground below them is not in bloom
//   patch         0 … 1: the hills behind are a patchwork of fields with hedges
fn M_courseX(z: f32) -> f32 {
  return $courseX + $courseBend * (sin(z * 0.055 + 0.4) + 0.5 * sin(z * 0.021 + 2.0) - 0.75) * ramp(2.0, 30.0, z);
}

fn M_height(p: vec2f) -> f32 {
  let far = ramp($calm, $calm * 4.0 + 20.0, p.y);
  let q = p / $length + u.seed * 0.31;
  let broad = noise2(q) + 0.5 * noise2(q * 2.1 + 7.0) + 0.22 * noise2(q * 4.7 + 3.0) - 0.72;
  var h = $rise * (0.7 + p.y * 0.0022) * broad * far + $climb * max(p.y - $calm, 0.0) - $valley * ramp($calm, $calm * 2.0 + 50.0, p.y);
  if ($terrace > 0.0) {
    let step = (h + 2.0 * noise2(p * 0.02) * far) / $terrace;
    let f = step - floor(step);
    h = mix(h, (floor(step) + ramp(0.72, 1.0, f)) * $terrace, far * ramp(46.0, 24.0, p.y));
  }
  let level = ramp(1.2, 6.0, abs(p.y - $laneZ));
  h += $swell * (noise2(p * 0.055 + 9.0) + 0.4 * noise2(p * 0.14) - 0.7) * level * ramp(0.5, 5.0, p.y);
  h += level * $lump * (noise2(p * 0.35) + 0.5 * noise2(p * 0.9) - 0.75) * (1.0 - 0.7 * ramp(60.0, 10.0, p.y) * $course);
  if ($basin > 0.0) {
    let off = (p - vec2f(0.0, $basinZ)) / vec2f($basinWide * 2.4, $basinWide);
    // A road across the picture keeps its embankment, wherever the water's edge runs.
    let bank = select(1.0, ramp($laneWide + 1.5, $laneWide + 8.0, abs(p.y - $laneZ)), $laneWide > 0.0);
    h -= $basin * $basinDeep * bank * ramp(1.15, 0.72, length(off) + 0.12 * (noise2(p * 0.05) - 0.5));
  }
  if ($course > 0.0 && $laneWide == 0.0) {
    let off = abs(p.x - M_courseX(p.y));
    let bed = $course * ramp($courseWide * 1.6, $courseWide * 0.8, off);
    h -= $cut * level * bed;
    if ($courseKind > 2.5) {
      h = h * ramp($courseWide, $courseWide * 6.0 + 30.0, off) + $vale * ramp($courseWide * 2.0, 200.0, off);
      h = mix(h, -$cut, bed);
    }
  }
  if ($mound > 0.0) {
    let off = (p - vec2f($moundX, $moundZ)) / $moundWide;
    h = mix(h, $mound + 0.12 * (h - $mound) * ramp(0.3, 1.0, length(off)), ramp(1.35, 0.30, length(off) + 0.22 * (noise2(p * 0.05) - 0.5)));
  }
  if ($shore != 0.0) {
    let beyond = p.x * $shore - $shoreAt + 3.5 * (noise2(p * 0.07) - 0.5) + 1.2 * (noise2(p * 0.31) - 0.5);
    if ($ledges > 0.0) {
      let ragged = beyond + 5.5 * (noise2(p * 0.055 + 5.0) - 0.5) + 2.0 * (noise2(p * 0.16) - 0.5);
      let broken = 1.5 * (noise2(p * 0.37 + 3.0) + 0.6 * noise2(p * 0.95) - 0.8) * ramp(-1.0, 2.5, ragged) * ramp(16.0, 9.0, ragged);
      h = mix(mix(h, -3.0 + broken, ramp(0.0, 3.5, ragged)), -14.0, ramp(3.0, 17.0, ragged));
    } else {
      h = mix(h, -14.0, ramp(0.0, 5.0, beyond));
    }
  }
  h += $base;
  return h;
}

// The same order as bandColor in src/scene/settings/fields.ts.
fn M_bandColor(band: f32) -> vec3f {
  let k = band - 3.0 * floor(band / 3.0);
  return select(select($petal3, $petal2, k < 1.5), $petal, k < 0.5);
}

fn M_surface(r: Ray, g: Ground) -> vec3f {
  let p = g.at.xz;
  let flatness = sqrt(1.0 + g.depth / max(u.camera.y - g.at.y, 0.3));
  let lod = log2(g.px * flatness * 512.0 * 0.6);
  let broad = tileAtLod(p * 0.011, clamp(lod - 6.5, 0.0, 7.0));
  let mid = tileAtLod(p * 0.085, clamp(lod - 3.6, 0.0, 7.0));
  let fine = tileAtLod(p * vec2f(0.83, 0.55), clamp(lod - 0.6, 0.0, 7.0));
  let hue = sat(broad.r * 0.9 + mid.r * 0.7 - 0.35 + 0.45 * (fine.a - 0.5));
  var albedo = mix($dark, $light, hue) * (0.62 + 0.75 * fine.a);
  let dry = ramp(0.66 - 0.5 * $dryness, 0.92 - 0.5 * $dryness, mid.r * 0.25 + broad.r * 0.85 + 0.12 * (fine.a - 0.5));
  albedo = mix(albedo, $dry * (0.6 + 0.8 * fine.r), dry * ramp(0.0, 0.15, $dryness));
  // Bare ground where it is steep, or cut.
  let steep = ramp(0.90, 0.74, g.normal.y + 0.08 * (mid.a - 0.5));
  albedo = mix(albedo, $soil * (0.5 + fine.r + 0.4 * (mid.g - 0.4)), steep * 0.9);
  if ($terrace > 0.0) {
    // Farther off the steps are drawn and not built.
    let f = fract(g.at.y / $terrace + 0.6 * noise2(p * 0.02));
    let drawn = ramp(24.0, 46.0, g.depth) * ramp(0.6, 0.15, g.px / $terrace);
    let riser = ramp(0.58, 0.66, f) * ramp(1.0, 0.94, f) * drawn;
    albedo = mix(albedo, $soil * 0.45, 0.85 * riser) * (1.0 + 0.7 * drawn * ramp(0.16, 0.0, f));
  }
  if ($rows > 0.0) {
    let across = turned(p, $rowTurn).x / $rowWide;
    let row = abs(fract(across) - 0.5) * 2.0;
    let soft = clamp(g.px * flatness / $rowWide * 1.4, 0.06, 1.0);
    var plant = mix(ramp(0.85, 0.35, row), 0.62, ramp(0.25, 1.0, soft));
    if ($terrace > 0.0) {
      // On the steps the rows follow the slope.
      let level = abs(fract(3.0 * (g.at.y / $terrace + 0.6 * noise2(p * 0.02))) - 0.5) * 2.0;
      plant = mix(plant, mix(0.8, ramp(0.95, 0.5, level), ramp(0.25, 0.08, g.px / $terrace)), ramp(18.0, 40.0, g.depth));
    }
    var petal = $petal;
    if ($band > 0.0) { petal = M_bandColor(floor(floor(across) / $band)); }
    let head = petal * (0.55 + 0.9 * fine.b);
    let crop = mix(albedo, head, $bloom * (0.72 + 0.4 * (mid.a - 0.5)) * ramp(0.3 * $standing - 0.1, 1.1 * $standing, g.depth));
    albedo = mix(albedo, mix($soil * (0.35 + 0.6 * fine.a), crop, plant), $rows);
  } else if ($bloom > 0.0) {
    // Wild flowers: drifts of specks.
    let drift = ramp(0.40, 0.62, mid.r * 0.55 + broad.b * 0.5);
    let speck = ramp(0.60, 0.78, fine.b) * ramp(0.25, 0.06, g.px * flatness) + 0.10 * ramp(0.05, 0.3, g.px * flatness);
    albedo = mix(albedo, $petal * (0.8 + 0.5 * fine.r), sat(speck * drift * $bloom));
  }
  if ($patch > 0.0) {
    let at = p * 0.0011 + u.seed * 0.17;
    let parcel = shardAtLod(at, clamp(lod - 9.8, 0.0, 4.0));
    let tone = fract(parcel.g * 7.3);
    let crops = mix(mix($light * 0.9, $dry, step(0.45, parcel.g)), mix($dark * 1.6, $soil, step(0.5, tone)), step(0.72, parcel.g));
    let furrow = 0.94 + 0.12 * tileAtLod(turned(p, parcel.g * 6.0) * vec2f(0.16, 0.004), clamp(lod - 2.6, 0.0, 7.0)).r;
    let hedge = ramp(0.045, 0.02, parcel.r + 0.02 * (mid.r - 0.5));
    let field = mix(crops * furrow * (0.7 + 0.6 * fine.a), $dark * 0.55, hedge * 0.85);
    albedo = mix(albedo, field, $patch * ramp($calm * 0.9, $calm * 1.5, p.y) * (1.0 - steep));
  }
  var wetness = u.wet * 0.3;
  if ($course > 0.0) {
    let isLane = $laneWide > 0.0;
    let off = select(p.x - M_courseX(p.y), p.y - $laneZ, isLane);
    let along = select(p.y, p.x, isLane);
    let edge = select($courseWide, $laneWide, isLane) + 0.22 * (mid.a - 0.5) * (2.0 - $courseKind) + 0.10 * (fine.a - 0.5) * (2.0 - $courseKind);
    let soft = max(g.px, 0.02);
    let on = $course * ramp(edge + 0.10 + soft, edge - 0.10 - soft, abs(off));
    var way = $track * (0.62 + 0.55 * fine.r + 0.35 * (mid.a - 0.5));
    if ($courseKind < 0.5) { way = mix(way, albedo, 0.7 * ramp(0.30, 0.02, abs(off) / $courseWide) * ramp(0.3, 0.6, mid.r)); }
    if ($courseKind > 1.5) {
      let paint = ramp(0.075 + soft, 0.055, abs(off)) * step(0.45, fract(along * 0.11)) + ramp(0.07 + soft, 0.05, abs(abs(off) - edge * 0.9));
      way = mix(way, vec3f(0.62), paint * 0.85 * (1.0 - ramp(0.1, 0.5, soft)));
      wetness = max(wetness, u.wet * (0.35 + 0.65 * ramp(0.45, 0.62, mid.r)) * on);
    }
    albedo = mix(albedo, way, on);
  }
  let snow = ramp(0.26, 0.50, u.snow * (0.62 + 0.35 * (mid.r - 0.5) + 0.5 * (g.normal.y - 0.75)));
  albedo = mix(albedo, vec3f(0.80, 0.85, 0.94) * (0.94 + 0.12 * fine.a), snow);
  let n = normalize(g.normal + vec3f(fine.a - 0.5, 0.0, fine.r - 0.5) * 0.35 * (1.0 - 0.7 * snow));
  // Grass lets a low sun through from behind; gusts show as brighter waves.
  let facing = max(dot(n, u.sun), 0.0);
  let ahead = max(dot(r.dir, u.sun), 0.0);
  let glow = ahead * ahead * ahead * 0.35 * (1.0 - steep) * (1.0 - snow) * ramp(0.5, 0.1, u.sun.y);
  let gust = 0.22 * u.windSpeed * (tileAtLod(p * 0.006 - vec2f(u.time * 0.02, 0.0) * (0.3 + u.windSpeed), 2.0).r - 0.5) * (1.0 - snow);
  let sun = u.sunColor * sunBetweenClouds(p);
  var c = albedo * (sun * (facing * 0.9 + 0.10 + glow) * (1.0 + gust) + u.ambient * (0.75 + 0.35 * n.y) + vec3f(0.35) * u.flash);
  if (wetness > 0.01) {
    let mirrored = mapAt(vec2f(r.q.x, -r.q.y + 0.02 * (fine.a - 0.5)), 2.0).rgb;
    c = mix(c * (1.0 - 0.3 * wetness), mirrored, wetness * (0.10 + 0.6 * pow(1.0 - sat(-r.dir.y), 3.0)));
  }
  return throughAir(c, g.depth * (0.7 + 0.6 * ramp(6.0, -4.0, g.at.y - $base)), r.dir);
}
