/*{
  "kind": "layer",
  "costMs": 45,
  "includes": ["lettering", "signs", "shop-room"],
  "params": {
    "half": 11, "tall": 1, "neon": 0.5, "lit": 0.4, "damp": 0.4, "shops": 1,
    "neonA": [1.0, 0.07, 0.5], "neonB": [0.04, 0.72, 1.0], "neonC": [1.0, 0.42, 0.07],
    "glow": [0.30, 0.07, 0.27], "word": [0, 0, 0]
  }
}*/
// A street canyon that runs away from the camera: three rows of buildings on either side, shop fronts,
// lettered signs, lamp posts, a road that mirrors them when it is wet. Windows, signs and lamps come on with
// u.lamps.
//   half   from the middle of the street to the house fronts, metres   tall  factor on the heights of buildings
//   neon   0 an ordinary street … 1 tubes on every edge                lit   share of windows that are lit
//   damp   wetness of the road without rain                            glow  colour of the lit air
//   word   what every other sign says: letters as 6-bit codes, four to a number (sign-words.ts); 0 = own words
// A ray is o + t × (q.x, q.y, 1), so t is depth in metres.

struct M_Hit {
  t: f32,       // depth of the hit, FAR when the sky is seen
  kind: f32,    // 0 street front, 1 side of a building that faces the camera, 2 blade sign
  along: f32,   // metres along the face
  up: f32,      // metres above the ground
  width: f32,   // of the face
  height: f32,  // of the building
  id: f32,      // hash 0 … 1 of the building
  side: f32,    // −1 left, 1 right
};
const M_FAR = 480.0;
const M_CELL = 19.0;
const M_SIGN_STEP = 14.0;

// ---- Shape ------------------------------------------------------------------------------------------------
fn M_buildingHeight(cell: f32, row: f32, side: f32) -> f32 {
  let h = hash2(vec2f(cell * 1.7 + side * 31.0, row * 11.3 + 5.0));
  return $tall * (13.0 + row * 20.0 + h * h * (30.0 + row * 44.0));
}

fn M_setback(cell: f32, row: f32, side: f32) -> f32 {
  return step(0.5, hash2(vec2f(cell * 2.3 + side * 7.0, row + 71.0))) * 1.6;
}

// The height of the skyline of one building over its face: stair houses, tanks, masts.
fn M_roof(along: f32, width: f32, id: f32) -> f32 {
  let x = along / width;
  let house = step(abs(x - 0.25 - 0.5 * id), 0.13) * 2.6;
  let mast = step(abs(along - width * fract(id * 7.3)), 0.13) * 8.0 * step(0.45, fract(id * 3.7));
  return max(house, mast);
}

