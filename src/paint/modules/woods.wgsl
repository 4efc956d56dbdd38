/*{
  "kind": "layer",
  "costMs": 50,
  "params": {
    "rows": 5, "step": 5.2, "canopy": 5.4, "leaf": 1, "fern": 0.8, "birch": 0.15, "clear": 2.3, "bend": 0.8, "nearest": 1.6, "until": 999, "bark": [0.105, 0.078, 0.056],
    "shade": [0.022, 0.050, 0.012], "green": [0.085, 0.165, 0.026], "through": [0.52, 0.66, 0.08], "mist": [0.80, 1.0, 0.66]
  }
}*/
// The inside of a wood: rows of trunks with branches, leaves that thin out into single ones at their edges,
// ferns between them, a path kept free. Rows stand still in space, so every camera move gives true parallax.
//   shade, green, through   leaves in shadow, in light, with the light behind them
//   leaf    how many leaves hang (0 = bare)       clear, bend   half width of the path's gap, its swing in m
//   nearest, until   no rows nearer to the camera, none beyond this depth in space
//   birch   share of white trunks                 mist          tint of the air between the trees

fn M_pathX(z: f32) -> f32 {
  // A wave of two parabolas: cheaper than a sine, asked for in every row.
  let f = fract(z * 0.0175 + 0.60) - 0.5;
  return $bend * (16.0 * f * (0.5 - abs(f)) + 0.56);
}

fn M_air(dir: vec3f) -> vec3f {
  return hazeColor(dir) * $mist * (0.55 + 0.55 * ramp(-0.25, 0.4, dir.y));
}

struct M_Leaf { cover: f32, tone: f32 };

// Single pointed leaves on two turned grids; a leaf is there when the foliage is dense enough for its own
// chance. `second` fades the second grid out with the distance.
fn M_leaves(p: vec2f, dense: f32, soft: f32, second: f32) -> M_Leaf {
  var out = M_Leaf(0.0, 0.25);
  for (var k = 0; k < select(1, 2, second > 0.0); k++) {
    let g = turned(p, 0.4 + 1.1 * f32(k)) + f32(k) * 7.31;
    let cell = floor(g);
    let h = hash22(cell + f32(k) * 19.0);
    if (h.x * 0.9 < dense && out.cover < 0.9) {
      // A direction without sine and cosine: a point on the diamond |x| + |y| = 1, made a unit vector.
      let across = h.y * 2.0 - 1.0;
      let dir = normalize(vec2f(across, 1.0 - abs(across)));
      let q = g - cell - 0.5 - (h - 0.5) * 0.24;
      let v = vec2f(dot(q, dir), q.x * dir.y - q.y * dir.x);
      let d = 0.26 * (1.0 - v.x * v.x * 4.6) - abs(v.y);
      let c = ramp(-soft, soft, d) * select(second, 1.0, k == 0);
      if (c > out.cover) {
        out.cover = c;
        out.tone = fract(h.x * 7.7 + h.y) + 0.22 * sign(v.y) * ramp(0.35, 0.1, soft);
      }
    }
  }
  return out;
}

// A fern: fronds that rise and droop from one root, toothed by their leaflets. 0 … 1
// and the tone along the frond.
fn M_fern(p: vec2f, h: f32, soft: f32) -> vec2f {
  let r = length(p);
  if (r > 1.0 || p.y < 0.0) { return vec2f(0.0); }
  let sway = 0.05 * sin(u.time * 1.1 + h * 30.0) * u.windSpeed;
  let side = sign(p.x);
  let a = atan2(abs(p.x), max(p.y, 0.0) + 0.001) - 0.62 * r * r + sway * r * side;
  let n = 3.4;
  let k = (a + 0.12 * h) * n;
  let frond = floor(k);
  let off = abs(k - frond - 0.5) / n * r;
  let long = 0.62 + 0.38 * fract(h * 7.0 + frond * 0.37 + side * 0.21);
  let along = r / long;
  let teeth = 0.45 + 0.55 * abs(fract(along * 13.0) - 0.5) * 2.0;
  let wide = 0.115 * (1.0 - along) * ramp(0.0, 0.25, along) * teeth;
  return vec2f(ramp(-soft, soft, wide - off) * step(along, 1.0) * ramp(0.0, 0.16, p.y), 0.35 + 0.65 * along + 0.25 * h);
}

