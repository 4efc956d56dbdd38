/*{
  "kind": "layer",
  "costMs": 5,
  "stillColumns": 448,
  "params": {
    "heroX": -0.2, "height": 1500, "distance": 4200, "snowline": 0.4, "treeline": 0.2, "rough": 1, "autumn": 0,
    "floor": -160, "rock": [0.165, 0.152, 0.150], "forest": [0.030, 0.050, 0.032]
  }
}*/
// A mountain range as a height field, marched along the depth of each pixel: horns with arêtes, spurs from
// ridged noise, gullies that follow the slope, snow where it can lie. Dear (about a second at 1080p), so it
// must be used as `still`: drawn once for a clip. Kilometres away, no camera move shifts it by a pixel.
// All pixels of a column look along one slice of the land: its heights are laid once, and marched by reading them.

const M_ROWS = $columnCount;
const M_NEAR = 0.30;
const M_FAR = 2.1;

// Depths of the rows grow evenly in the logarithm, so that a row is as fine as its distance asks for.
const M_GROWTH = log(M_FAR / M_NEAR) / f32(M_ROWS - 1);

// x: height of the land, y: depth.
fn M_column(qx: f32, row: i32) -> vec4f {
  let s = $distance * M_NEAR * exp(f32(row) * M_GROWTH);
  return vec4f(M_height(vec2f(qx * s, s)), s, 0.0, 0.0);
}

fn M_rowAt(s: f32) -> f32 { return clamp(log(s / ($distance * M_NEAR)) / M_GROWTH, 1.0, f32(M_ROWS) - 2.01); }

// Rise of the land along x and z where it was laid, between its rows.
fn M_slope(qx: f32, s: f32) -> vec2f {
  let row = M_rowAt(s);
  let first = $columns + i32(row);
  let between = fract(row);
  let a = stillColumnAt(qx, first - 1).xy;
  let b = stillColumnAt(qx, first).xy;
  let c = stillColumnAt(qx, first + 1).xy;
  let d = stillColumnAt(qx, first + 2).xy;
  let away = mix((c.x - a.x) / (c.y - a.y), (d.x - b.x) / (d.y - b.y), between);
  let e = 2.0 * u.mapHalfWidth / STILL_SIZE.x;
  let near = stillColumnAt(qx + e, first).x - stillColumnAt(qx - e, first).x;
  let far = stillColumnAt(qx + e, first + 1).x - stillColumnAt(qx - e, first + 1).x;
  let across = mix(near, far, between) / (2.0 * e * s);
  return vec2f(across, away - across * qx);
}

// One horn: a pyramid whose arêtes radiate from the summit. Three- and fivefold symmetry by Chebyshev
// polynomials of the cosine, since an arc tangent at every step of the march would cost ten times as much.
fn M_horn(p: vec2f, summit: vec2f, height: f32, radius: f32, toward: vec2f) -> f32 {
  let d = p - summit;
  let square = dot(d, d);
  if (square > radius * radius * 1.9) { return 0.0; }
  let l = sqrt(square);
  let c = dot(d, toward) / max(l, 1.0);
  let c2 = c * c;
  let star = 0.16 * (4.0 * c2 - 3.0) * c + 0.10 * ((16.0 * c2 - 20.0) * c2 + 5.0) * c;
  let k = max(1.0 - l * (1.0 + star) / radius, 0.0);
  return height * k * (0.52 + 0.48 * k);
}

// The range at large: a leading peak at the hero's place, lower company, a farther crest.
fn M_form(p: vec2f) -> f32 {
  let s = fract(u.seed * 0.137);
  let bend = (reliefAtLod(p / 9000.0 + s * 0.81, 4.0).ra - 0.5) * 1300.0;
  let kink = (reliefAtLod(p / 3600.0 + s * 0.44, 3.0).ra - 0.5) * 380.0;
  let q = p + bend + kink;
  let d = $distance;
  let x = $heroX * d * u.hero;
  // Each horn is turned its own way: fixed directions, mirrored and mixed by the seed.
  let e = normalize(vec2f(s - 0.5, fract(s * 7.0) - 0.4) + 0.01);
  let f = vec2f(-e.y, e.x);
  var h = M_horn(q, vec2f(x, d), $height, d * 0.49, e);
  h = max(h, M_horn(q, vec2f(x + d * 0.60, d * 1.20), $height * 0.80, d * 0.42, f));
  h = max(h, M_horn(q, vec2f(x - d * 0.66, d * 1.26), $height * 0.86, d * 0.44, vec2f(e.x, -e.y)));
  h = max(h, M_horn(q, vec2f(x + d * 1.30, d * 1.36), $height * 1.08, d * 0.45, -f));
  h = max(h, M_horn(q, vec2f(x + d * 0.16, d * 1.66), $height * 1.02, d * 0.40, vec2f(e.y, e.x)));
  return max(h, M_horn(q, vec2f(x - d * 1.40, d * 1.60), $height * 1.12, d * 0.50, -e));
}

