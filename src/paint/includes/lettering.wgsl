// Letters and Chinese signs as small bit maps, and the words that signs say.

// 5 × 7 letters: x = the upper four rows, y = the lower three, leftmost bit first. 1-3 = 2, 4, 7; 4-29 = A-Z.
fn letterBits(code: u32) -> vec2u {
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

fn letterBit(bits: vec2u, cell: vec2i) -> f32 {
  if (cell.x < 0 || cell.x > 4 || cell.y < 0 || cell.y > 6) { return 0.0; }
  let row = 6 - cell.y;
  let index = u32(select(row - 4, row, row < 4) * 5 + cell.x);
  return f32((select(bits.y, bits.x, row < 4) >> index) & 1u);
}

// One letter over 0 … 1 in both directions; the bits are joined smoothly, so strokes have round ends.
fn letterInk(code: u32, p: vec2f, soft: f32) -> f32 {
  let g = p * vec2f(5.0, 7.0) - 0.5;
  let cell = vec2i(floor(g));
  let f = g - floor(g);
  let bits = letterBits(code);
  let low = mix(letterBit(bits, cell), letterBit(bits, cell + vec2i(1, 0)), f.x);
  let high = mix(letterBit(bits, cell + vec2i(0, 1)), letterBit(bits, cell + vec2i(1, 1)), f.x);
  return ramp(0.48 - soft, 0.48 + soft, mix(low, high, f.y));
}

// 16 × 16 signs 酒 茶 面 旅 馆 夜 市 书, two rows to a number from the top.
fn hanziRow(code: u32, row: u32) -> u32 {
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

fn hanziInk(code: u32, p: vec2f, soft: f32) -> f32 {
  let g = vec2f(p.x, 1.0 - p.y) * 16.0 - 0.5;
  let cell = clamp(floor(g), vec2f(0.0), vec2f(14.0));
  let f = clamp(g - cell, vec2f(0.0), vec2f(1.0));
  let x = u32(cell.x);
  let high = hanziRow(code, u32(cell.y));
  let low = hanziRow(code, u32(cell.y) + 1u);
  let top = mix(f32((high >> x) & 1u), f32((high >> (x + 1u)) & 1u), f.x);
  let base = mix(f32((low >> x) & 1u), f32((low >> (x + 1u)) & 1u), f.x);
  return ramp(0.46 - soft, 0.46 + soft, mix(top, base, f.y));
}

// What a sign says, as 6-bit codes, five to a number: every other sign the given word, if there
// is one (given.x > 0).
fn signWord(index: f32, given: vec3f) -> vec2u {
  if (given.x > 0.5 && fract(index * 0.5) < 0.25) { return givenWord(given); }
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

// A parameter holds four letters to a number (24 bits are exact in a float); regroup them five to a number.
fn givenWord(given: vec3f) -> vec2u {
  let a = u32(given.x);
  let b = u32(given.y);
  let c = u32(given.z);
  return vec2u(a | ((b & 63u) << 24u), (b >> 6u) | ((c & 0xfffu) << 18u));
}

fn letterOf(word: vec2u, place: i32) -> u32 {
  if (place < 0 || place > 9) { return 0u; }
  return (select(word.y, word.x, place < 5) >> u32((place % 5) * 6)) & 63u;
}

fn wordLength(word: vec2u) -> f32 {
  let first = select(0, (37 - i32(countLeadingZeros(word.x))) / 6, word.x > 0u);
  let second = select(0, (37 - i32(countLeadingZeros(word.y))) / 6, word.y > 0u);
  return f32(select(first, 5 + second, word.y > 0u));
}

// A line of letters in a box with its origin in the middle; `size` is half the box.
fn lineInk(word: vec2u, p: vec2f, size: vec2f, soft: f32) -> f32 {
  let n = wordLength(word);
  let high = min(size.y * 0.62, size.x * 1.75 / max(n, 1.0) * 0.72);
  let step = high * 2.0 / 1.38;
  let at = p.x / step + n * 0.5;
  let place = floor(at);
  if (place < 0.0 || place >= n || abs(p.y) > high) { return 0.0; }
  return letterInk(letterOf(word, i32(place)), vec2f((at - place - 0.5) / 0.82 + 0.5, 0.5 + 0.5 * p.y / high), soft);
}
