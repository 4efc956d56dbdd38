/*{
  "kind": "layer",
  "costMs": 26,
  "params": {
    "trailZ": 8, "trailWidth": 0.55, "crestZ": 13.5, "tilt": 0.045,
    "rise": 0.34, "waveA": 0.0255, "waveB": 0.0653, "phase": 0,
    "grass": 0.30, "flowers": 0.5, "nearOnly": 0,
    "dark": [0.035, 0.060, 0.018], "light": [0.120, 0.165, 0.045],
    "trail": [0.33, 0.255, 0.18], "petal": [0.75, 0.42, 0.62]
  }
}*/
// An alpine ridge in true perspective: a tilted ground that ends at a crest, crossed by a trail, covered with
// rows of single blades and flowers. Rows stand at fixed depths in geometric steps, so a pixel looks at three
// or four of them however far the ground runs. `nearOnly` 1 draws only the rows before the trail: the grass
// in front of whoever walks there.

// A sine of parabolas, one wave per unit: a third of the cost.
fn M_swell(x: f32) -> f32 {
  let k = fract(x) * 2.0 - 1.0;
  return 4.0 * k * (abs(k) - 1.0);
}

// The same formula as meadowGround in src/scene/meadow-ground.ts.
fn M_ground(x: f32) -> f32 {
  return $rise * (0.62 * M_swell(x * $waveA + $phase) + 0.38 * M_swell(x * $waveB + $phase * 2.3));
}

fn M_crest(x: f32) -> f32 { return $crestZ * (1.0 + 0.10 * M_swell(x * 0.037 + 0.16)) + 0.5 * M_swell(x * 0.143); }

// Depth at which the ground is met: the swells are so gentle that two steps settle it.
fn M_meet(r: Ray) -> f32 {
  var s = $trailZ - u.camera.z;
  for (var i = 0; i < 2; i++) {
    let above = u.camera.y - M_ground(u.camera.x + r.q.x * s) + $tilt * ($trailZ - u.camera.z);
    s = min(above / max($tilt - r.q.y, 0.004), 60.0);
  }
  return u.camera.z + s;
}

struct M_Light { key: vec3f, fill: vec3f, through: f32, gust: f32 };

// One family of blades of a row. x, h = place along the row and height above the
// ground, tall = of the grass there.
fn M_blades(
  x: f32, h: f32, tall: f32, z: f32, row: f32, family: f32, bend: f32, mood: vec4f, px: f32, l: M_Light,
) -> vec4f {
  let width = (0.0075 + 0.0028 * family) * (0.35 + 0.66 * z);
  let lean = (family - 1.0) * 0.34 + (mood.a - 0.5) * 0.9;
  let foot = x - lean * h - (bend + lean * 0.8) * h * h / max(tall, 0.05) + family * 0.37 * width;
  let cell = floor(foot / width);
  let chance = hash22(vec2f(cell, row * 3.0 + family));
  let y = h / max(tall * (0.35 + 0.75 * chance.x), 0.01);
  if (y >= 1.0) { return vec4f(0.0); }
  let halfWidth = width * (0.20 + 0.20 * chance.y) * sqrt(1.0 - y);
  let off = abs(foot - (cell + 0.5 + 0.34 * (chance.y - 0.5)) * width);
  // Short grass is thin grass: without this its rows show as strips.
  let grows = step(fract(chance.x * 51.0 + chance.y * 17.0), ramp(0.02, 0.13, tall) * (1.0 - 0.72 * u.snow));
  let up = max(y, 0.0);
  // Rows grow out of the ground without an edge.
  let alpha = ramp(halfWidth + px * 0.6, halfWidth - px * 0.6, off) * grows * ramp(0.0, 0.42, up);
  let hue = sat(mood.r * 1.5 - 0.45 + 0.5 * (chance.x - 0.5));
  let albedo = mix($dark, $light, sat(0.22 + up * 0.55 + hue * 0.5)) * (0.75 + 0.5 * chance.y);
  var c = albedo * (l.fill * (0.62 + 0.38 * up) + l.key * (0.30 + 0.45 * up) * (0.55 + 0.6 * l.gust));
  c += mix($light, vec3f(0.5, 0.45, 0.12), 0.35) * l.key * l.through * up * up * 0.85;
  c = mix(c, vec3f(0.80, 0.85, 0.95) * (l.fill + l.key * 0.4), u.snow * ramp(0.7, 0.0, up) * 0.8);
  return vec4f(c, alpha);
}

