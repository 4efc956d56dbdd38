// What stands in a shop, seen through its window. Needs signs.

// A standing figure with its feet at the origin.
fn standingFigure(p: vec2f, soft: f32) -> f32 {
  let head = length(p - vec2f(0.0, 1.58)) - 0.11;
  let body = boxDistance(p - vec2f(0.0, 1.10), vec2f(0.14 + 0.10 * (p.y - 1.1), 0.24)) - 0.08;
  let legs = boxDistance(p - vec2f(0.0, 0.4), vec2f(0.11 + 0.05 * p.y, 0.46)) - 0.03;
  return ramp(0.02 + soft, -soft, min(head, min(body, legs)));
}

// The back wall of a room and what stands before it, unlit: goods on shelves, guests of a café, or dressed
// figures. back = place on that wall, metres, up from the floor; k = hash of the shop, color = of its sign.
fn shopRoom(back: vec2f, k: f32, color: vec3f, tubes: NeonTubes, blur: f32) -> vec3f {
  let trade = fract(k * 13.7) * 3.0;
  let level = floor(back.y * 1.45);
  let slot = back.x * (1.1 + 1.5 * hash2(vec2f(level, k * 57.0)));
  let seat = floor(back.x / 1.25);
  let person = hash2(vec2f(seat, k * 41.0 + 3.0));
  let body = standingFigure(vec2f(back.x - (seat + 0.3 + 0.4 * person) * 1.25, back.y + select(0.35, 0.0, trade > 2.0)), blur * 0.4);
  var shelf = vec3f(0.55) + 0.35 * exp(-abs(fract(back.x / 1.6) - 0.5) * 9.0);
  if (trade < 1.0) {
    // Shelves with goods of many widths and heights.
    let goods = hash2(vec2f(floor(slot), level + k * 41.0));
    let f = vec2f(fract(slot), fract(back.y * 1.45));
    let item = ramp(0.46, 0.46 - blur, abs(f.x - 0.5)) * ramp(0.04, 0.04 + blur, f.y) * ramp(0.30 + 0.6 * goods, 0.26 + 0.6 * goods - blur, f.y) * step(0.22, fract(goods * 7.0));
    shelf = mix(vec3f(0.34), mix(vec3f(0.95, 0.8, 0.6), neonColor(tubes, goods * 5.0), 0.22) * (0.25 + 0.7 * goods), item * step(0.5, back.y) * 0.8);
  } else if (trade < 2.0) {
    // A café: lamps over the tables, guests before a wall in the colour of the sign.
    let lamp = vec2f((fract(back.x / 1.9) - 0.5) * 1.9, back.y - 2.35);
    shelf = mix(vec3f(0.45), color * 0.5 + 0.1, 0.35) * (0.6 + 0.5 * ramp(0.4, 2.2, back.y)) + 2.6 * exp(-length(lamp) * 6.0) + 0.5 * exp(-length(lamp) * 1.6);
    shelf *= 1.0 - 0.85 * max(body * step(0.35, person), ramp(0.06 + blur * 0.3, 0.0, abs(back.y - 0.75)) * step(0.3, fract(back.x / 1.25)));
  } else {
    // Fashion: a plain bright room with dressed figures.
    shelf = mix(vec3f(0.85, 0.86, 0.9), color, 0.18) * (0.55 + 0.4 * ramp(0.2, 2.8, back.y));
    shelf = mix(shelf, mix(vec3f(0.10), neonColor(tubes, person * 4.0), 0.25) * 0.5, body * step(0.25, person));
  }
  return shelf;
}
