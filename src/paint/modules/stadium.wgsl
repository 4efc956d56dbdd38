/*{
  "kind": "layer", "costMs": 22,
  "params": { "goalZ": 46, "half": 34, "high": 27, "track": 0, "full": 1, "color": [0.62, 0.05, 0.05], "color2": [0.75, 0.74, 0.70], "grass": [0.055, 0.17, 0.03] }
}*/
// A stadium from the edge of the pitch: mown bands and white lines, a goal, boards of light, three stands full of people
// who move, lamps under the roofs and on masts.
//   goalZ = distance of the goal line; half = half the width of the pitch; track = 1: lanes to run on before the pitch
//   full = 0: nobody in the seats; color, color2 = what the people wear

fn M_lamps() -> vec3f { return vec3f(1.0, 1.04, 1.10) * 1.25 * u.lamps; }

fn M_light(n: vec3f, albedo: vec3f) -> vec3f { return lit(n, albedo) + albedo * M_lamps() * (0.55 + 0.45 * n.y); }

// A painted line; thinner than a pixel it is as faint as it is thin.
fn M_line(d: f32, wide: f32, foot: f32) -> f32 {
  let half = max(wide, foot * 0.55);
  return ramp(half + foot * 0.5, half - foot * 0.5, d) * (0.35 + 0.65 * wide / half);
}

fn M_ground(r: Ray) -> vec3f {
  let z = -u.camera.y / min(r.q.y, -1e-4);
  let p = vec2f(u.camera.x + r.q.x * z, u.camera.z + z);
  let foot = r.px * z * sqrt(1.0 + z / max(u.camera.y, 0.3)) * 0.5;
  let lod = groundLod(r, z, u.camera.y, 0.6);
  let blade = tileAtLod(p * vec2f(0.9, 0.6), lod).a;
  let worn = tileAtLod(p * 0.05, max(lod - 4.0, 0.0)).r;
  if ($track > 0.5 && p.y < 14.0) {
    let lane = abs(fract(p.y / 1.22) - 0.5) * 1.22;
    let rubber = vec3f(0.36, 0.085, 0.045) * (0.75 + 0.3 * blade + 0.25 * worn);
    return M_light(vec3f(0.0, 1.0, 0.0), mix(rubber, vec3f(0.75), M_line(0.61 - lane, 0.03, foot) * step(1.0, p.y)));
  }
  let band = ramp(-0.06, 0.06, sin(p.y * 0.571));
  var albedo = $grass * (0.72 + 0.42 * band) * (0.55 + 0.9 * blade) * (0.85 + 0.3 * worn);
  let a = abs(p.x);
  let back = $goalZ - p.y;
  let inside = step(-0.06, back) * step(a, $half + 0.06);
  // Touch lines and goal line, both boxes, the spot, the arc before the box, half of the middle circle: along the view a
  // pixel covers less of the ground than across it.
  let footZ = r.px * z * z / max(u.camera.y, 0.3);
  let footX = r.px * z + abs(r.q.x) * footZ;
  var along = abs(a - $half);
  var across = min(abs(back), abs(back - 52.5));
  if (back < 16.7) { along = min(along, abs(a - 20.16)); }
  if (a < 20.3) { across = min(across, abs(back - 16.5)); }
  if (back < 5.7) { along = min(along, abs(a - 9.16)); }
  if (a < 9.3) { across = min(across, abs(back - 5.5)); }
  let spot = length(vec2f(p.x, back - 11.0));
  let arc = min(select(9.0, abs(spot - 9.15), back > 16.5), abs(length(vec2f(p.x, back - 52.5)) - 9.15));
  let drawn = max(M_line(along, 0.07, footX), max(M_line(across, 0.07, footZ), M_line(arc, 0.07, mix(footX, footZ, 0.6))));
  let line = max(drawn, ramp(0.2 + footX, 0.14, spot)) * inside;
  albedo = mix(albedo, vec3f(0.80), line * 0.92);
  // Beside the pitch a path.
  albedo = mix(vec3f(0.10, 0.085, 0.075) * (0.7 + 0.6 * blade), albedo, step(-4.0, back) * step(a, $half + 4.0));
  return M_light(vec3f(0.0, 1.0, 0.0), albedo);
}