fn M_trace(o: vec3f, d: vec3f) -> M_Hit {
  var hit = M_Hit(M_FAR, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, select(-1.0, 1.0, d.x > 0.0));
  let side = hit.side;
  let dx = max(abs(d.x), 1e-4);
  let ox = side * o.x;
  for (var r = 0; r < 3; r++) {
    let row = f32(r);
    let x0 = $half + row * 18.0;
    let enter = (x0 - ox) / dx;
    if (hit.t == M_FAR && enter < M_FAR) {
      let first = floor((o.z + enter) / M_CELL);
      for (var k = 0; k < 3; k++) {
        let cell = first + f32(k);
        let id = hash2(vec2f(cell + side * 17.0, row * 3.0 + 1.0));
        let gap = select(0.4, 3.4, fract(id * 5.1) > 0.72);
        let near = cell * M_CELL + gap;
        let width = M_CELL - gap;
        let front = x0 + M_setback(cell, row, side);
        let height = M_buildingHeight(cell, row, side);
        let tSide = near - o.z;
        let xSide = ox + dx * tSide;
        let tFront = (front - ox) / dx;
        let along = o.z + tFront - near;
        let ySide = o.y + d.y * tSide;
        let yFront = o.y + d.y * tFront;
        let sideHit = tSide > 0.3 && xSide >= front && xSide < front + 14.0 && ySide < height;
        let frontHit = along > 0.0 && along < width && yFront < height + M_roof(along, width, id);
        if (hit.t == M_FAR && (sideHit || frontHit)) {
          let onSide = sideHit;
          hit.t = select(tFront, tSide, onSide);
          hit.kind = select(0.0, 1.0, onSide);
          hit.along = select(along, xSide - front, onSide);
          hit.up = select(yFront, ySide, onSide);
          hit.width = select(width, 14.0, onSide);
          hit.height = height;
          hit.id = id;
        }
      }
    }
  }
  // Blade signs hang across the pavement and so face the camera.
  let inner = $half - 2.5;
  let tIn = (inner - ox) / dx;
  if (tIn < min(hit.t, 200.0)) {
    let first = ceil((o.z + tIn) / M_SIGN_STEP);
    for (var k = 0; k < 2; k++) {
      let cell = first + f32(k);
      let t = cell * M_SIGN_STEP - o.z;
      let h = hash22(vec2f(cell + side * 9.0, 41.0));
      let x = ox + dx * t;
      let y = o.y + d.y * t;
      let tall = 4.5 + 4.5 * h.x;
      let low = 4.6 + 4.0 * h.y;
      let wide = 1.1 + 0.8 * h.y;
      if (t > 0.5 && t < hit.t && h.x < 0.30 + 0.6 * $neon && x > $half - 0.2 - wide && x < $half - 0.2 && y > low && y < low + tall) {
        hit = M_Hit(t, 2.0, (x - $half + 0.2 + wide) * side + select(wide, 0.0, side > 0.0), y - low, wide, tall, fract(h.x * 17.3 + h.y), side);
      }
    }
  }
  return hit;
}

// ---- Light ------------------------------------------------------------------------------------------------
fn M_tubes() -> NeonTubes { return NeonTubes($neonA, $neonB, $neonC); }
fn M_neonColor(k: f32) -> vec3f { return neonColor(M_tubes(), k); }

// How much of the key light reaches a point past the houses across the street.
fn M_sunlight(p: vec3f) -> f32 {
  if (u.sun.y < 0.01) { return 0.0; }
  let across = max(abs(u.sun.x), 0.02);
  let side = sign(u.sun.x);
  let run = max($half - p.x * side, 0.0) / across;
  let reach = p.y + run * u.sun.y;
  let cell = floor((p.z + run * u.sun.z) / M_CELL);
  return ramp(-0.8, 0.8, reach - M_buildingHeight(cell, 0.0, side));
}

fn M_mist(c: vec3f, t: f32, dir: vec3f) -> vec3f {
  let lit = mix($glow * vec3f(0.30, 0.55, 0.75), $glow, exp(-abs(dir.y) * 5.0)) * u.lamps * 0.75;
  return mix(hazeColor(dir) + lit, c, exp(-t * (u.hazeDensity + 0.0045 * u.lamps * $neon)));
}

// ---- Surfaces ---------------------------------------------------------------------------------------------

fn M_box(f: vec2f, low: vec2f, high: vec2f, soft: vec2f) -> f32 {
  return ramp(low.x - soft.x, low.x + soft.x, f.x) * ramp(high.x + soft.x, high.x - soft.x, f.x)
    * ramp(low.y - soft.y, low.y + soft.y, f.y) * ramp(high.y + soft.y, high.y - soft.y, f.y);
}

fn M_blade(h: M_Hit, px: f32) -> vec3f {
  let hanzi = fract(h.id * 9.1) < 0.20 + 0.30 * $neon;
  let word = signWord(floor(h.id * 12.0), $word);
  return bladeSign(vec2f(h.along, h.up), vec2f(h.width, h.height), h.id, M_tubes(), hanzi, word, px);
}

