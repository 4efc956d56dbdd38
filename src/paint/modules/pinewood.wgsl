/*{
  "kind": "layer",
  "costMs": 17,
  "params": {
    "cards": 4, "near": 46, "far": 620, "low": -0.16, "high": -0.035, "swell": 0.075,
    "tree": 11, "dense": 1, "mist": 0.5, "autumn": 0, "slope": [0.060, 0.075, 0.030], "pine": [0.026, 0.046, 0.028]
  }
}*/
// Forested slopes as cards at real depths. Every card is covered with rows of conifers, the nearest row
// lowest; a pixel looks only at the rows whose trees can reach it. `low` and `high` are the crests of the
// nearest and farthest card in units of their depth; heights and depths in metres.

// A conifer of height and depth 1: x = distance inside its edge, y = phase of its
// tier (0 under the boughs above).
fn M_pine(p: vec2f, width: f32, tiers: f32, seed: f32, ragged: f32) -> vec2f {
  let below = 1.0 - p.y;
  let tier = fract(pow(below, 0.8) * tiers + seed + 0.5 * abs(p.x) / width);
  let halfWidth = width * pow(below, 0.95) * (0.62 + 0.38 * tier) * (0.85 + 0.9 * ragged) + 0.005;
  return vec2f(halfWidth - abs(p.x + 0.01 * sin(p.y * 9.0 + seed * 6.0)), tier);
}

// A sine of parabolas, one wave per unit.
fn M_wave(x: f32) -> f32 {
  let k = fract(x) * 2.0 - 1.0;
  return 4.0 * k * (abs(k) - 1.0);
}

struct M_Tree { alpha: f32, tier: f32, across: f32, tone: f32 };

// The nearest tree of a card at a point. `rows` = how many rows the point lies below the crest.
fn M_treeAt(
  p: vec2f, crest: f32, rows: f32, rowHeight: f32, tall: f32, depth: f32, key: f32, px: f32, ragged: f32,
) -> M_Tree {
  var found = M_Tree(0.0, 0.0, 0.0, 0.0);
  let spacing = tall * mix(0.34, 0.24, depth);
  let first = ceil(rows - 0.13) + 3.0;
  for (var j = 0; j < 4; j++) {
    let row = first - f32(j);
    if (found.alpha < 0.98 && row > -0.5) {
      let x = p.x + spacing * fract(row * 0.618 + key);
      let cell = floor(x / spacing);
      let h = hash22(vec2f(cell, row + key * 3.0));
      let groves = 0.28 * M_wave(cell * 0.023 + row * 0.061 + key) + 0.22 * M_wave(cell * 0.071 - row * 0.043 + key * 1.7);
      let clump = 0.5 + groves;
      // Groves with clearings nearby, closed forest far away.
      if (h.y < $dense * mix(ramp(0.35, 0.75, clump) * 0.9, 0.55 + 0.9 * clump, ramp(0.0, 0.45, depth))) {
        let height = tall * (0.42 + 0.62 * fract(h.y * 17.3 + h.x));
        let y = (p.y - (crest - row * rowHeight)) / height + 0.04;
        if (y > 0.0 && y < 1.0) {
          let across = (x - (cell + 0.34 + 0.32 * h.x) * spacing) / height;
          let tree = M_pine(vec2f(across, y), 0.15 + 0.06 * h.x, 11.0 + 5.0 * h.x, h.x, ragged);
          let alpha = ramp(-px / height, px / height, tree.x);
          if (alpha > found.alpha) { found = M_Tree(alpha, tree.y, across / 0.18, fract(h.x * 31.0)); }
        }
      }
    }
  }
  return found;
}