// People in their seats: along the row, up the slope, metres; foot = size of a pixel there.
fn M_crowd(p: vec2f, foot: f32) -> vec3f {
  let wide = 0.62;
  let row = floor(p.y / 0.85);
  let column = floor(p.x / wide + 0.5 * fract(row * 0.5) * 2.0);
  let h = hash22(vec2f(column, row));
  let k = hash22(vec2f(row * 3.1, column));
  // Now and then some stand up and throw their arms; a wave of it runs along.
  let wave = ramp(0.82, 1.0, sin(p.x * 0.055 - u.time * 0.9 + row * 0.02));
  let bob = 0.09 * abs(sin(u.time * (2.0 + 2.5 * h.x) + h.y * 30.0)) * step(0.55, k.x) + 0.25 * wave;
  let q = vec2f(fract(p.x / wide + 0.5 * fract(row * 0.5) * 2.0) - 0.5, p.y / 0.85 - row - 0.1 - bob * 0.8);
  let team = mix(mix($color, $color2, step(0.62, h.x)), vec3f(0.06, 0.07, 0.10), step(0.78, h.y));
  let coat = mix(team, 0.08 + 0.5 * vec3f(k.x, 0.5 * h.y, k.y), step(0.88, k.y)) * (0.65 + 0.5 * h.y);
  let body = ramp(0.05, -0.05, length((q - vec2f(0.0, 0.22)) / vec2f(1.0, 1.25)) - 0.30);
  let head = ramp(0.04, -0.04, length((q - vec2f(0.0, 0.66)) * vec2f(0.75, 1.0)) - 0.15);
  let seat = vec3f(0.035, 0.045, 0.07);
  var c = mix(seat, coat, body);
  c = mix(c, mix(vec3f(0.42, 0.25, 0.16), vec3f(0.12, 0.06, 0.035), step(0.6, k.x)), head);
  c = mix(c, seat, max(step(h.x + h.y, 0.10), 1.0 - $full));
  if ($full < 0.5) { c = mix(seat * 3.0, seat, ramp(0.08, -0.08, length((q - vec2f(0.0, 0.2)) / vec2f(1.0, 1.2)) - 0.34)); }
  // Far away only their colours are left.
  let blocks = tileAtLod(p * 0.021, 1.0).r;
  let mean = select(vec3f(0.075, 0.095, 0.14), mix($color, $color2, ramp(0.40, 0.62, blocks)) * 0.36 + vec3f(0.035), $full > 0.5);
  let grain = tileAtLod(p * vec2f(0.21, 0.16) + vec2f(0.0, 0.02 * sin(u.time * 1.3)), clamp(log2(foot * 80.0), 0.0, 5.0)).a;
  return mix(c, mean * (0.35 + 1.3 * grain), ramp(0.10, 0.34, foot));
}

// Boards with moving blocks of light before the stands.
fn M_boards(x: f32, y: f32) -> vec3f {
  let panel = floor((x + u.time * 0.8) / 7.0);
  let h = hash22(vec2f(panel, 4.0));
  let at = fract((x + u.time * 0.8) / 7.0);
  let hue = mix(mix(vec3f(0.05, 0.25, 0.9), vec3f(0.9, 0.08, 0.06), step(0.33, h.x)), vec3f(0.95, 0.62, 0.05), step(0.66, h.x));
  let mark = step(abs(y - 0.5), 0.22) * step(0.18, at) * step(at, 0.82) * step(0.35, fract(at * (5.0 + floor(4.0 * h.y)) + 0.2));
  return mix(hue, vec3f(1.0), mark * 0.9) * (0.35 + 0.75 * u.lamps);
}

