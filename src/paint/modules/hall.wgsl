/*{
  "kind": "layer", "costMs": 18, "includes": ["room-walls"],
  "params": { "kind": 0, "back": 9, "high": 3.4, "half": 3.2, "glow": 1, "arrives": 0, "wall": [0.62, 0.60, 0.55], "floor": [0.32, 0.20, 0.11], "stripe": [0.10, 0.28, 0.62] }
}*/
// A hall seen along its length: floor, ceiling with its lamps, two sides and a far wall, each with what the kind has:
// 0 a library (shelves of books), 1 a classroom (blackboard, windows on the left), 2 a supermarket (shelves of goods),
// 3 an underground station (tiles on the right, a train on the left, which stands there or, with arrives = 1, comes in).
const M_library = 0.5;
const M_classroom = 1.5;
const M_shop = 2.5;

// Light of the lamps, and of the day through the windows of a classroom.
fn M_lit(p: vec3f, n: vec3f, albedo: vec3f) -> vec3f {
  let lamp = vec3f(1.0, 0.92, 0.80) * $glow * (0.30 + 0.34 * sat(n.y * 0.5 + 0.5) + 0.16 * sat(p.y / $high));
  var day = vec3f(0.0);
  if ($kind > M_library && $kind < M_classroom) { day = (u.horizon * 0.55 + u.sunColor * 0.12) * exp(-(p.x + heroX($half)) * 0.42) * (0.5 + 0.5 * sat(-n.x + n.y)); }
  let corner = 0.62 + 0.38 * ramp(0.0, 0.7, min(min(p.y, $high - p.y), min(heroX($half) - abs(p.x), $back - p.z) + 0.25));
  return albedo * (u.ambient * 0.55 + lamp + day) * corner;
}

// Books in shelves, or goods: albedo at a place of a wall; foot = size of a pixel there, metres.
fn M_books(p: vec2f, foot: f32) -> vec3f {
  let tall = 0.36;
  let row = floor(p.y / tall);
  let y = p.y - row * tall;
  let wood = vec3f(0.17, 0.085, 0.04) * (0.8 + 0.4 * tileAtLod(vec2f(p.x * 0.3, p.y * 3.0), 3.0).r);
  if (y < 0.03 || abs(fract(p.x / 1.1) - 0.5) > 0.472) { return wood; }
  let wide = 0.038 + 0.02 * hash1(row + 3.0);
  let column = floor(p.x / wide);
  let h = hash22(vec2f(column, row));
  let hue = hash22(vec2f(floor(p.x / (wide * 4.0)), row + 40.0));
  let reach = 0.20 + 0.10 * h.x;
  var cover = mix(mix(vec3f(0.30, 0.055, 0.04), vec3f(0.05, 0.11, 0.20), step(0.36, hue.x)), mix(vec3f(0.06, 0.15, 0.07), vec3f(0.42, 0.31, 0.17), step(0.5, hue.y)), step(0.62, h.y)) * (0.6 + 0.7 * h.x);
  let gold = step(0.5, h.y) * ramp(0.012, 0.006, abs(y - 0.03 - reach * 0.72));
  cover = mix(cover, vec3f(0.40, 0.30, 0.15), gold * 0.6 * ramp(0.4, 0.1, foot / 0.012));
  let edge = 0.5 - abs(fract(p.x / wide) - 0.5);
  let seen = mix(vec3f(0.02, 0.013, 0.01), cover * (0.45 + 0.55 * ramp(0.0, 0.28, edge)), step(y - 0.03, reach));
  return mix(seen, vec3f(0.15, 0.085, 0.055), ramp(0.3, 1.3, foot / wide));
}