// A shop: a lit room behind glass, seen in true perspective, under a lettered band.
fn M_shop(h: M_Hit, d: vec3f, px: vec2f, wall: vec3f, light: vec3f) -> vec3f {
  let wide = 4.75;
  let s = floor(h.along / wide);
  let x = h.along - s * wide;
  let k = hash2(vec2f(s + 3.0, h.id * 97.0));
  let color = M_neonColor(k * 2.3);
  let on = u.lamps;
  let warm = mix(vec3f(1.0, 0.66, 0.34), mix(vec3f(0.85, 0.92, 1.0), color, 0.35), step(0.55, k));
  let glass = M_box(vec2f(x / wide, h.up), vec2f(0.05, 0.45), vec2f(0.95, 3.15), vec2f(px.x / wide, px.y));
  var c = wall;
  if (glass > 0.004) {
    // The back wall of the room lies 3 m behind the glass.
    let steep = clamp(1.0 / max(abs(d.x), 0.15), 0.0, 5.0);
    let back = vec2f(h.along + 3.0 * min(steep, 2.4), h.up + 3.0 * d.y * steep);
    let blur = clamp(px.x * 2.0, 0.05, 0.5);
    let ceiling = 0.35 + 0.65 * ramp(0.3, 3.0, h.up) + 0.25 * exp(-abs(fract(back.x / 2.4) - 0.5) * 7.0);
    let mirror = skyBase(normalize(vec3f(-h.side * 0.7, 0.25 + 0.25 * h.up / 3.0, 0.6))) * 0.16;
    let room = warm * shopRoom(back, k, color, M_tubes(), blur) * ceiling * (0.05 + 1.15 * on * (0.55 + 0.6 * k)) * $shops + mirror * (1.0 - 0.8 * on);
    let bars = M_box(vec2f(fract(x / wide * 3.0), 0.5), vec2f(0.03, 0.0), vec2f(0.97, 1.0), vec2f(px.x * 3.0 / wide + 0.01, 0.01));
    let door = ramp(0.05, 0.02, abs(h.up - 2.35));
    c = mix(c, room * mix(1.0, 0.25 + 0.75 * bars, 1.0 - ramp(0.3, 1.2, px.x)) * (1.0 - 0.6 * door), glass);
  }
  // Awning or lettered band above the glass.
  let band = M_box(vec2f(x / wide, h.up), vec2f(0.03, 3.3), vec2f(0.97, 4.35), vec2f(px.x / wide, px.y));
  if (band > 0.004) {
    let word = signWord(floor(fract(k * 7.7) * 12.0), $word);
    let ink = mix(lineInk(word, vec2f((x - wide * 0.5) * -h.side, h.up - 3.82), vec2f(wide * 0.45, 0.52), clamp(px.x * 3.0, 0.12, 0.5)), 0.3, ramp(0.12, 0.5, px.x));
    let lightbox = step(0.5, fract(k * 3.1));
    let field = mix(mix(color, vec3f(0.12), 0.82), color, lightbox);
    let letters = mix(color * 0.4 + 0.5, vec3f(1.0), lightbox);
    let glowing = (0.12 + 0.5 * lightbox) * on;
    c = mix(c, field * (light * 0.5 + glowing) + letters * ink * (light * 0.5 + 2.1 * on), band);
  }
  return c;
}