fn M_layer(r: Ray) -> Layer {
  let slope = 1.45;
  let side = sign(r.q.x + 1e-5);
  let eye = u.camera.y - 1.1;
  // Where the ray meets the stand behind the goal, and the one on its side.
  let toBack = ($goalZ + 9.0 - u.camera.z + eye * slope) / max(1.0 - slope * r.q.y, 0.02);
  let run = side * r.q.x - slope * r.q.y;
  let toSide = select(1e6, ($half + 9.0 - side * u.camera.x + eye * slope) / max(run, 1e-4), run > 1e-4);
  let t = min(toBack, toSide);
  let isBack = toBack < toSide;
  let p = vec3f(u.camera.xy + r.q * t, u.camera.z + t);
  let foot = r.px * t;
  var c = vec3f(0.0);
  var alpha = 1.0;
  if (p.y < 1.1) {
    c = M_ground(r);
    // The boards stand before the lowest row.
    let toBoard = $goalZ + 7.0 - u.camera.z;
    let toAside = ($half + 7.0 - side * u.camera.x) / max(abs(r.q.x), 1e-4);
    let tb = min(toBoard, toAside);
    let b = vec3f(u.camera.xy + r.q * tb, u.camera.z + tb);
    if (b.y > 0.0) { c = M_boards(select(b.z, b.x, toBoard < toAside), sat(b.y / 1.1)); }
  } else if (p.y < $high) {
    let along = select(p.z * side, p.x, isBack);
    let up = (p.y - 1.1) * 1.78;
    let n = select(vec3f(-side * 0.55, 0.83, 0.0), vec3f(0.0, 0.83, -0.55), isBack);
    // Stairs, a gangway half way up.
    let stair = ramp(0.75 + foot, 0.75 - foot, abs(fract(along / 13.0) - 0.5) * 13.0);
    let gangway = ramp(0.9, 0.7, abs(up - 23.0));
    let albedo = mix(M_crowd(vec2f(along, up), foot), vec3f(0.20, 0.19, 0.18), max(stair, gangway));
    let under = ramp($high, $high * 0.72, p.y);
    c = M_light(n, albedo) * mix(0.55, 1.0, under);
  } else if (p.y < $high + 3.2) {
    // The edge of the roof, lamps in a row below it.
    let along = select(p.z, p.x, isBack);
    let lamp = length(vec2f(fract(along / 3.2) - 0.5, (p.y - $high - 0.55) / 3.2)) * 3.2;
    c = M_light(vec3f(0.0, 0.2, -0.9), vec3f(0.20, 0.21, 0.23)) * 0.6 + vec3f(1.5, 1.55, 1.6) * u.lamps * (2.2 * ramp(0.55, 0.35, lamp) + 0.25 * exp(-lamp * 1.2));
  } else {
    alpha = 0.0;
    // Masts at the corners with their panels of lamps.
    let z = $goalZ + 34.0 - u.camera.z;
    let m = vec2f(abs(u.camera.x + r.q.x * z) - heroX(52.0), u.camera.y + r.q.y * z);
    let panel = boxDistance(m - vec2f(0.0, 39.5), vec2f(6.0, 3.0));
    let cell = fract(m / 2.0) - 0.5;
    let bulb = ramp(0.42, 0.2, length(cell));
    let mast = ramp(0.3, -0.3, abs(m.x) - 0.7) * step(m.y, 37.0);
    let on = ramp(0.4, -0.4, panel);
    alpha = max(on, mast);
    c = mix(vec3f(0.03), vec3f(0.05) + vec3f(2.6, 2.7, 2.8) * u.lamps * bulb, on);
    let halo = u.lamps * 0.55 * exp(-max(panel, 0.0) * 0.11);
    alpha = max(alpha, halo * 0.9);
    c = mix(vec3f(0.85, 0.9, 1.0), c, max(on, mast));
    if (alpha < 0.01) { return NOTHING; }
  }
  // The goal and its net.
  let z = $goalZ - u.camera.z;
  let g = u.camera.xy + r.q * z;
  let soft = r.px * z;
  if (abs(g.x) < 4.0 && g.y < 2.7 && g.y > 0.0) {
    let post = min(max(abs(abs(g.x) - 3.66), g.y - 2.44), max(abs(g.y - 2.44), abs(g.x) - 3.66));
    let mesh = max(ramp(0.05 + soft, 0.0, abs(fract(g.x / 0.42) - 0.5) * 0.42), ramp(0.05 + soft, 0.0, abs(fract(g.y / 0.42) - 0.5) * 0.42));
    let inGoal = step(abs(g.x), 3.66) * step(g.y, 2.44);
    c = mix(c, M_light(vec3f(0.0, 0.3, -0.9), vec3f(0.75)), max(0.22 * inGoal * (0.4 + mesh), ramp(0.07 + soft, 0.07 - soft, post)));
  }
  return Layer(throughAir(c, min(t, 90.0), r.dir), alpha);
}
