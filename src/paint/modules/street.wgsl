/*{
  "kind": "layer",
  "costMs": 45,
  "params": {
    "half": 11, "tall": 1, "neon": 0.5, "lit": 0.4, "damp": 0.4, "shops": 1,
    "neonA": [1.0, 0.07, 0.5], "neonB": [0.04, 0.72, 1.0], "neonC": [1.0, 0.42, 0.07],
    "glow": [0.30, 0.07, 0.27], "word": [0, 0, 0]
  }
}*/
// A street canyon that runs away from the camera: three rows of buildings on either side, shop fronts, lettered
// signs, lamp posts, a road that mirrors them when it is wet. Windows, signs and lamps come on with u.lamps.
//   half   from the middle of the street to the house fronts, metres    tall  factor on the heights of buildings
//   neon   0 an ordinary street … 1 tubes on every edge                 lit   share of windows that are lit
//   damp   wetness of the road without rain                             glow  colour of the lit air
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

// ---- Letters ------------------------------------------------------------------------------------------------

// 5 × 7 letters: x = the upper four rows, y = the lower three, leftmost bit first. 1-3 = 2, 4, 7; 4-29 = A-Z.
fn M_letterBits(code: u32) -> vec2u {
  switch code {
    case 1u: { return vec2u(0x6422eu, 0x7c22u); }
    case 2u: { return vec2u(0x4a988u, 0x211fu); }
    case 3u: { return vec2u(0x2221fu, 0x844u); }
    case 4u: { return vec2u(0xfc62eu, 0x4631u); }
    case 5u: { return vec2u(0x7c62fu, 0x3e31u); }
    case 6u: { return vec2u(0x843eu, 0x7821u); }
    case 7u: { return vec2u(0x8c62fu, 0x3e31u); }
    case 8u: { return vec2u(0x7843fu, 0x7c21u); }
    case 9u: { return vec2u(0x7843fu, 0x421u); }
    case 10u: { return vec2u(0xc843eu, 0x7a31u); }
    case 11u: { return vec2u(0xfc631u, 0x4631u); }
    case 12u: { return vec2u(0x21084u, 0x1084u); }
    case 13u: { return vec2u(0x84210u, 0x3a30u); }
    case 14u: { return vec2u(0x19531u, 0x4525u); }
    case 15u: { return vec2u(0x8421u, 0x7c21u); }
    case 16u: { return vec2u(0xad771u, 0x4631u); }
    case 17u: { return vec2u(0xace71u, 0x4739u); }
    case 18u: { return vec2u(0x8c62eu, 0x3a31u); }
    case 19u: { return vec2u(0x7c62fu, 0x421u); }
    case 20u: { return vec2u(0x8c62eu, 0x5935u); }
    case 21u: { return vec2u(0x7c62fu, 0x4525u); }
    case 22u: { return vec2u(0x7043eu, 0x3e10u); }
    case 23u: { return vec2u(0x2109fu, 0x1084u); }
    case 24u: { return vec2u(0x8c631u, 0x3a31u); }
    case 25u: { return vec2u(0x8c631u, 0x114au); }
    case 26u: { return vec2u(0xac631u, 0x4775u); }
    case 27u: { return vec2u(0x22951u, 0x454au); }
    case 28u: { return vec2u(0x22a31u, 0x1084u); }
    case 29u: { return vec2u(0x2221fu, 0x7c22u); }
    default: { return vec2u(0u); }
  }
}

fn M_letterBit(bits: vec2u, cell: vec2i) -> f32 {
  if (cell.x < 0 || cell.x > 4 || cell.y < 0 || cell.y > 6) { return 0.0; }
  let row = 6 - cell.y;
  let index = u32(select(row - 4, row, row < 4) * 5 + cell.x);
  return f32((select(bits.y, bits.x, row < 4) >> index) & 1u);
}

// One letter over 0 … 1 in both directions; the bits are joined smoothly, so strokes have round ends.
fn M_letter(code: u32, p: vec2f, soft: f32) -> f32 {
  let g = p * vec2f(5.0, 7.0) - 0.5;
  let cell = vec2i(floor(g));
  let f = g - floor(g);
  let bits = M_letterBits(code);
  let low = mix(M_letterBit(bits, cell), M_letterBit(bits, cell + vec2i(1, 0)), f.x);
  let high = mix(M_letterBit(bits, cell + vec2i(0, 1)), M_letterBit(bits, cell + vec2i(1, 1)), f.x);
  return ramp(0.48 - soft, 0.48 + soft, mix(low, high, f.y));
}