fn M_facade(h: M_Hit, o: vec3f, d: vec3f, footprint: f32) -> vec3f {
  let id = h.id;
  let k1 = fract(id * 61.8 + 0.13);
  let k2 = fract(id * 75.5 + 0.4);
  let k3 = fract(id * 43.1 + 0.7);
  let front = h.kind < 0.5;
  let on = u.lamps;
  // Footprint of a pixel on the face: fronts are seen at a glancing angle.
  let px = vec2f(footprint * select(1.0, 1.0 / max(abs(d.x), 0.02), front), footprint);
  let p = vec3f(o.x + d.x * h.t, h.up, o.z + h.t);
  let n = select(vec3f(0.0, 0.0, -1.0), vec3f(-h.side, 0.0, 0.0), front);
  let key = max(dot(n, u.sun), 0.0);
  var sun = 0.0;
  if (key > 0.01) { sun = key * M_sunlight(p); }
  let open = 0.45 + 0.55 * ramp(0.0, 34.0, h.up);
  let light = u.sunColor * sun + u.ambient * open * 1.15 + u.horizon * 0.10 * open + vec3f(0.7, 0.75, 1.0) * u.flash * 0.5;
  let lane = mix(vec3f(1.0, 0.62, 0.32), mix($glow * 2.2, M_neonColor(id * 5.3), 0.45), $neon) * on * exp(-h.up * 0.15) * 0.30;

  // Walls: plaster, brick, stone, dark panels.
  var wall = vec3f(0.40, 0.37, 0.34);
  if (k2 > 0.75) { wall = vec3f(0.14, 0.15, 0.17); } else if (k2 > 0.5) { wall = vec3f(0.36, 0.20, 0.15); } else if (k2 > 0.25) { wall = vec3f(0.46, 0.40, 0.31); }
  let grime = tileAtLod(vec2f(h.along * 0.021 + id * 3.0, h.up * 0.013), 1.0);
  wall *= (0.62 + 0.5 * grime.r + 0.2 * k1) * (0.9 + 0.2 * ramp(0.0, 8.0, h.up));
  var c = wall * (light + lane);

  // Windows.
  let ground = 4.7;
  let glassy = k2 > 0.75;
  let size = vec2f(select(1.5 + 1.6 * k1, 1.7 + 1.2 * k3, glassy), 3.1 + 0.5 * k3);
  let w = vec2f(h.along - 0.35, h.up - ground) / size;
  let cell = floor(w);
  let f = w - cell;
  let soft = clamp(px / size * 0.7, vec2f(0.015), vec2f(0.5));
  let low = select(vec2f(0.24, 0.26), vec2f(0.035, 0.07), glassy);
  let high = select(vec2f(0.76, 0.84), vec2f(0.965, 0.93), glassy);
  let far = ramp(0.35, 0.9, px.x / size.x);
  let inside = w.y > 0.0 && h.up < h.height - 0.9 && h.along > 0.4 && h.along < h.width - 0.4;
  if (inside) {
    let pane = mix(M_box(f, low, high, soft), (high.x - low.x) * (high.y - low.y), far);
    let r = hash2(cell + id * 131.0);
    let r2 = fract(r * 57.3);
    let share = $lit * (0.6 + 0.8 * k3) + 0.35 * step(0.9, hash2(vec2f(cell.y, id * 77.0)));
    let isLit = mix(step(r, share), share, far);
    // Glass shows the sky above the houses across, and a darker room below.
    let tilt = (r - 0.5) * 0.10;
    let bounce = normalize(vec3f(n.x * 0.8 + tilt, 0.30 + 0.020 * h.up, 0.55 + tilt));
    let clearSky = ramp(6.0, 26.0, h.up + 10.0 * (r2 - 0.5));
    let mirror = mix(u.ambient * 0.30, skyBase(bounce), clearSky) * select(0.34, 0.62, glassy) + u.sunColor * sun * 0.06;
    let lamp = mix(vec3f(1.0, 0.60, 0.27), vec3f(0.55, 0.78, 1.0), step(0.70, fract(k1 * 3.0 + r2 * 0.5)));
    let curtain = mix(1.0, 0.5, step(0.30 + 0.6 * r2, abs(f.x - 0.5) * 2.0)) * mix(1.0, 0.35, step(0.35 + 0.9 * r2, 1.0 - f.y + 0.35));
    let room = lamp * (1.0 - 0.45 * step(0.9, lamp.b)) * isLit * (0.25 + 1.35 * r2 * r2) * (0.55 + 0.55 * f.y) * mix(curtain, 0.7, far) * on;
    let sash = 1.0 - 0.6 * (1.0 - far) * ramp(0.05, 0.02, abs(f.x - 0.5)) * step(0.05, 1.0 - k3 - 0.4);
    c = mix(c, (mirror * (1.0 - 0.85 * isLit * on) + room) * sash, pane);
    // A sill that catches the light, and the shade under it.
    let sill = M_box(f, vec2f(low.x - 0.05, low.y - 0.055), vec2f(high.x + 0.05, low.y), soft);
    c = mix(c, wall * (light + lane) * 1.5, sill * (1.0 - far) * select(1.0, 0.0, glassy));
    c += lamp * isLit * on * 0.035 * (1.0 - pane) * wall;
  }
  // Storey lines, cornice, corner piers.
  let storey = abs(h.up - ground);
  c *= 1.0 - 0.45 * ramp(0.35 + px.y, 0.1, storey);
  let cornice = M_box(vec2f(0.5, h.up - h.height), vec2f(0.0, -0.9), vec2f(1.0, 0.0), vec2f(0.1, px.y));
  c = mix(c, wall * (light * 1.25 + lane), cornice);
  c *= 0.72 + 0.28 * ramp(0.0, 0.5 + px.x, min(h.along, h.width - h.along));

  if (front && h.up < ground && h.up > 0.0) {
    c = M_shop(h, d, px, c * 0.7, light);
  }
  // Tubes of light along edges and storeys.
  let tube = 0.07 + footprint;
  let toneA = M_neonColor(k1);
  let toneB = M_neonColor(k1 + 0.35);
  if ($neon > 0.02) {
    let edge = min(h.along, h.width - h.along) - 0.35;
    let hasEdge = step(k3, $neon * 0.62) * select(0.6, 1.0, front);
    let edgeSoft = tube * (1.0 + px.x * 2.0);
    c += toneA * hasEdge * on * (exp(-abs(edge) * 1.6) * 0.16 + ramp(edgeSoft * 2.2, edgeSoft * 0.4, abs(edge)) * 2.8 * tube / edgeSoft) * step(ground, h.up);
    let crown = abs(h.up - h.height + 0.45);
    let band = min(crown, select(99.0, abs(h.up - ground - 2.0 * size.y + 0.1), k2 > 0.35));
    let hasBand = step(fract(k3 * 7.0), $neon * 0.75);
    c += toneB * hasBand * on * (exp(-band * 1.5) * 0.15 + ramp(tube * 2.2, tube * 0.5, band) * 2.6);
  }
  // A large board on some walls.
  let wide = 2.3 + 1.2 * k1;
  let middle = vec2f(h.width * (0.36 + 0.28 * k2), 10.5 + 7.0 * k3);
  let b = (vec2f(h.along, h.up) - middle) / wide;
  let edge = max(abs(b.x), abs(b.y) / 1.15);
  if (edge < 1.08 && k1 > 0.75 - 0.55 * $neon && h.width > 8.0 && middle.y + wide * 1.2 < h.height && px.x < 1.6) {
    let fieldSoft = clamp(px.x / wide, 0.008, 0.4);
    let mirrored = vec2f(select(b.x, b.x * -h.side, front), b.y);
    let board = wallSign(select(mirrored, vec2f(b.x * h.side, b.y), !front), id, M_tubes(), $word, fieldSoft, light * 0.6);
    let frame = toneB * (0.06 + 2.3 * on);
    c = mix(c, select(board, frame, edge > 1.0), ramp(1.08, 1.08 - fieldSoft * 2.0, edge));
  }
  return c;
}