fn M_blossom(
  x: f32, h: f32, tall: f32, z: f32, row: f32, bend: f32, mood: f32, px: f32, l: M_Light,
) -> vec4f {
  let width = 0.10 + 0.012 * z;
  let foot = x - bend * tall;
  let cell = floor(foot / width);
  let chance = hash22(vec2f(cell + 31.0, row * 5.0));
  let patches = ramp(0.42, 0.62, mood);
  if (chance.x > $flowers * (0.15 + 0.75 * patches)) { return vec4f(0.0); }
  let d = vec2f(foot - (cell + 0.25 + 0.5 * fract(chance.y * 7.0)) * width, h - tall * (0.75 + 0.5 * chance.y));
  let radius = 0.016 + 0.012 * fract(chance.x * 37.0);
  let out = length(d * vec2f(1.0, 1.35));
  let kind = fract(chance.y * 13.0);
  var c = mix($petal, vec3f(0.85, 0.80, 0.72), step(0.45, kind));
  c = mix(c, vec3f(0.85, 0.62, 0.10), step(0.75, kind));
  c = mix(c, vec3f(0.80, 0.55, 0.08), ramp(radius * 0.45, radius * 0.3, out) * step(kind, 0.75));
  return vec4f(c * (l.fill * 0.9 + l.key * (0.55 + 0.5 * l.through)), ramp(radius + px * 0.7, radius - px * 0.7, out));
}

// Trail, soil and the grass between the blades.
fn M_soil(r: Ray, x: f32, z: f32, px: f32, l: M_Light) -> vec3f {
  let w = vec2f(x, z);
  let lod = clamp(log2(px * 512.0 * 0.4), 0.0, 6.0);
  let broad = tileAtLod(w * 0.05, lod * 0.5);
  let fine = tileAtLod(w * 0.31, lod);
  let off = abs(z - $trailZ) - $trailWidth + (broad.a - 0.5) * 0.30 + (fine.a - 0.5) * 0.22;
  let trodden = ramp(0.10, -0.10, off);
  let hue = sat(broad.r * 1.2 - 0.2 + 0.5 * (fine.a - 0.5));
  var albedo = mix($dark, $light, hue) * (0.55 + 1.0 * fine.a) * (0.8 + 0.4 * fine.r);
  var grain = fine.r;
  if (trodden > 0.004) {
    let grit = tileAtLod(w * vec2f(0.9, 0.7), lod + 1.0);
    grain = grit.a;
    let dirt = $trail * (0.62 + 0.55 * fine.r + 0.35 * (grit.a - 0.5) + 0.35 * ramp(0.52, 0.80, grit.b));
    albedo = mix(albedo, dirt, trodden);
  }
  albedo *= 1.0 - 0.22 * ramp(0.18, 0.0, abs(off));
  var c = albedo * (l.fill * 0.9 + l.key * (0.36 + 0.6 * fine.r));
  let puddle = u.wet * ramp(0.45, 0.62, broad.r + 0.2 * fine.a) * trodden;
  if (puddle > 0.01) {
    let sky = mapAt(vec2f(r.q.x, -r.q.y + (grain - 0.5) * 0.03), 2.0).rgb;
    c = mix(c * (1.0 - 0.4 * u.wet), sky * 0.8, puddle * 0.45);
  }
  let snow = u.snow * ramp(0.30, 0.55, broad.r * 0.5 + fine.r * 0.4 + (1.0 - trodden) * 0.25);
  return mix(c, vec3f(0.80, 0.86, 0.96) * (l.fill + l.key * 0.45) * (0.85 + 0.25 * fine.r), snow);
}

