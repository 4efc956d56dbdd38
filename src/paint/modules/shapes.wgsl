/*{
  "kind": "layer", "costMs": 14,
  "params": { "color": [0.72, 0.09, 0.05], "color2": [0.03, 0.14, 0.42], "color3": [0.86, 0.50, 0.05], "ground": [0.78, 0.70, 0.58], "ink": [0.02, 0.022, 0.03], "glow": 0, "cell": 0.25, "speed": 0.34 }
}*/
// A composition of simple shapes cut from paper: quarter, half and whole discs, triangles, rings and bars on a grid of
// squares of two sizes. Each turns by a quarter now and then, in its own time; each throws a soft shadow.
//   glow > 0: of light instead, on a dark ground

fn M_tone(k: f32) -> vec3f {
  if (k < 0.26) { return $color; }
  if (k < 0.50) { return $color2; }
  if (k < 0.72) { return $color3; }
  return $ink;
}

// Distance to what a square of the given kind shows, in its own units: −1 … 1 across; one beneath, one above.
fn M_motif(p: vec2f, kind: f32) -> vec2f {
  let corner = p + vec2f(1.0, 1.0);
  if (kind < 1.0) { return vec2f(length(corner) - 2.0, length(corner) - 1.0); }
  if (kind < 2.0) { return vec2f(max(length(p - vec2f(0.0, -1.0)) - 1.0, -1.0 - p.y), max(length(p - vec2f(0.0, 1.0)) - 1.0, p.y - 1.0)); }
  if (kind < 3.0) { return vec2f(length(p) - 0.86, length(p - vec2f(0.28, 0.0)) - 0.38); }
  if (kind < 4.0) { return vec2f((p.x + p.y) * 0.7071, max(max(-p.x, -p.y), (p.x + p.y) * 0.7071 - 0.7071) + 0.0); }
  if (kind < 5.0) { return vec2f(abs(fract(p.y * 2.0) - 0.5) * 0.5 - 0.125, max(abs(p.x), abs(p.y)) - 0.0); }
  if (kind < 6.0) { return vec2f(max(length(p + vec2f(1.0, -1.0)), length(p + vec2f(-1.0, 1.0))) - 2.0, length(p) - 0.26); }
  if (kind < 7.0) { return vec2f(abs(length(corner) - 1.32) - 0.34, length(corner) - 0.42); }
  return vec2f(max(abs(p.x), abs(p.y)) - 0.62, length(p) - 0.4);
}

fn M_layer(r: Ray) -> Layer {
  // The picture drifts a little as a whole.
  let at = r.uv + vec2f(0.006 * u.time, 0.02 * sin(u.time * 0.13));
  // Squares of two by two are now and then one large one.
  let block = floor(at / ($cell * 2.0));
  let isLarge = step(0.66, hash2(block + 71.0));
  let side = $cell * (1.0 + isLarge);
  let cell = floor(at / side);
  let q = (at / side - cell - 0.5) * 2.0;
  let h = hash22(cell + 31.0 * isLarge);
  let k = hash22(cell + 13.0 + 31.0 * isLarge);
  // A quarter turn, then rest.
  let beat = u.time * $speed * (0.75 + 0.5 * h.x) + 9.0 * h.y;
  let step0 = floor(beat);
  let part = sat((beat - step0) * 2.4);
  let eased = part * part * part * (part * (6.0 * part - 15.0) + 10.0);
  let turn = (step0 + eased + floor(k.x * 4.0)) * 1.5707963;
  let p = turned(q, turn);
  let soft = 2.2 * r.px * u.focal / side;
  let kind = floor(h.x * 8.0) + 0.5;
  let d = M_motif(p, kind);
  // The shadow falls down to the right whichever way the shape is turned.
  let shade = turned(q + vec2f(-0.10, 0.13), turn);
  let s = M_motif(shade, kind);
  let back = fract(k.y * 1.7 + 0.13);
  let front = fract(back + 0.24 + 0.4 * h.y);
  let above = fract(front + 0.27);
  let isPaper = step(0.55, k.x);
  var c = mix(M_tone(back), $ground, isPaper);
  let lift = 1.0 - 0.45 * (1.0 - $glow);
  c *= mix(1.0, lift, ramp(0.16, -0.10, s.x));
  let light = 1.0 + (0.16 * (q.y - q.x) * 0.5 + 0.05) * (1.0 - $glow);
  let edge = ramp(soft, -soft, d.x);
  c = mix(c, M_tone(front) * light, edge);
  if (kind < 4.0 || kind > 5.0) {
    c *= mix(1.0, lift, ramp(0.12, -0.08, s.y) * edge);
    c = mix(c, mix(M_tone(above), $ground, step(0.5, h.y)) * light, ramp(soft, -soft, d.y) * edge);
  }
  if ($glow > 0.0) {
    // Tubes of light along the edges.
    let rim = min(abs(d.x), select(abs(d.y), 9.0, kind > 4.0 && kind < 5.0));
    let tube = ramp(0.05 + soft, 0.02, rim) + 0.5 * exp(-rim * 7.0);
    c = mix(c, c * 0.03 + $ink + mix(M_tone(fract(front * 0.72)), M_tone(fract(above * 0.72)), step(abs(d.y), abs(d.x))) * tube * 1.9, $glow);
  }
  // A hair of dark between the squares, and the grain of paper.
  let seam = ramp(0.985 - soft, 0.995, max(abs(q.x), abs(q.y)));
  c *= 1.0 - 0.22 * seam * (1.0 - $glow);
  let grain = tileAt(r.uv * 1.9).a;
  c *= 0.95 + 0.1 * grain;
  let pool = 1.10 - 0.34 * dot(r.uv - vec2f(-0.3, 0.2), r.uv - vec2f(-0.3, 0.2));
  return Layer(c * pool, 1.0);
}