// 16 × 16 signs 酒 茶 面 旅 馆 夜 市 书, two rows to a number from the top.
fn M_hanziRow(code: u32, row: u32) -> u32 {
  var a = vec4u(0u);
  var b = vec4u(0u);
  switch code {
    case 0u: { a = vec4u(0x7fe60000u, 0x9007fe8u, 0x7fe20b00u, 0x6960496eu); b = vec4u(0x60e879e0u, 0x7fec6068u, 0x7fe64064u, 0x6060u); }
    case 1u: { a = vec4u(0xc300c30u, 0xc307ffeu, 0x3c00590u, 0x389c0670u); b = vec4u(0x1ff86186u, 0xd900180u, 0x318c1998u, 0xc4u); }
    case 2u: { a = vec4u(0x7ffe0000u, 0x800180u, 0x3ffc00c0u, 0x26642424u); b = vec4u(0x242427e4u, 0x266427e4u, 0x3ffc2424u, 0x3004u); }
    case 3u: { a = vec4u(0x2080000u, 0x7f7e0310u, 0x388801feu, 0xb7c0f28u); b = vec4u(0x1924792cu, 0x11241124u, 0x67222b24u, 0x132u); }
    case 4u: { a = vec4u(0xc040000u, 0x60fc7f8cu, 0x3f9260a6u, 0x2188218au); b = vec4u(0x1883f88u, 0x61a83f88u, 0x619c61b8u, 0x7f8cu); }
    case 5u: { a = vec4u(0x1800000u, 0x3307ffeu, 0x3f180310u, 0x26cc2198u); b = vec4u(0x190a34ceu, 0xe080f08u, 0x39c80f08u, 0x6048u); }
    case 6u: { a = vec4u(0x800080u, 0x7ffe0180u, 0x800080u, 0x318c3ffcu); b = vec4u(0x30843084u, 0x30843084u, 0x803c84u, 0x80u); }
    default: { a = vec4u(0x10800080u, 0x5ffc6080u, 0x108018c0u, 0x18c01080u); b = vec4u(0x60c07ffeu, 0x60804080u, 0x3c806080u, 0x80u); }
  }
  let half = select(b, a, row < 8u);
  let pair = (row & 7u) >> 1u;
  let word = select(select(half.x, half.y, pair == 1u), select(half.z, half.w, pair == 3u), pair >= 2u);
  return (word >> ((row & 1u) * 16u)) & 0xffffu;
}

fn M_hanzi(code: u32, p: vec2f, soft: f32) -> f32 {
  let g = vec2f(p.x, 1.0 - p.y) * 16.0 - 0.5;
  let cell = clamp(floor(g), vec2f(0.0), vec2f(14.0));
  let f = clamp(g - cell, vec2f(0.0), vec2f(1.0));
  let x = u32(cell.x);
  let high = M_hanziRow(code, u32(cell.y));
  let low = M_hanziRow(code, u32(cell.y) + 1u);
  let top = mix(f32((high >> x) & 1u), f32((high >> (x + 1u)) & 1u), f.x);
  let base = mix(f32((low >> x) & 1u), f32((low >> (x + 1u)) & 1u), f.x);
  return ramp(0.46 - soft, 0.46 + soft, mix(top, base, f.y));
}

// A word as 6-bit codes, five to a number.
fn M_word(index: f32) -> vec2u {
  if ($word.x > 0.5 && fract(index * 0.5) < 0.25) { return M_givenWord(); }
  switch u32(index) % 12u {
    case 0u: { return vec2u(253850763u, 0u); }     // HOTEL
    case 1u: { return vec2u(86277u, 0u); }         // BAR
    case 2u: { return vec2u(2134278u, 0u); }       // CAFE
    case 3u: { return vec2u(287375637u, 0u); }     // RAMEN
    case 4u: { return vec2u(204301846u, 0u); }     // SUSHI
    case 5u: { return vec2u(7721229u, 0u); }       // JAZZ
    case 6u: { return vec2u(4490450u, 0u); }       // OPEN
    case 7u: { return vec2u(1409990u, 0u); }       // CLUB
    case 8u: { return vec2u(74830611u, 0u); }      // PIZZA
    case 9u: { return vec2u(354489095u, 0u); }     // DINER
    case 10u: { return vec2u(372843653u, 0u); }    // BOOKS
    default: { return vec2u(259068697u, 0u); }     // VINYL
  }
}

// The parameter holds four letters to a number (24 bits are exact in a float); regroup them five to a number.
fn M_givenWord() -> vec2u {
  let a = u32($word.x);
  let b = u32($word.y);
  let c = u32($word.z);
  return vec2u(a | ((b & 63u) << 24u), (b >> 6u) | ((c & 0xfffu) << 18u));
}