fn M_layer(r: Ray) -> Layer {
  if (r.q.y > 0.02) { return NOTHING; }
  let trailS = $trailZ - u.camera.z;
  let over = $rise + $grass * 1.6 - u.camera.y;
  let under = -$rise - 0.1 - u.camera.y;
  if ($nearOnly > 0.5 && (r.q.y * trailS > over || r.q.y * (trailS - 1.9) < under)) { return NOTHING; }
  let z = M_meet(r);
  // Above the crest the ground is missed: what stands on it is looked for there.
  let x = u.camera.x + r.q.x * (min(z, $crestZ * 1.2) - u.camera.z);
  let crest = M_crest(x);
  // Only rows just before the trail can reach up to the feet of who walks on it.
  if ($nearOnly > 0.5 && (z > $trailZ + 1.2 || z < $trailZ - 1.9)) { return NOTHING; }
  var l: M_Light;
  l.key = u.sunColor;
  l.fill = u.ambient * 1.15 + u.horizon * 0.20 + vec3f(0.7, 0.75, 1.0) * u.flash * 0.4;
  let toSun = max(dot(r.dir, u.sun), 0.0);
  l.through = toSun * toSun * toSun * toSun * ramp(0.0, 0.2, u.sun.z);
  let blown = x - u.time * u.windSpeed * 3.0;
  let waves = 0.3 * M_swell(blown * 0.061 + z * 0.023) + 0.2 * M_swell(blown * 0.149 - z * 0.061);
  l.gust = ramp(0.2, 0.9, 0.5 + waves);

  let step = 0.0953; // rows stand 10 % farther each
  let reach = 1.0 - $grass * 1.5 / max(u.camera.y, 0.6);
  let first = floor(log(max((z - u.camera.z) * reach + u.camera.z, 1.0) * 0.96) / step);
  let last = floor(log(min(z, crest) * 1.06) / step);
  var seen = vec3f(0.0);
  var clear = 1.0;
  var evenZ = exp(first * step);
  for (var row = first; row <= last; row += 1.0) {
    if (clear > 0.04) {
      // A row wanders, or the rows would show as terraces.
      let evenX = u.camera.x + r.q.x * (evenZ - u.camera.z);
      let wander = 0.6 * M_swell(evenX * 0.14 + row * 0.382) + 0.5 * M_swell(evenX * 0.075 + row * 0.812);
      let rowZ = evenZ * (1.0 + 0.04 * wander);
      let s = rowZ - u.camera.z;
      let p = u.camera.xy + r.q * s;
      let h = p.y - M_ground(p.x) - $tilt * (rowZ - $trailZ);
      let off = abs(rowZ - $trailZ) - $trailWidth;
      let isShown = rowZ < z + 0.25 && rowZ < crest + 0.3 && ($nearOnly < 0.5 || rowZ < $trailZ);
      if (isShown && off > -0.2 && h > -0.03 && h < $grass * 1.75) {
        let mood = tileAtLod(vec2f(p.x * 0.11 + row * 0.137, row * 0.31), 1.0);
        let tuft = mood.a;
        let tall = $grass * ramp(0.0, 1.4, off + 0.35 * (tuft - 0.5)) * (0.08 + 1.3 * mood.r + 1.0 * (tuft - 0.5));
        if (h < tall * 1.25 && tall > 0.02) {
          let px = r.px * s;
          let bend = (0.10 * sin(u.time * 2.1 + p.x * 1.7 + row) * (0.3 + l.gust) + 0.42 * l.gust - 0.10) * u.windSpeed;
          for (var family = 0; family < 3; family++) {
            let blade = M_blades(p.x, h, tall, rowZ, row, f32(family), bend, mood, px, l);
            seen += blade.rgb * blade.a * clear;
            clear *= 1.0 - blade.a;
          }
          if ($flowers > 0.01 && h > tall * 0.6) {
            let blossom = M_blossom(p.x, h, tall, rowZ, row, bend, mood.a, px, l);
            seen += blossom.rgb * blossom.a * clear;
            clear *= 1.0 - blossom.a;
          }
        }
      }
    }
    evenZ *= 1.1;
  }
  let ground = ramp(crest + 0.05, crest - 0.05, z);
  if ($nearOnly < 0.5 && clear > 0.01 && ground > 0.01) {
    seen += M_soil(r, x, z, r.px * (z - u.camera.z), l) * ground * clear;
    clear *= 1.0 - ground;
  }
  return Layer(throughAir(seen / max(1.0 - clear, 1e-3), min(z, crest) * 0.6, r.dir), 1.0 - clear);
}