fn M_layer(r: Ray) -> Layer {
  var seen = vec3f(0.0);
  var clear = 1.0;
  let first = floor((u.camera.z + 1.2) / $step);
  let sunQ = u.sun.xy / max(u.sun.z, 0.15);
  let facing = max(dot(r.dir, u.sun), 0.0);
  let f2 = facing * facing;
  let back = f2 * f2 * facing * step(0.0, u.sun.z);
  let air = M_air(r.dir);
  let toward = r.q - sunQ;
  let gapAt = exp(-dot(toward, toward) * 7.0) * step(0.0, u.sun.z);
  let lightSide = sign(sunQ.x - r.q.x);
  let n = i32($rows) + 1;
  for (var k = 0; k < n; k++) {
    let row = first + f32(k);
    let h0 = fract(vec2f(row * 0.618 + u.seed * 0.37, row * 0.7549 + u.seed * 0.71));
    let z0 = (row + 0.5 * h0.x) * $step;
    let z = z0 - u.camera.z;
    let p = u.camera.xy + r.q * z;
    // Below the ground nothing grows; above, it grows up to where the wood is opaque.
    if (clear > 0.07 && z > $nearest && p.y > -0.34 && z0 < $until) {
      let path = M_pathX(z0);
      let px = r.px * z;
      let shown = ramp($rows * $step, ($rows - 1.2) * $step, z);
      var dense = 0.0;
      var clump = vec2f(0.5, 0.0);
      var trunk = 0.0;
      var plant = vec2f(0.0);
      var tu = 0.0;
      var girth = 0.2;

      // Foliage overhead: lower at the sides of the path, thin toward the light.
      if ($leaf > 0.01 && p.y > $canopy - 3.0 - 0.035 * z) {
        let fromPath = (p.x - path) / 4.5;
        let wander = noise1(p.x * 0.33 + row * 37.7);
        let base = $canopy + 2.4 * (wander - 0.5) + 2.2 * exp(-fromPath * fromPath) - 0.035 * z;
        if (p.y > base - 1.6) {
          let sway = 0.02 * sin(u.time * 0.9 + p.x * 1.1 + row) * (0.5 + u.windSpeed);
          let wave = waveAtLod(vec2f(p.x + sway, p.y) * 0.062 + row * vec2f(0.37, 0.19), clamp(log2(px * 16.0), 0.0, 4.0));
          clump = vec2f(0.5 + 0.62 * wave.r, dot(wave.gb, vec2f(sunQ.x - r.q.x, -0.7)));
          dense = (ramp(-1.3, 2.4, p.y - base) * 0.78 + wave.r * 0.95 + 0.02 - gapAt * (0.25 + 0.012 * z)) * $leaf;
        }
      }
      // The trunk of this stretch of the row, its branches, and the leaves at their ends.
      let wide = 4.4;
      let tx = p.x / wide + h0.y * 7.0;
      let cell = floor(tx);
      let h = hash22(vec2f(cell, row * 1.7));
      let footX = (cell - h0.y * 7.0 + 0.18 + 0.64 * h.x) * wide;
      let dx = p.x - footX;
      let branchy = p.y > 1.6 && p.y < 8.5 && z < 20.0;
      if (abs(dx) < select(0.85 + 0.09 * p.y, 2.7, branchy) && h.y > 0.16 && abs(footX - path) > $clear + 0.35) {
        girth = 0.13 + 0.20 * h.y * h.y + 0.12 * step(0.86, h.x);
        let flare = 1.0 + 0.9 * exp(-max(p.y, 0.0) * 2.6);
        let bow = 0.10 * sin(p.y * 0.6 + h.x * 20.0) + 0.03 * sin(p.y * 1.9 + h.y * 30.0) + (h.x - 0.5) * 0.16 * p.y;
        let x = dx - bow;
        var body = abs(x) - girth * flare * max(1.0 - 0.055 * p.y, 0.25);
        tu = x / (girth * flare);
        if (branchy) {
          // Three branches to either side, rising and bending outward.
          var spray = 0.0;
          let shows = ramp(20.0, 15.5, z);
          for (var b = 0; b < 3; b++) {
            let hb = fract(h.x * (5.1 + 3.7 * f32(b)) + 0.3 * f32(b));
            let start = 2.1 + 1.25 * f32(b) + 0.8 * hb;
            let side = select(-1.0, 1.0, fract(h.y * 7.0 + f32(b) * 0.5) > 0.5);
            let along = x * side;
            // No longer than the room that the tree has in its stretch of the row.
            let room = wide * select(0.18 + 0.64 * h.x, 0.82 - 0.64 * h.x, side > 0.0);
            let reach = min(1.1 + 1.3 * hb, room * 0.72);
            if (along > -0.1 && along < reach * 1.25 + 0.1) {
              let middle = start + along * (0.75 - 0.16 * along) + 0.06 * sin(along * 6.0 + hb * 20.0);
              let d = abs(p.y - middle) * 0.78 - (0.055 * max(1.0 - along / reach, 0.0) + 0.006 + px) * shows + px;
              if (along > 0.0 && along < reach) { body = min(body, d); }
              let e = vec2f(along - reach * 0.8, (p.y - start - reach * 0.62) * 1.25) / (reach * 0.42);
              spray = max(spray, (1.0 - dot(e, e)) * step(0.3, hb) * shows);
            }
          }
          if (spray > 0.01 && $leaf > 0.01) {
            dense = max(dense, $leaf * min(spray, 0.55) * (0.35 + 1.1 * noise2(p * 2.6 + row)));
          }
        }
        trunk = ramp(px, -px, body) * ramp(-0.12, -0.02, p.y);
      }
      // Ferns along the ground.
      if (p.y < 0.85 && $fern > 0.01) {
        let soft = clamp(px * 1.6, 0.012, 0.2);
        for (var j = 0; j < select(2, 1, z > 15.0); j++) {
          let shift = f32(j) * 0.53 + row * 0.77;
          let c = floor(p.x / 1.5 + shift);
          let hf = hash22(vec2f(c + 11.0, row + f32(j) * 41.0));
          let rootX = (c + 0.45 + 0.1 * hf.x - shift) * 1.5;
          let rootY = -0.30 * fract(hf.y * 9.7);
          let room = ramp($clear * 0.42, $clear * 0.75, abs(rootX - path));
          let size = (0.54 + 0.34 * hf.y) * (0.55 + 0.45 * room) * select(ramp(15.0, 11.0, z), 1.0, j == 0);
          if (hf.x * 0.9 < $fern * room && p.y - rootY < size && size > 0.02) {
            let f = M_fern(vec2f(p.x - rootX, p.y - rootY) / size, hf.y, soft / size);
            if (f.x > plant.x) { plant = vec2f(f.x, f.y * sat((p.y - rootY) * 1.9 + 0.22)); }
          }
        }
      }

      if (max(max(plant.x, trunk), dense) > 0.01) {
        let thick = 1.0 - exp(-z * u.hazeDensity * (1.0 + 1.1 * exp(-max(p.y, 0.0) * 0.7)));
        let fog = mix(1.0, thick, shown);
        let frost = vec3f(0.75, 0.80, 0.88) * (u.ambient + u.sunColor * 0.3);
        if (plant.x > 0.004) {
          var c = mix($shade, $green, plant.y) * (u.ambient * 1.5 + u.sunColor * (0.10 + 0.34 * plant.y) * (0.4 + 0.9 * facing));
          c += $through * u.sunColor * back * plant.y * 0.30;
          c = mix(c, frost, u.snow * ramp(0.5, 0.8, plant.y));
          let m = plant.x * shown;
          seen += mix(c, air, fog) * m * clear;
          clear *= 1.0 - m;
        }
        if (dense > 0.02 && clear > 0.02) {
          let size = 0.17 + 0.0035 * z;
          let fill = ramp(0.40, 0.72, dense);
          let soft = clamp(px / size * 1.2, 0.05, 0.5);
          let leaf = M_leaves(p / size + row * 3.1, dense * 1.15 + 0.3 * fill, soft, ramp(15.0, 11.0, z));
          let m = max(leaf.cover, fill) * shown;
          if (m > 0.004) {
            let depth = sat(dense - 0.25);
            let bright = sat(0.42 + clump.y * 0.50 + (0.55 + 0.35 * fill) * (leaf.tone - 0.5) - 0.40 * depth * depth + 0.35 * (clump.x - 0.5));
            var c = mix($shade, $green, bright) * (u.ambient * 1.35 + u.sunColor * (0.10 + 0.55 * bright) * (0.35 + 0.65 * facing));
            c += $through * u.sunColor * (back * 1.0 + 0.09) * bright * bright * (1.0 - 0.75 * depth);
            c = mix(c, frost, u.snow * ramp(0.45, 0.7, bright) * 0.8);
            seen += mix(c, air, fog) * m * clear;
            clear *= 1.0 - m;
          }
        }
        if (trunk > 0.004 && clear > 0.02) {
          let lod = clamp(log2(px * 130.0), 0.0, 5.0);
          let ridges = tileAtLod(vec2f(tu * 0.16 + h.x * 3.0, p.y * 0.055 + h.y), lod);
          let fine = tileAtLod(vec2f(tu * 0.42 + h.x * 5.0, p.y * 0.21), lod);
          let isBirch = step(fract(h.y * 11.3), $birch);
          var albedo = $bark * (0.25 + 1.5 * ridges.g * (0.4 + fine.g));
          let marks = ramp(0.62, 0.70, fine.r + 0.25 * (ridges.b - 0.5)) + ramp(0.9, 0.2, p.y);
          albedo = mix(albedo, mix(vec3f(0.62, 0.60, 0.55), vec3f(0.06, 0.05, 0.045), sat(marks)) * (0.7 + 0.4 * ridges.r), isBirch);
          let moss = ramp(0.42, 0.62, ridges.r + 0.25 * exp(-p.y * 0.9) - 0.10 * tu * lightSide) * (1.0 - isBirch);
          albedo = mix(albedo, $green * (0.35 + 0.6 * fine.b), moss * 0.6);
          let round = sqrt(max(1.0 - tu * tu, 0.0));
          let edge = sat(tu * lightSide);
          let rim = edge * edge * edge;
          let dapple = ramp(0.50, 0.62, tileAtLod(vec2f(footX * 0.13 + tu * 0.02, p.y * 0.07), 1.0).r);
          let key = (0.10 + 0.55 * edge) * dapple * 0.8 + rim * 1.3 * (0.25 + 0.75 * facing);
          var c = albedo * (u.ambient * (0.45 + 0.75 * round) + u.sunColor * key);
          c += u.sunColor * vec3f(1.0, 0.86, 0.55) * rim * ridges.g * back * 0.10;
          c = mix(c, frost, u.snow * ramp(0.35, 0.75, fine.r * 0.7 - tu * 0.6) * 0.7);
          let m = trunk * shown;
          seen += mix(c, air, fog) * m * clear;
          clear *= 1.0 - m;
        }
      }
    }
  }
  let cover = select(1.0 - clear, 1.0, clear < 0.07);
  return Layer(seen / max(1.0 - clear, 1e-3), cover);
}
