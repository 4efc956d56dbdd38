/*{ "kind": "thing", "costMs": 24, "includes": ["still-life"], "params": { "color": [0.10, 0.10, 0.12], "hue": [0.10, 0.26, 0.95], "hue2": [0.95, 0.26, 0.50] } }*/
// A telephone that stands on its lower edge, its screen alight almost to the rim: the hour, a card, programs in rows;
// keys at its side, cameras on its back.
fn M_thing(p: vec3f) -> vec2f {
  let q = p - vec3f(0.0, 0.5, 0.0);
  let corner = boxDistance(q.xy, vec2f(0.24, 0.5) - 0.045) - 0.045;
  let edge = vec2f(corner, abs(q.z) - 0.026) + 0.012;
  let body = length(max(edge, vec2f(0.0))) + min(max(edge.x, edge.y), 0.0) - 0.012;
  let keys = min(roundBox(q - vec3f(-0.241, 0.18, 0.0), vec3f(0.005, 0.05, 0.009), 0.004), roundBox(q - vec3f(0.241, 0.22, 0.0), vec3f(0.005, 0.07, 0.009), 0.004));
  let island = roundBox(q - vec3f(-0.125, 0.37, 0.03), vec3f(0.09, 0.10, 0.014), 0.012);
  let eyes = min(disc((q - vec3f(-0.125, 0.415, 0.045)).xzy, 0.042, 0.014, 0.006), disc((q - vec3f(-0.125, 0.325, 0.045)).xzy, 0.042, 0.014, 0.006));
  return nearer(nearer(vec2f(body, 1.0), vec2f(min(keys, island), 3.0)), vec2f(eyes, 2.0));
}

// A digit of seven strokes in a box of 1 × 2 about the origin.
fn M_digit(n: u32, p: vec2f) -> f32 {
  // Strokes a-g of 0 … 9, lowest bit first.
  var lit = array<u32, 10>(63u, 6u, 91u, 79u, 102u, 109u, 125u, 7u, 127u, 111u);
  let bits = lit[n];
  let across = vec2f(max(abs(p.x) - 0.36, 0.0), 0.0);
  var d = 9.0;
  if ((bits & 1u) != 0u) { d = min(d, length(vec2f(across.x, p.y - 0.9))); }
  if ((bits & 64u) != 0u) { d = min(d, length(vec2f(across.x, p.y))); }
  if ((bits & 8u) != 0u) { d = min(d, length(vec2f(across.x, p.y + 0.9))); }
  let half = max(abs(abs(p.y) - 0.45) - 0.36, 0.0);
  let upper = p.y > 0.0;
  let right = select(4u, 2u, upper);
  let left = select(16u, 32u, upper);
  if ((bits & right) != 0u) { d = min(d, length(vec2f(p.x - 0.45, half))); }
  if ((bits & left) != 0u) { d = min(d, length(vec2f(p.x + 0.45, half))); }
  return d;
}

fn M_clock(p: vec2f) -> f32 {
  let at = p / 0.042;
  let place = i32(floor(at.x / 1.62 + 2.0));
  var digits = array<u32, 4>(1u, 0u, 2u, 4u);
  let q = vec2f(at.x - (f32(place) - 1.5) * 1.62 + select(0.28, -0.28, place > 1), at.y);
  var ink = 0.0;
  if (place >= 0 && place < 4) { ink = ramp(0.17, 0.09, M_digit(digits[place], q)); }
  return max(ink, ramp(0.19, 0.11, length(vec2f(at.x, abs(at.y) - 0.42))));
}

fn M_icon(cell: vec2f, d: vec2f) -> vec4f {
  let h = hash22(cell + 3.0);
  let hue = 0.5 + 0.5 * cos(6.2832 * (h.x + vec3f(0.0, 0.33, 0.67)));
  let tile = ramp(0.004, 0.0, boxDistance(d, vec2f(0.020)) - 0.011);
  let kind = i32(floor(h.y * 4.0));
  var glyph = length(d) - 0.014;
  if (kind == 1) { glyph = abs(length(d) - 0.013) - 0.004; }
  if (kind == 2) { glyph = boxDistance(d, vec2f(0.013, 0.010)); }
  if (kind == 3) { glyph = max(abs(d.x) * 0.9 + d.y * 0.5 - 0.008, -d.y - 0.012); }
  let color = mix(hue * hue * 0.62 + 0.10, vec3f(0.95), ramp(0.004, 0.0, glyph));
  return vec4f(color * (1.0 + 4.0 * d.y), tile);
}

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  if (stuff > 2.5) { return Ink($color * 1.3 + 0.02, 0.8, 0.5, 0.0, vec3f(0.0)); }
  if (stuff > 1.5) { return Ink(vec3f(0.02, 0.02, 0.03), 1.0, 0.0, 0.0, vec3f(0.0)); }
  let at = vec2f(p.x, p.y - 0.5);
  let glass = boxDistance(at, vec2f(0.232, 0.492) - 0.04) - 0.04;
  if (glass > 0.0 || p.z > -0.02) { return Ink(mix(vec3f(0.55, 0.56, 0.58), $color, 0.5 * step(p.z, 0.02) + 0.3), 0.9, 0.7, 0.0, vec3f(0.0)); }
  let screen = ramp(0.003, -0.001, boxDistance(at, vec2f(0.221, 0.481) - 0.034) - 0.034);
  let wave = sin(at.x * 6.0 + at.y * 4.0 + 1.3 * sin(at.y * 5.0 + u.time * 0.5) + u.time * 0.3);
  let crest = ramp(0.25, 0.0, abs(wave - 0.25)) * 0.22;
  var light = mix($hue, $hue2, 0.5 + 0.5 * wave) * (0.45 + 0.45 * (at.y + 0.5)) + crest;
  // A card with a picture and two lines below the hour.
  let card = ramp(0.004, 0.0, boxDistance(at - vec2f(0.0, 0.115), vec2f(0.165, 0.042)) - 0.018);
  light = mix(light, light * 0.45 + 0.42, card);
  let lines = max(ramp(0.008, 0.005, abs(at.y - 0.130)) * step(abs(at.x - 0.02), 0.085), ramp(0.007, 0.004, abs(at.y - 0.098)) * step(abs(at.x - 0.035), 0.10));
  light = mix(light, vec3f(0.10, 0.10, 0.14), lines * card);
  light = mix(light, $hue2 * 0.9, ramp(0.004, 0.0, length(at - vec2f(-0.128, 0.115)) - 0.033));
  light = mix(light, vec3f(1.0), M_clock(at - vec2f(-0.012, 0.270)));
  // Programs, and four more in the dock.
  let pitch = 0.1;
  let grid = vec2f(at.x / pitch, (at.y + 0.375) / pitch);
  let cell = floor(grid);
  let isDock = cell.y < 0.0;
  let dock = ramp(0.004, 0.0, boxDistance(at + vec2f(0.0, 0.408), vec2f(0.185, 0.030)) - 0.020);
  light = mix(light, light * 0.6 + 0.25, dock);
  let d = vec2f((grid.x - cell.x - 0.5) * pitch, select((grid.y - cell.y - 0.5) * pitch, at.y + 0.408, isDock));
  if (abs(at.x) < 0.2 && cell.y < 4.0 && at.y > -0.45) {
    let icon = M_icon(cell, d);
    light = mix(light, icon.rgb, icon.a);
  }
  light *= 1.0 - ramp(0.004, 0.0, boxDistance(at - vec2f(0.0, 0.443), vec2f(0.038, 0.002)) - 0.014);
  return Ink(vec3f(0.01), 0.75, 0.0, 0.0, light * screen * 1.2);
}