fn M_letterOf(word: vec2u, place: i32) -> u32 {
  if (place < 0 || place > 9) { return 0u; }
  return (select(word.y, word.x, place < 5) >> u32((place % 5) * 6)) & 63u;
}

fn M_lengthOf(word: vec2u) -> f32 {
  let first = select(0, (37 - i32(countLeadingZeros(word.x))) / 6, word.x > 0u);
  let second = select(0, (37 - i32(countLeadingZeros(word.y))) / 6, word.y > 0u);
  return f32(select(first, 5 + second, word.y > 0u));
}

// A line of letters in a box with its origin in the middle; `size` is half the box.
fn M_line(word: vec2u, p: vec2f, size: vec2f, soft: f32) -> f32 {
  let n = M_lengthOf(word);
  let high = min(size.y * 0.62, size.x * 1.75 / max(n, 1.0) * 0.72);
  let step = high * 2.0 / 1.38;
  let at = p.x / step + n * 0.5;
  let place = floor(at);
  if (place < 0.0 || place >= n || abs(p.y) > high) { return 0.0; }
  return M_letter(M_letterOf(word, i32(place)), vec2f((at - place - 0.5) / 0.82 + 0.5, 0.5 + 0.5 * p.y / high), soft);
}

// ---- Shape --------------------------------------------------------------------------------------------------

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

// ---- Light --------------------------------------------------------------------------------------------------

fn M_neonColor(k: f32) -> vec3f {
  let f = fract(k) * 3.0;
  if (f < 1.0) { return mix($neonA, vec3f(0.55, 0.12, 1.0), step(0.72, f)); }
  if (f < 2.0) { return mix($neonB, vec3f(0.05, 1.0, 0.62), step(1.75, f)); }
  return $neonC;
}

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

// ---- Surfaces -----------------------------------------------------------------------------------------------

fn M_box(f: vec2f, low: vec2f, high: vec2f, soft: vec2f) -> f32 {
  return ramp(low.x - soft.x, low.x + soft.x, f.x) * ramp(high.x + soft.x, high.x - soft.x, f.x)
    * ramp(low.y - soft.y, low.y + soft.y, f.y) * ramp(high.y + soft.y, high.y - soft.y, f.y);
}

fn M_bladeSign(h: M_Hit, px: f32) -> vec3f {
  let k = h.id;
  let color = M_neonColor(k * 3.7);
  let other = M_neonColor(k * 3.7 + 0.4);
  let p = vec2f(h.along, h.up);
  let rim = min(min(p.x, h.width - p.x), min(p.y, h.height - p.y));
  let soft = clamp(px * 6.0, 0.10, 0.45);
  let hanzi = fract(k * 9.1) < 0.20 + 0.30 * $neon;
  let word = M_word(floor(k * 12.0));
  let n = select(M_lengthOf(word), 2.0, hanzi);
  let step = min(h.width * 0.95, (h.height - 0.5) / n);
  let at = (h.height * 0.5 - p.y) / step + n * 0.5;
  let place = floor(at);
  var ink = 0.0;
  if (place >= 0.0 && place < n) {
    let cell = vec2f((p.x / h.width - 0.5) * h.width / (step * 0.86) + 0.5, 0.5 - (at - place - 0.5) / 0.86);
    if (cell.y > 0.0 && cell.y < 1.0 && cell.x > 0.0 && cell.x < 1.0) {
      if (hanzi) {
        let pair = u32(fract(k * 5.3) * 3.99);
        let code = select(select(4u, 6u, pair == 1u), 0u, pair == 3u);
        let lead = select(select(3u, 5u, pair == 1u), select(2u, 1u, fract(k * 31.0) > 0.5), pair >= 2u);
        ink = M_hanzi(select(select(4u, code, pair == 1u), lead, place < 0.5), cell, soft);
      } else {
        ink = M_letter(M_letterOf(word, i32(place)), vec2f((cell.x - 0.5) * 1.25 + 0.5, cell.y), soft);
      }
    }
  }
  // Strokes thinner than a pixel would flicker: far letters melt into their mean.
  let melt = select(ramp(0.09, 0.24, px), ramp(0.05, 0.13, px), hanzi);
  let inside = ramp(0.12, 0.24, rim) * select(0.0, 1.0, place >= 0.0 && place < n);
  ink = mix(ink, 0.36 * inside, melt);
  let bright = fract(k * 13.0) < 0.35;
  let on = u.lamps;
  let board = mix(vec3f(0.02, 0.02, 0.03), other * 0.06, 0.5) * (u.ambient * 2.5 + on * 0.5) + select(vec3f(0.0), color * 0.75 * on, bright);
  let letters = select(color * (0.10 + 2.6 * on), vec3f(1.0, 0.97, 0.9) * (0.35 + 2.4 * on), bright);
  let frame = ramp(0.14 + px, 0.05, rim) * ramp(0.0, 0.03, rim);
  return mix(board, letters, ink) + other * frame * (0.05 + 2.0 * on);
}

