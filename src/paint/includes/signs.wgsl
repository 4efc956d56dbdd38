// Signs of a street and the tubes that light them, by u.lamps. Needs lettering.

// The three colours that tubes of light have in a place.
struct NeonTubes { a: vec3f, b: vec3f, c: vec3f };

// The colour of tube number k, any number: one of the three, now and then violet or green.
fn neonColor(tubes: NeonTubes, k: f32) -> vec3f {
  let f = fract(k) * 3.0;
  if (f < 1.0) { return mix(tubes.a, vec3f(0.55, 0.12, 1.0), step(0.72, f)); }
  if (f < 2.0) { return mix(tubes.b, vec3f(0.05, 1.0, 0.62), step(1.75, f)); }
  return tubes.c;
}

// A tall sign that hangs across the pavement, its letters one below the other. p is measured from its lower
// left corner, `size` is the whole sign; k = hash of the sign, px = size of a pixel on it, metres.
fn bladeSign(p: vec2f, size: vec2f, k: f32, tubes: NeonTubes, hanzi: bool, word: vec2u, px: f32) -> vec3f {
  let color = neonColor(tubes, k * 3.7);
  let other = neonColor(tubes, k * 3.7 + 0.4);
  let rim = min(min(p.x, size.x - p.x), min(p.y, size.y - p.y));
  let soft = clamp(px * 6.0, 0.10, 0.45);
  let n = select(wordLength(word), 2.0, hanzi);
  let step = min(size.x * 0.95, (size.y - 0.5) / n);
  let at = (size.y * 0.5 - p.y) / step + n * 0.5;
  let place = floor(at);
  var ink = 0.0;
  if (place >= 0.0 && place < n) {
    let cell = vec2f((p.x / size.x - 0.5) * size.x / (step * 0.86) + 0.5, 0.5 - (at - place - 0.5) / 0.86);
    if (cell.y > 0.0 && cell.y < 1.0 && cell.x > 0.0 && cell.x < 1.0) {
      if (hanzi) {
        let pair = u32(fract(k * 5.3) * 3.99);
        let code = select(select(4u, 6u, pair == 1u), 0u, pair == 3u);
        let lead = select(select(3u, 5u, pair == 1u), select(2u, 1u, fract(k * 31.0) > 0.5), pair >= 2u);
        ink = hanziInk(select(select(4u, code, pair == 1u), lead, place < 0.5), cell, soft);
      } else {
        ink = letterInk(letterOf(word, i32(place)), vec2f((cell.x - 0.5) * 1.25 + 0.5, cell.y), soft);
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

// A large sign on the wall: a picture of a few plain shapes over a word. `given` as in signWord.
fn wallSign(p: vec2f, id: f32, tubes: NeonTubes, given: vec3f, soft: f32, light: vec3f) -> vec3f {
  let a = neonColor(tubes, id * 2.7 + 0.2);
  let b = neonColor(tubes, id * 2.7 + 0.55);
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
  let letters = lineInk(signWord(said, given), p + vec2f(0.0, 0.60), vec2f(0.86, 0.30), clamp(soft * 4.0, 0.12, 0.5));
  let field = mix(a * 0.16, b * 0.05, sat(0.5 + 0.5 * p.y)) + a * 0.10 * exp(-dot(q, q) * 3.0);
  let pulse = 0.9 + 0.1 * sin(u.time * 1.3 + id * 40.0);
  return field * (light + 1.6 * on) + mix(b, vec3f(1.0), 0.12) * ink * (light * 0.4 + 1.7 * on * pulse) + mix(a, vec3f(1.0), 0.55) * letters * (light * 0.5 + 2.2 * on);
}