// Lamp posts along both kerbs: alpha = cover of post and head, rgb = its colour and the glow around it.
fn M_lampPosts(r: Ray) -> vec4f {
  var sum = vec4f(0.0);
  let spacing = 26.0;
  let first = ceil((u.camera.z + 3.0) / spacing);
  let warm = mix(vec3f(1.0, 0.72, 0.40), vec3f(0.75, 0.85, 1.0), $neon * 0.7);
  for (var k = 0; k < 4; k++) {
    let z = (first + f32(k)) * spacing - u.camera.z;
    let p = vec2f(u.camera.x, u.camera.y) + r.q * z;
    let x = abs(p.x) - ($half - 3.1);
    if (p.y > -0.1 && p.y < 11.0 && abs(x) < 4.0) {
      let soft = r.px * z;
      let post = abs(x) - mix(0.10, 0.055, sat(p.y / 7.0)) - 0.08 * ramp(0.9, 0.5, p.y);
      let arm = segmentDistance(vec2f(x, p.y), vec2f(0.0, 6.7), vec2f(-1.7, 7.15)) - 0.05;
      let head = boxDistance(vec2f(x + 1.75, p.y - 7.1), vec2f(0.42, 0.07));
      let body = min(select(9.0, post, p.y < 6.75), min(arm, head));
      let cover = ramp(soft * 1.3, -soft * 1.3, body) * (1.0 - sum.a);
      let fade = exp(-z * 0.012) * ramp(3.0, 9.0, z);
      let lamp = length(vec2f(x + 1.75, (p.y - 7.0) * 1.3));
      let shine = warm * u.lamps * fade * (exp(-lamp * 3.2) * 1.6 + exp(-lamp * 0.9) * 0.10);
      let metal = vec3f(0.05) * (u.ambient * 2.0 + u.sunColor * 0.3) + warm * u.lamps * ramp(0.05 + soft, -soft, head) * ramp(7.14 + soft, 7.02 - soft, p.y) * 4.0;
      sum = vec4f(sum.rgb + mix(hazeColor(r.dir), metal, exp(-z * u.hazeDensity)) * cover + shine * (1.0 - sum.a), sum.a + cover);
    }
  }
  return sum;
}