// A standing figure with its feet at the origin.
fn M_figure(p: vec2f, soft: f32) -> f32 {
  let head = length(p - vec2f(0.0, 1.58)) - 0.11;
  let body = boxDistance(p - vec2f(0.0, 1.10), vec2f(0.14 + 0.10 * (p.y - 1.1), 0.24)) - 0.08;
  let legs = boxDistance(p - vec2f(0.0, 0.4), vec2f(0.11 + 0.05 * p.y, 0.46)) - 0.03;
  return ramp(0.02 + soft, -soft, min(head, min(body, legs)));
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
    let trade = fract(k * 13.7) * 3.0;
    let level = floor(back.y * 1.45);
    let slot = back.x * (1.1 + 1.5 * hash2(vec2f(level, k * 57.0)));
    let seat = floor(back.x / 1.25);
    let person = hash2(vec2f(seat, k * 41.0 + 3.0));
    let body = M_figure(vec2f(back.x - (seat + 0.3 + 0.4 * person) * 1.25, back.y + select(0.35, 0.0, trade > 2.0)), blur * 0.4);
    var shelf = vec3f(0.55) + 0.35 * exp(-abs(fract(back.x / 1.6) - 0.5) * 9.0);
    if (trade < 1.0) {
      // Shelves with goods of many widths and heights.
      let goods = hash2(vec2f(floor(slot), level + k * 41.0));
      let f = vec2f(fract(slot), fract(back.y * 1.45));
      let item = ramp(0.46, 0.46 - blur, abs(f.x - 0.5)) * ramp(0.04, 0.04 + blur, f.y) * ramp(0.30 + 0.6 * goods, 0.26 + 0.6 * goods - blur, f.y) * step(0.22, fract(goods * 7.0));
      shelf = mix(vec3f(0.34), mix(vec3f(0.95, 0.8, 0.6), M_neonColor(goods * 5.0), 0.22) * (0.25 + 0.7 * goods), item * step(0.5, back.y) * 0.8);
    } else if (trade < 2.0) {
      // A café: lamps over the tables, guests before a wall in the colour of the sign.
      let lamp = vec2f((fract(back.x / 1.9) - 0.5) * 1.9, back.y - 2.35);
      shelf = mix(vec3f(0.45), color * 0.5 + 0.1, 0.35) * (0.6 + 0.5 * ramp(0.4, 2.2, back.y)) + 2.6 * exp(-length(lamp) * 6.0) + 0.5 * exp(-length(lamp) * 1.6);
      shelf *= 1.0 - 0.85 * max(body * step(0.35, person), ramp(0.06 + blur * 0.3, 0.0, abs(back.y - 0.75)) * step(0.3, fract(back.x / 1.25)));
    } else {
      // Fashion: a plain bright room with dressed figures.
      shelf = mix(vec3f(0.85, 0.86, 0.9), color, 0.18) * (0.55 + 0.4 * ramp(0.2, 2.8, back.y));
      shelf = mix(shelf, mix(vec3f(0.10), M_neonColor(person * 4.0), 0.25) * 0.5, body * step(0.25, person));
    }
    let ceiling = 0.35 + 0.65 * ramp(0.3, 3.0, h.up) + 0.25 * exp(-abs(fract(back.x / 2.4) - 0.5) * 7.0);
    let mirror = skyBase(normalize(vec3f(-h.side * 0.7, 0.25 + 0.25 * h.up / 3.0, 0.6))) * 0.16;
    let room = warm * shelf * ceiling * (0.05 + 1.15 * on * (0.55 + 0.6 * k)) * $shops + mirror * (1.0 - 0.8 * on);
    let bars = M_box(vec2f(fract(x / wide * 3.0), 0.5), vec2f(0.03, 0.0), vec2f(0.97, 1.0), vec2f(px.x * 3.0 / wide + 0.01, 0.01));
    let door = ramp(0.05, 0.02, abs(h.up - 2.35));
    c = mix(c, room * mix(1.0, 0.25 + 0.75 * bars, 1.0 - ramp(0.3, 1.2, px.x)) * (1.0 - 0.6 * door), glass);
  }
  // Awning or lettered band above the glass.
  let band = M_box(vec2f(x / wide, h.up), vec2f(0.03, 3.3), vec2f(0.97, 4.35), vec2f(px.x / wide, px.y));
  if (band > 0.004) {
    let word = M_word(floor(fract(k * 7.7) * 12.0));
    let ink = mix(M_line(word, vec2f((x - wide * 0.5) * -h.side, h.up - 3.82), vec2f(wide * 0.45, 0.52), clamp(px.x * 3.0, 0.12, 0.5)), 0.3, ramp(0.12, 0.5, px.x));
    let lightbox = step(0.5, fract(k * 3.1));
    let field = mix(mix(color, vec3f(0.12), 0.82), color, lightbox);
    let letters = mix(color * 0.4 + 0.5, vec3f(1.0), lightbox);
    let glowing = (0.12 + 0.5 * lightbox) * on;
    c = mix(c, field * (light * 0.5 + glowing) + letters * ink * (light * 0.5 + 2.1 * on), band);
  }
  return c;
}