fn M_goods(p: vec2f, foot: f32) -> vec3f {
  let tall = 0.44;
  let row = floor(p.y / tall);
  let y = p.y - row * tall;
  if (p.y < 0.12) { return vec3f(0.10); }
  if (y < 0.05) { return mix(vec3f(0.75, 0.74, 0.70), vec3f(0.65, 0.06, 0.04), step(0.55, fract(p.x * 1.6 + row * 0.37)) * ramp(0.5, 0.1, foot / 0.05)); }
  let group = floor(p.x / 0.9 + hash1(row) * 3.0);
  let g = hash22(vec2f(group, row));
  let wide = 0.12 + 0.08 * g.x;
  let x = fract(p.x / wide) - 0.5;
  let reach = 0.20 + 0.15 * g.y;
  let round = step(0.55, fract(g.x * 7.3));
  let top = ramp(0.05 + reach, 0.04 + reach, y + round * 0.10 * max(abs(x) * 2.0 - 0.35, 0.0));
  let phase = g.y * 6.283;
  // Reds, yellows and browns more than the rest, as on packets of food.
  let bright = vec3f(0.5) + 0.5 * cos(vec3f(phase * 0.55 - 0.9, phase * 0.75 + 0.6, phase * 0.9 + 2.4));
  let color = mix(vec3f(0.62, 0.58, 0.5), 0.05 + 0.6 * bright * bright, 0.35 + 0.6 * fract(g.x * 3.7));
  let label = ramp(0.02, 0.0, abs(y - 0.05 - reach * 0.5) - reach * 0.2) * ramp(0.36, 0.33, abs(x));
  var seen = mix(color, mix(vec3f(0.85, 0.82, 0.74), mix(vec3f(0.5, 0.06, 0.04), vec3f(0.06, 0.14, 0.36), fract(g.y * 5.0)), step(0.62, g.x)), label) * (0.55 + 0.45 * ramp(0.5, 0.2, abs(x)));
  seen = mix(vec3f(0.03), seen, top * ramp(0.5, 0.44, abs(x)));
  return mix(seen, vec3f(0.27, 0.22, 0.17), ramp(0.25, 1.1, foot / wide));
}

fn M_tiles(p: vec2f, foot: f32) -> vec3f {
  let q = fract(p * vec2f(3.2, 6.4)) - 0.5;
  let seam = ramp(0.44, 0.48, max(abs(q.x), abs(q.y))) * ramp(0.12, 0.03, foot);
  let band = ramp(0.01, -0.01, abs(p.y - 1.55) - 0.17);
  let sign = band * ramp(0.02, -0.02, abs(fract(p.x / 5.0) - 0.5) * 5.0 - 0.9);
  let white = mix(vec3f(0.70, 0.71, 0.70) * (0.94 + 0.06 * hash2(floor(p * vec2f(3.2, 6.4)))), vec3f(0.36), seam * 0.55);
  return mix(mix(white, $stripe, band), vec3f(0.86), sign * ramp(0.02, 0.0, abs(abs(p.y - 1.55) - 0.05) - 0.022));
}

// The board with its frame, chalk on it, and a clock above.
fn M_board(p: vec2f, wall: vec3f, soft: f32) -> vec3f {
  let at = p - vec2f(0.0, 1.62);
  let edge = boxDistance(at, vec2f(heroX(1.95), 0.62));
  var c = mix(wall, vec3f(0.26, 0.15, 0.07), ramp(soft, -soft, edge - 0.06));
  let dust = tileAtLod(p * vec2f(0.5, 0.9), 2.0);
  var slate = vec3f(0.035, 0.085, 0.06) * (0.75 + 0.6 * dust.r);
  let row = floor((at.y + 0.5) / 0.2);
  let y = at.y + 0.5 - row * 0.2 - 0.1;
  let word = floor(at.x * 4.2 + row * 0.37);
  let script = y - 0.035 * sin(at.x * 62.0 + 2.0 * sin(at.x * 23.0 + row * 5.0)) * (0.5 + 0.5 * sin(at.x * 19.0 + row));
  let isText = step(0.22, hash2(vec2f(word, row + 7.0))) * step(abs(at.x + 0.55), 1.15) * step(0.5, row) * step(row, 4.5);
  slate = mix(slate, vec3f(0.62), isText * ramp(0.013 + soft, 0.006, abs(script)) * 0.75);
  let figure = at - vec2f(heroX(1.2), 0.05);
  let circle = abs(length(figure) - 0.3);
  let chord = min(abs(figure.y + 0.12), abs(figure.x * 0.7 - figure.y * 0.7)) + 4.0 * max(length(figure) - 0.3, 0.0);
  slate = mix(slate, vec3f(0.66, 0.62, 0.42), ramp(0.011 + soft, 0.005, min(circle, chord)) * 0.8);
  c = mix(c, slate, ramp(soft, -soft, edge));
  let clock = length(p - vec2f(heroX(-1.4), 2.62));
  c = mix(c, vec3f(0.05), ramp(0.2 + soft, 0.2 - soft, clock));
  c = mix(c, vec3f(0.8), ramp(0.175 + soft, 0.175 - soft, clock));
  let hands = p - vec2f(heroX(-1.4), 2.62);
  let hand = min(boxDistance(hands - vec2f(0.0, 0.06), vec2f(0.009, 0.06)), boxDistance(hands - vec2f(0.04, 0.0), vec2f(0.04, 0.011)));
  return mix(c, vec3f(0.03), ramp(soft, -soft, hand));
}