fn M_layer(r: Ray) -> Layer {
  if (r.q.y > $high + 0.26) { return NOTHING; }
  var seen = vec3f(0.0);
  var clear = 1.0;
  let side = select(-1.0, 1.0, u.sun.x >= 0.0);
  let cards = i32($cards);
  for (var k = 0; k < cards; k++) {
    if (clear > 0.01) {
      let depth = f32(k) / max($cards - 1.0, 1.0);
      let z = $near * pow($far / $near, depth);
      let s = z - u.camera.z;
      let key = f32(k) * 7.3 + fract(u.seed * 0.317) * 40.0;
      let p = u.camera.xy + r.q * s;
      let px = r.px * s;
      let tall = $tree * mix(1.0, 1.35, depth);
      let base = mix($low, $high, pow(depth, 0.8));
      if (p.y < z * (base + 0.85 * $swell) + tall * 1.05) {
        let along = p.x / (z * 0.75) + key * 1.7;
        let swell = 0.42 * M_wave(along * 0.29) + 0.30 * M_wave(along * 0.53 + key) + 0.12 * M_wave(along * 1.37 + key * 0.7);
        let crest = z * (base + $swell * swell);
        if (p.y < crest + tall * 1.05) {
          let rowHeight = tall * 0.30;
          let rows = (crest - p.y) / rowHeight;
          let bark = tileAtLod(p / tall * 0.55, clamp(log2(px / tall * 512.0 * 0.55), 0.0, 6.0));
          let tree = M_treeAt(p, crest, rows, rowHeight, tall, depth, key, px, (bark.a - 0.5) * 1.7);
          let ground = ramp(px, -px, p.y - crest);
          let alpha = max(ground, tree.alpha);
          if (alpha > 0.004) {
            let flash = vec3f(0.7, 0.75, 1.0) * u.flash * 0.4;
            var c = vec3f(0.0);
            if (tree.alpha < 0.99) {
              let broad = tileAtLod(vec2f(p.x / z * 0.6 + key, rows * 0.018), 1.0);
              let hue = sat(broad.r * 1.5 - 0.3 + 0.5 * (bark.a - 0.5));
              var floorAlbedo = mix($slope * 0.55, $slope * 1.35, hue) * (0.7 + 0.6 * bark.r);
              floorAlbedo = mix(floorAlbedo, vec3f(0.80, 0.86, 0.95), u.snow * 0.9);
              c = floorAlbedo * (u.ambient * 0.9 + u.sunColor * (0.25 + 0.30 * broad.g) + flash);
            }
            if (tree.alpha > 0.004) {
              let larch = $autumn * step(0.55, tree.tone);
              let mottle = (0.65 + 0.7 * tree.tone) * (0.55 + 0.9 * bark.b);
              let albedo = mix($pine, vec3f(0.26, 0.13, 0.025), larch) * mottle;
              let lightSide = sat(0.5 + 0.75 * tree.across * side);
              let top = 1.0 - tree.tier;
              var needles = albedo * (u.ambient * (1.0 + 0.6 * top) + u.horizon * 0.15 + flash
                  + u.sunColor * (0.10 + 0.85 * lightSide * (0.35 + 0.65 * top)));
              let burden = vec3f(0.80, 0.86, 0.95) * (u.ambient + u.sunColor * 0.40 * (0.4 + lightSide));
              needles = mix(needles, burden, u.snow * ramp(0.50, 0.95, top * 0.8 + bark.b * 0.55));
              c = mix(c, needles, tree.alpha);
            }
            var mist = 0.0;
            if (k > 0) {
              let at = vec2f(p.x / z * 0.30 + u.time * 0.0022 * (1.0 + depth) + key, p.y / z * 1.1 - 0.1);
              mist = $mist * z * depth * (0.25 + 1.7 * ramp(0.0, 7.0, rows) * tileAtLod(at, 1.0).r);
            }
            seen += throughAir(c, s * 0.55 + mist, r.dir) * alpha * clear;
            clear *= 1.0 - alpha;
          }
        }
      }
    }
  }
  return Layer(seen / max(1.0 - clear, 1e-3), 1.0 - clear);
}