fn M_height(p: vec2f) -> f32 {
  let s = fract(u.seed * 0.0731);
  let f = M_form(p);
  // Foothills are gentle, and the summits keep the form of their horns.
  let steepness = (0.25 + 0.75 * ramp(0.0, 900.0, f)) * (1.0 - 0.6 * ramp(0.62, 0.98, f / $height));
  let spur = reliefAtLod(p / 6500.0 + s, 3.0).g;
  let rib = reliefAtLod(turned(p, 0.7) / 2100.0 + s, 2.0).g;
  let crag = reliefAtLod(turned(p, 1.9) / 700.0 + s, 1.0).g;
  let relief = (spur - 0.42) * 520.0 + (rib - 0.42) * 170.0 * (0.4 + spur) + (crag - 0.42) * 46.0 * (0.3 + rib);
  return $floor + f + relief * steepness * $rough;
}

// Furrows of one size: waves across the slope in every cell of a grid, so that they run down it.
// x: height −1 … 1, yz: its gradient per cell.
fn M_furrows(p: vec2f, across: vec2f) -> vec3f {
  let i = floor(p);
  let f = p - i;
  var sum = vec3f(0.0);
  var weight = 0.0;
  for (var y = -1; y <= 1; y++) {
    for (var x = -1; x <= 1; x++) {
      let cell = vec2f(f32(x), f32(y));
      let d = f - cell - hash22(i + cell);
      let w = exp(-dot(d, d) * 2.2);
      let phase = dot(d, across) * 6.2831853;
      sum += vec3f(cos(phase), -sin(phase) * across) * w;
      weight += w;
    }
  }
  return sum / weight;
}

struct M_Hit { s: f32, alpha: f32 };

// Marches to the surface. A ray that just misses a crest keeps part of it: the skyline has soft edges.
fn M_march(r: Ray) -> M_Hit {
  var row = 0;
  var before = vec3f(1.0, 0.0, 0.0); // gap, depth and row of the last place above the land
  var nearest = 1e9;
  var nearestAt = 0.0;
  for (var i = 0; i < 150; i++) {
    let laid = stillColumnAt(r.q.x, $columns + row).xy;
    let gap = u.camera.y + r.q.y * laid.y - laid.x;
    if (gap < 0.0) {
      var below = vec2f(gap, laid.y);
      var first = i32(before.z);
      var last = row;
      for (var k = 0; k < 4; k++) {
        if (last - first > 1) {
          let middle = (first + last) / 2;
          let there = stillColumnAt(r.q.x, $columns + middle).xy;
          let rise = u.camera.y + r.q.y * there.y - there.x;
          if (rise < 0.0) {
            last = middle;
            below = vec2f(rise, there.y);
          } else {
            first = middle;
            before = vec3f(rise, there.y, 0.0);
          }
        }
      }
      // The land is straight between two rows.
      return M_Hit(mix(before.y, below.y, before.x / (before.x - below.x)), 1.0);
    }
    let pixels = gap / (r.px * laid.y);
    if (pixels < nearest) {
      nearest = pixels;
      nearestAt = laid.y;
    }
    before = vec3f(gap, laid.y, f32(row));
    row += clamp(i32(min(gap * 0.55, 260.0) / (laid.y * M_GROWTH)), 1, 16);
    if (row >= M_ROWS) { break; }
  }
  return M_Hit(nearestAt, sat(1.0 - nearest));
}

// Toward the key light; brought round to the side, because relief lit from straight behind or above is flat.
fn M_keyLight() -> vec3f {
  let side = select(-1.0, 1.0, u.sun.x >= 0.0);
  return normalize(vec3f(u.sun.x * 1.4 + 0.55 * side, max(u.sun.y, 0.10) * 0.9 + 0.22, -0.45));
}

fn M_shadow(p: vec3f, light: vec3f) -> f32 {
  var open = 1.0;
  var t = 30.0;
  for (var k = 0; k < 14; k++) {
    let q = p + light * t;
    let land = stillColumnAt(q.x / q.z, $columns + i32(M_rowAt(q.z) + 0.5)).x;
    open = min(open, sat(0.5 + (q.y - land) / (t * 0.10)));
    t *= 1.32;
  }
  return open;
}