// The side of a train: doors and lit windows; along = metres from its front.
fn M_train(along: f32, y: f32, foot: f32) -> vec4f {
  let car = fract(along / 5.2) * 5.2;
  let door = ramp(0.02, -0.02, abs(abs(car - 2.6) - 1.25) - 0.62);
  let pane = ramp(0.03, -0.03, max(abs(y - 1.62) - 0.36, mix(abs(abs(car - 2.6) - 0.0) - 0.5, abs(abs(abs(car - 2.6) - 1.25) - 0.31) - 0.2, door)));
  let gap = ramp(0.05, 0.02, abs(car - 0.06)) + ramp(0.03, 0.01, abs(abs(abs(car - 2.6) - 1.25) - 0.63)) * 0.6;
  var c = mix(vec3f(0.52, 0.54, 0.57), vec3f(0.62, 0.63, 0.65), door);
  c = mix(c, $stripe, ramp(0.02, -0.02, abs(y - 0.98) - 0.11));
  c *= 1.0 - 0.75 * sat(gap) * ramp(0.3, 0.05, foot);
  c = mix(c, vec3f(0.06), step(2.62, y) + step(y, 0.12));
  return vec4f(c, pane * (0.8 + 0.2 * step(0.4, fract(along * 0.37))));
}

fn M_layer(r: Ray) -> Layer {
  let half = heroX($half);
  let walls = roomWalls(r, half, $high, $back);
  let z = min(min(walls.toSide, walls.toLevel), walls.toBack);
  let p = vec3f(u.camera.xy + r.q * z, u.camera.z + z);
  let foot = r.px * z;
  if (z == walls.toBack) {
    let n = vec3f(0.0, 0.0, -1.0);
    if ($kind < M_library) {
      // A tall window between the shelves.
      let at = p.xy - vec2f(0.0, 1.75);
      let pane = min(boxDistance(at, vec2f(0.8, 1.25)), length(at - vec2f(0.0, 1.0)) - 0.8);
      let bars = min(abs(abs(at.x) - 0.27), abs(fract(at.y * 1.6) - 0.5) / 1.6) - 0.02;
      let wall = M_lit(p, n, select(M_books(p.xy, foot), $wall * 0.6, abs(p.x) < 1.15 || p.y > 2.9));
      return Layer(mix(wall, mix(u.horizon * 1.25 + u.sunColor * 0.15, M_lit(p, n, vec3f(0.3)), ramp(foot, -foot, bars)), ramp(foot, -foot, pane)), 1.0);
    }
    if ($kind < M_classroom) { return Layer(M_lit(p, n, M_board(p.xy, $wall, foot)), 1.0); }
    if ($kind < M_shop) {
      let head = ramp(0.02, -0.02, abs(p.y - 2.75) - 0.3);
      return Layer(M_lit(p, n, mix(mix(M_goods(p.xy, foot), $wall, step(2.2, p.y)), $stripe, head)), 1.0);
    }
    // Where the tunnel goes on.
    let tunnel = length(vec2f((p.x + half) * 0.62, p.y - 1.2)) - 1.7;
    return Layer(mix(vec3f(0.006), M_lit(p, n, M_tiles(p.xy, foot)), ramp(-0.03, 0.03, tunnel)), 1.0);
  }
  if (z == walls.toSide) {
    let n = vec3f(-sign(walls.side), 0.0, 0.0);
    let grazing = foot * max(z / half, 1.0);
    let q = vec2f(p.z, p.y);
    if ($kind < M_library) { return Layer(M_lit(p, n, select($wall * 0.6, M_books(q, grazing), p.y < 2.88)), 1.0); }
    if ($kind < M_classroom) {
      let skirting = step(p.y, 0.14);
      let wall = mix($wall, $wall * vec3f(0.55, 0.68, 0.62), step(p.y, 0.95));
      if (walls.side > 0.0) {
        let chart = boxDistance(vec2f(fract(p.z / 1.9) * 1.9 - 0.95, p.y - 1.7), vec2f(0.55, 0.38));
        let sheet = mix(vec3f(0.75, 0.72, 0.62), vec3f(0.20, 0.38, 0.55), ramp(0.4, 0.6, tileAtLod(q * 0.35, 2.0).g));
        return Layer(M_lit(p, n, mix(mix(wall, sheet, ramp(foot, -foot, chart)), vec3f(0.25), skirting)), 1.0);
      }
      let at = vec2f(fract(p.z / 2.2) * 2.2 - 1.1, p.y - 1.75);
      let pane = boxDistance(at, vec2f(0.85, 0.78));
      let bars = min(abs(at.x), abs(at.y - 0.25)) - 0.03;
      let sky = mix(vec3f(0.06, 0.12, 0.035) * (u.ambient * 1.5 + u.horizon * 0.5), u.horizon * 1.1 + u.sunColor * 0.1, ramp(-0.35, -0.2, at.y + 0.12 * noise1(p.z * 1.7)));
      let lit = M_lit(p, n, mix(mix(wall, vec3f(0.7), ramp(foot, -foot, pane - 0.07)), vec3f(0.25), skirting));
      return Layer(mix(lit, mix(sky, M_lit(p, n, vec3f(0.6)), ramp(foot, -foot, bars)), ramp(foot, -foot, pane)), 1.0);
    }
    if ($kind < M_shop) { return Layer(M_lit(p, n, select($wall, M_goods(q, grazing), p.y < 2.2)), 1.0); }
    if (walls.side > 0.0) { return Layer(M_lit(p, n, M_tiles(q, grazing)), 1.0); }
    // The train slows down as it comes in, its front from the far end.
    let t = select(5.5, min(u.time, 5.5), $arrives > 0.5);
    let front = $back - 2.0 + 26.0 * (1.0 - t / 5.5) * (1.0 - t / 5.5) - ($back + 4.0) * ramp(0.0, 5.5, t);
    let along = p.z - front;
    if (along < 0.0) { return Layer(M_lit(p, n, vec3f(0.05) * (0.7 + 0.6 * tileAtLod(q * 0.3, 2.0).r)), 1.0); }
    let train = M_train(along, p.y, grazing);
    let inside = vec3f(1.25, 1.15, 0.95) * (0.55 + 0.3 * noise1(along * 2.7));
    let nose = ramp(0.5, 0.0, along);
    return Layer(mix(M_lit(p, n, train.rgb), inside, train.a) + vec3f(1.5, 1.4, 1.1) * nose * exp(-9.0 * abs(p.y - 0.8)), 1.0);
  }
  if (r.q.y > 0.0) {
    let n = vec3f(0.0, -1.0, 0.0);
    if ($kind < M_library) {
      let beam = ramp(0.36, 0.40, abs(fract(p.z / 1.6) - 0.5));
      return Layer(M_lit(p, n, vec3f(0.20, 0.12, 0.06) * (1.0 - 0.4 * beam)), 1.0);
    }
    if ($kind < M_classroom) {
      let panel = boxDistance(vec2f(abs(p.x) - half * 0.5, fract(p.z / 2.4) * 2.4 - 1.2), vec2f(0.55, 0.14));
      return Layer(mix(M_lit(p, n, vec3f(0.68)), vec3f(1.5, 1.45, 1.3) * $glow, ramp(0.02, -0.02, panel)), 1.0);
    }
    let strip = abs(abs(p.x) - half * 0.45) - 0.1;
    return Layer(mix(M_lit(p, n, vec3f(0.5)), vec3f(1.7, 1.65, 1.5) * $glow, ramp(foot, -foot, strip) * step(0.06, fract(p.z / 1.5))), 1.0);
  }
  // The floor: boards or tiles, in which the lamps shine again.
  let n = vec3f(0.0, 1.0, 0.0);
  let lod = groundLod(r, z, u.camera.y, 0.4);
  var albedo = $floor;
  if ($kind < M_classroom) {
    let board = p.x * 6.0;
    let grain = tileAtLod(vec2f(p.x * 2.0 + floor(board) * 0.37, p.z * 0.11), lod);
    albedo *= (0.62 + 0.7 * grain.r) * (0.6 + 0.4 * ramp(0.0, 0.05 + foot * 6.0, 0.5 - abs(fract(board) - 0.5)));
  } else {
    let tile = abs(fract(p.xz * 1.6) - 0.5);
    albedo *= (0.94 + 0.1 * tileAtLod(p.xz * 0.7, lod).r) * (1.0 - 0.3 * ramp(0.47, 0.49, max(tile.x, tile.y)) * ramp(0.06, 0.015, foot));
  }
  if ($kind > M_shop) {
    // The edge of the platform: a yellow line, dots, the track's pit.
    let fromEdge = p.x + half - 0.55;
    albedo = mix(albedo, vec3f(0.75, 0.52, 0.06), ramp(0.01, -0.01, abs(fromEdge - 0.45) - 0.11));
    if (fromEdge < 0.0) { return Layer(vec3f(0.012) + 0.02 * u.ambient, 1.0); }
  }
  let mirrored = u.camera.x + r.q.x * z * (u.camera.y + $high) / u.camera.y;
  let shine = select(0.05, 0.22, $kind > M_classroom) * ramp(0.28, 0.0, abs(abs(mirrored) - half * 0.45)) * (0.6 + 0.4 * tileAtLod(p.xz * 0.5, lod + 2.0).g);
  return Layer(M_lit(p, n, albedo) + vec3f(1.0, 0.95, 0.85) * shine * $glow, 1.0);
}