struct M_Ground { color: vec3f, mirror: f32, bend: vec2f };

// Road, markings, kerbs and pavement; how strongly and how crookedly it mirrors.
fn M_road(r: Ray, p: vec2f, t: f32) -> M_Ground {
  let kerb = $half - 3.6;
  let walk = step(kerb, abs(p.x));
  let lod = groundLod(r, t, u.camera.y, 0.21);
  let a = waveAtLod(p * 0.05 + vec2f(0.0, u.time * 0.004), max(lod - 2.0, 0.0));
  let blotch = tileAtLod(p * 0.022, max(lod - 3.2, 0.0));
  let grain = tileAtLod(p * 0.21, lod);
  let wet = max(u.wet, $damp * (1.0 - u.snow));
  let pool = ramp(0.50, 0.64, blotch.r + 0.10 * wet) * wet;
  // Asphalt with wheel tracks, paving slabs, worn paint.
  var albedo = vec3f(0.085, 0.086, 0.092) * (0.65 + 0.7 * grain.a) * (0.9 + 0.25 * cos(p.x * 2.25));
  let slab = p * vec2f(0.9, 0.6);
  let line = max(ramp(0.05 + t * 0.002, 0.01, abs(fract(slab.x) - 0.5)), ramp(0.04 + t * 0.004, 0.01, abs(fract(slab.y) - 0.5)));
  albedo = mix(albedo, vec3f(0.24, 0.23, 0.22) * (0.7 + 0.5 * grain.r) * (1.0 - 0.35 * line * ramp(60.0, 20.0, t)), walk);
  albedo = mix(albedo, vec3f(0.33), ramp(0.16 + t * 0.001, 0.10, abs(abs(p.x) - kerb)) * 0.8);
  let blur = 0.02 + t * 0.0012;
  let dash = ramp(0.5, 0.47, abs(fract(p.y * 0.11) - 0.5) * 1.9);
  let middle = ramp(blur, -blur, abs(abs(p.x) - 0.18) - 0.06);
  let lanes = ramp(blur, -blur, abs(abs(p.x) - 3.55) - 0.06) * dash;
  let cross = step(0.5, fract(p.x * 0.85)) * ramp(1.9, 1.7, abs(fract(p.y / 76.0) * 76.0 - 38.0)) * (1.0 - walk);
  let worn = 0.45 + 0.55 * ramp(0.35, 0.6, grain.r);
  albedo = mix(albedo, vec3f(0.62, 0.60, 0.55), sat(max(middle, max(lanes, cross))) * worn * (1.0 - walk) * ramp(150.0, 60.0, t));
  albedo = mix(albedo, vec3f(0.80, 0.84, 0.90), u.snow * (0.35 + 0.55 * walk) * ramp(0.3, 0.6, blotch.r + 0.2 * walk));
  albedo *= 1.0 - 0.45 * wet * (1.0 - u.snow);

  let sun = M_sunlight(vec3f(p.x, 0.0, p.y)) * max(u.sun.y, 0.0);
  var c = albedo * (u.sunColor * sun + u.ambient * 0.85 + u.horizon * 0.06 + vec3f(0.6) * u.flash * 0.4);
  // Pools of light under the lamps, the glow of the shops on the pavement.
  let lampZ = (fract(p.y / 26.0 + 0.5) - 0.5) * 26.0;
  let pools = exp(-dot(vec2f((abs(p.x) - $half + 5.0) * 0.9, lampZ), vec2f((abs(p.x) - $half + 5.0) * 0.9, lampZ)) * 0.022);
  let warm = mix(vec3f(1.0, 0.66, 0.36), $glow * 2.4, $neon * 0.6);
  c += albedo * warm * u.lamps * (0.55 * pools + 0.9 * exp(-($half - abs(p.x)) * 0.5) + 0.10);

  // Rings of rain drops.
  var ring = 0.0;
  if (u.rain > 0.01 && t < 26.0) {
    let cell = floor(p * 1.3);
    let h = hash22(cell);
    let q = p * 1.3 - cell - 0.25 - h * 0.5;
    let phase = fract(u.time * 1.4 + h.x * 7.0);
    let edge = length(q) - phase * 0.32;
    ring = sin(edge * 55.0) * exp(-abs(edge) * 30.0) * (1.0 - phase) * ramp(26.0, 8.0, t) * u.rain;
  }
  c += (u.ambient + $glow * u.lamps * 0.6) * max(ring, 0.0) * 0.5;
  let rough = mix(0.055, 0.008, pool) * (1.0 - 0.4 * walk);
  let bend = vec2f(
    a.g * 0.016 + (grain.a - 0.5) * rough * 1.2 + ring * 0.05,
    a.b * 0.022 + (grain.r - 0.5) * rough * 4.0 + ring * 0.07,
  );
  let glance = pow(1.0 - sat(-r.dir.y), 6.0);
  return M_Ground(c, (mix(0.13, 0.55, pool) + 0.22 * glance) * wet, bend);
}