fn M_layer(r: Ray) -> Layer {
  if (r.q.y > $height * 1.35 / ($distance * 0.8) || r.q.y < -0.12) { return NOTHING; }
  let hit = M_march(r);
  if (hit.alpha < 0.01) { return NOTHING; }
  let s = hit.s;
  let p = vec2f(r.q.x * s, s);
  let footprint = r.px * s;
  let y = u.camera.y + r.q.y * s;
  var slope = M_slope(r.q.x, s);
  let steep = length(slope);

  // Gullies of four sizes, each bent by those before it; none finer than the pixel.
  var gully = 0.0;
  var carved = vec2f(0.0);
  var amount = 1.0;
  var frequency = 1.0 / 420.0;
  for (var k = 0; k < 4; k++) {
    if (frequency * footprint < 0.35) {
      let g = slope + carved;
      let furrow = M_furrows(p * frequency, vec2f(g.y, -g.x) / max(length(g), 0.25));
      gully += furrow.x * amount;
      carved += furrow.yz * frequency * amount * 200.0 * min(steep * 1.3, 1.0);
    }
    amount *= 0.46;
    frequency *= 2.1;
  }
  slope += carved;
  let n = normalize(vec3f(-slope.x, 1.0, -slope.y));
  let altitude = (y - $floor) / $height;

  let light = M_keyLight();
  let key = sat(dot(n, light) * 1.15 + 0.06) * mix(0.10, 1.0, M_shadow(vec3f(p.x, y + 6.0, p.y), light));

  let grain = tileAt(vec2f(p.x + p.y * 0.3, y * 2.0) / 260.0);
  let strata = tileAt(vec2f(p.x * 0.35 + p.y * 0.2, y * 3.2) / 190.0 + 0.4);
  let broad = tileAt(p / 900.0 + 0.2);
  // Snow lies on what is flat enough, deeper with height; ledges catch it in thin bands.
  let ledge = ramp(0.50, 0.68, strata.a * 0.7 + strata.r * 0.3);
  let above = altitude - $snowline + u.snow * 0.28 + 0.18 * (broad.r - 0.5);
  let lies = above * 0.9 + (n.y - 0.60) * 0.85 + 0.16 * (ledge - 0.5) + 0.07 * gully + (grain.a - 0.5) * 0.22;
  let snow = ramp(-0.02, 0.14, lies) * ramp(-0.22, -0.02, above);
  let tone = 0.45 + 0.8 * grain.r + 0.55 * (strata.a - 0.5) + 0.5 * (grain.a - 0.5);
  let rock = $rock * max(tone, 0.15) * mix(vec3f(1.0), vec3f(1.10, 0.98, 0.86), broad.r);
  // Below the tree line: alps, then forest.
  let line = $treeline + 0.14 * (broad.r - 0.5) + 0.05 * (grain.r - 0.5);
  let speck = tileAt(vec2f(p.x, p.y * 0.6) / 300.0);
  let grass = mix(vec3f(0.10, 0.12, 0.045), vec3f(0.20, 0.14, 0.05), $autumn) * (0.6 + 0.8 * grain.a);
  let woods = mix($forest, vec3f(0.16, 0.085, 0.02), $autumn * ramp(0.45, 0.6, speck.r)) * (0.45 + 1.1 * speck.b);
  let isGreen = ramp(line + 0.16, line + 0.02, altitude) * ramp(0.62, 0.80, n.y + 0.1 * (grain.a - 0.5));
  let stands = ramp(0.34, 0.50, broad.a * 0.5 + speck.r * 0.5);
  let isWooded = ramp(line + 0.02, line - 0.05, altitude) * ramp(1.4, 0.9, steep) * stands;
  var albedo = mix(mix(rock, grass, isGreen), woods, isWooded);
  albedo = mix(albedo, vec3f(0.80, 0.85, 0.93), snow);

  let open = (0.72 + 0.28 * sat(0.5 + 0.5 * gully)) * mix(0.75, 1.0, ramp(0.1, 0.6, altitude));
  let fill = (u.ambient + u.zenith * 0.25 * n.y) * (0.68 + 0.25 * n.y) * open;
  let c = albedo * (u.sunColor * (key * 0.95 + 0.05) + fill);
  // The air is thin above and thick in the valleys.
  let thickness = 0.05 + 0.32 * exp(-max(y - $floor, 0.0) / ($height * 0.14));
  return Layer(throughAir(c, s * thickness, r.dir), hit.alpha);
}