// A large sign on the wall: a picture of a few plain shapes over a word.
fn M_board(p: vec2f, id: f32, soft: f32, light: vec3f) -> vec3f {
  let a = M_neonColor(id * 2.7 + 0.2);
  let b = M_neonColor(id * 2.7 + 0.55);
  let on = u.lamps;
  let shape = floor(fract(id * 19.0) * 4.0);
  let q = p - vec2f(0.0, 0.24);
  var ink = 0.0;
  if (shape < 1.0) {
    // A setting sun in stripes.
    let bars = step(0.35, fract(q.y * 9.0)) + step(0.05, q.y);
    ink = ramp(soft, -soft, length(q) - 0.46) * sat(bars);
  } else if (shape < 2.0) {
    // A bowl with steam.
    let bowl = max(length(q * vec2f(1.0, 1.15) - vec2f(0.0, 0.02)) - 0.44, q.y - 0.02);
    let foot = boxDistance(q + vec2f(0.0, 0.42), vec2f(0.16, 0.05));
    let steam = abs(q.x - 0.18 * sign(q.x) * step(0.09, abs(q.x)) - 0.05 * sin(q.y * 22.0 - u.time * 2.0)) - 0.028;
    ink = max(ramp(soft, -soft, min(bowl, foot)), ramp(soft, -soft, max(steam, abs(q.y - 0.26) - 0.17)));
  } else if (shape < 3.0) {
    // A glass.
    let cone = max(abs(q.x) - max(q.y + 0.08, 0.0) * 0.85, abs(q.y - 0.17) - 0.25);
    let stem = min(boxDistance(q + vec2f(0.0, 0.22), vec2f(0.025, 0.18)), boxDistance(q + vec2f(0.0, 0.41), vec2f(0.2, 0.03)));
    ink = ramp(soft, -soft, min(cone, stem));
  } else {
    // A record.
    let r = length(q);
    ink = ramp(soft, -soft, r - 0.46) * (1.0 - ramp(soft, -soft, abs(r - 0.15) - 0.025)) * ramp(-soft, soft, r - 0.05);
  }
  // What it says goes with what it shows.
  let other = step(0.5, fract(id * 11.3));
  var said = mix(7.0, 0.0, other);
  if (shape > 2.5) { said = mix(11.0, 5.0, other); } else if (shape > 1.5) { said = mix(1.0, 2.0, other); } else if (shape > 0.5) { said = mix(3.0, 4.0, other); }
  let letters = M_line(M_word(said), p + vec2f(0.0, 0.60), vec2f(0.86, 0.30), clamp(soft * 4.0, 0.12, 0.5));
  let field = mix(a * 0.16, b * 0.05, sat(0.5 + 0.5 * p.y)) + a * 0.10 * exp(-dot(q, q) * 3.0);
  let pulse = 0.9 + 0.1 * sin(u.time * 1.3 + id * 40.0);
  return field * (light + 1.6 * on) + mix(b, vec3f(1.0), 0.12) * ink * (light * 0.4 + 1.7 * on * pulse) + mix(a, vec3f(1.0), 0.55) * letters * (light * 0.5 + 2.2 * on);
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
    let board = M_board(select(mirrored, vec2f(b.x * h.side, b.y), !front), id, fieldSoft, light * 0.6);
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
  let pool = ramp(0.40, 0.58, blotch.r + 0.10 * wet) * wet;
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
  return M_Ground(c, (mix(0.16, 0.58, pool) + 0.30 * glance) * wet, bend);
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
      if (hit.kind > 1.5) { c = M_bladeSign(hit, footprint); } else { c = M_facade(hit, o, d, footprint); }
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