fn M_layer(r: Ray) -> Layer {
  let posts = M_lampPosts(r);
  if (posts.a > 0.995) { return Layer(posts.rgb, 1.0); }
  var o = u.camera;
  var d = vec3f(r.q, 1.0);
  let tGround = select(1e5, -o.y / r.q.y, r.q.y < -1e-4);
  let at = vec2f(o.x + r.q.x * tGround, o.z + tGround);
  let onGround = tGround < 900.0 && abs(at.x) < $half;
  var ground = M_Ground(vec3f(0.0), 1.0, vec2f(0.0));
  if (onGround) {
    ground = M_road(r, at, tGround);
    o = vec3f(at.x, 0.02, at.y);
    d = vec3f(r.q.x + ground.bend.x, max(-r.q.y + ground.bend.y * 0.75 + 0.004, 0.003), 1.0);
  }
  var c = vec3f(0.0);
  var cover = 1.0;
  if (ground.mirror > 0.012) {
    let hit = M_trace(o, d);
    if (hit.t < M_FAR) {
      let footprint = r.px * (hit.t + select(0.0, tGround, onGround)) * select(1.0, 1.6, onGround);
      if (hit.kind > 1.5) { c = M_blade(hit, footprint); } else { c = M_facade(hit, o, d, footprint); }
      c = M_mist(c, max(hit.t - 8.0, 0.0), r.dir * vec3f(1.0, select(1.0, -1.0, onGround), 1.0));
    } else if (onGround) {
      c = mapAt(d.xy, 1.0).rgb + $glow * u.lamps * 0.35 * exp(-d.y * 6.0);
    } else {
      cover = 0.0;
    }
  }
  // The lit air low over the street stands before the open sky too.
  let air = $glow * u.lamps * exp(-abs(r.dir.y) * 8.0);
  if (onGround) {
    c = M_mist(ground.color + c * ground.mirror, tGround, r.dir);
  } else if (cover < 0.5) {
    let veil = 0.55 * u.lamps * exp(-max(r.q.y, 0.0) * 5.0) + posts.a;
    return Layer((air * 1.2 * (veil - posts.a) + posts.rgb) / max(veil, 1e-3), sat(veil));
  }
  return Layer(c * (1.0 - posts.a) + posts.rgb + air * 0.15, 1.0);
}
