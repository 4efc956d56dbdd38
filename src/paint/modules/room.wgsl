/*{
  "kind": "layer", "costMs": 22,
  "params": { "back": 5.2, "high": 2.9, "half": 3.4, "x": 0.7, "sill": 0.85, "wide": 1.75, "tall": 1.55, "rain": 0, "hedge": 1, "plant": 0.81, "wall": [0.56, 0.46, 0.36], "floor": [0.32, 0.18, 0.10], "curtain": [0.62, 0.52, 0.42] }
}*/
// A room with a window in its far wall: boards, skirting, a rug, curtains, a plant on the sill, a picture, a floor lamp.
// Through the panes one sees what lies behind; rain 0 … 1 runs down them.
fn M_windowAt(p: vec2f) -> vec2f { return p - vec2f(heroX($x), $sill + 0.5 * $tall); }

// The light that falls in: a pool before the window.
fn M_daylight(at: vec3f) -> f32 {
  let off = vec2f(at.x - heroX($x), (at.z - $back) * 0.75);
  return exp(-dot(off, off) * 0.13);
}

fn M_room(p: vec3f, n: vec3f, albedo: vec3f) -> vec3f {
  let day = M_daylight(p) * (0.4 + 0.6 * sat(0.7 - n.z * 0.6));
  let lamp = exp(-length(p - vec3f(heroX(-2.2), 1.75, $back - 0.8)) * 0.75);
  return albedo * (u.ambient * (0.42 + 0.9 * day) + (u.horizon * 0.55 + u.sunColor * 0.20) * day + vec3f(1.5, 0.80, 0.34) * (0.18 + u.lamps) * lamp);
}

// Drops that hang on the pane and drops that run down it, each a lens: xy = how far it bends the view, z = cover.
fn M_drops(p: vec2f) -> vec3f {
  var seen = vec3f(0.0);
  for (var i = 0; i < 2; i++) {
    let scale = select(17.0, 34.0, i == 1);
    let cell = floor(p * scale);
    let h = hash22(cell + f32(i) * 31.0);
    let size = (0.10 + 0.22 * h.x * h.y) * step(0.35, fract(h.x * 7.7 + h.y));
    let d = p * scale - cell - 0.3 - 0.4 * h;
    let away = length(d * vec2f(1.0, 0.85)) / max(size, 0.01);
    let cover = ramp(1.0, 0.72, away) * step(0.02, size);
    seen = mix(seen, vec3f(d / max(size, 0.01), 1.0), cover);
  }
  // Runners: one a lane at most; they wait and slide, and leave a wet track that dries.
  let lane = floor(p.x * 9.0);
  let h = hash22(vec2f(lane, 5.0));
  let way = p.y * 0.55 + u.time * (0.05 + 0.07 * h.x) + 0.03 * sin(u.time * (1.1 + h.y) + h.x * 40.0) + h.y * 7.0;
  let turn = floor(way);
  let g = hash22(vec2f(lane, turn));
  let x = p.x * 9.0 - lane - 0.35 - 0.3 * g.x - 0.09 * sin(p.y * 11.0 + g.y * 30.0);
  let below = (way - turn - 0.22) / 0.55;
  let head = length(vec2f(x / 0.085, (below + 0.004) * 9.0 / 0.12)) ;
  let track = ramp(0.065, 0.03, abs(x)) * step(0.0, below) * ramp(0.75, 0.0, below) * step(g.y, 0.6);
  seen = mix(seen, vec3f(x * 14.0, 0.3, 1.0), track * 0.55);
  return mix(seen, vec3f(x / 0.085, below * 75.0, 1.0), ramp(1.0, 0.75, head) * step(g.y, 0.6));
}

// What lies behind the pane, out of focus: a hedge before the land.
fn M_outside(r: Ray, q: vec2f, soft: f32) -> vec3f {
  let far = mapAt(vec2f(q.x, select(q.y, max(q.y, 0.004), $hedge > 0.5)), soft).rgb;
  let p = u.camera.xy + q * ($back - u.camera.z + 6.0);
  let leaves = tileAtLod(p * 0.11, soft);
  let top = 1.02 + 0.16 * noise1(p.x * 0.9) + 0.25 * (leaves.r - 0.5);
  let green = vec3f(0.045, 0.095, 0.03) * (0.45 + 1.1 * leaves.g) * (u.ambient * 1.3 + u.horizon * 0.45 + u.sunColor * 0.25 * ramp(0.3, 0.0, top - p.y));
  return mix(far, green, $hedge * ramp(0.05, -0.05, p.y - top));
}

fn M_glass(r: Ray, p: vec2f, soft: f32) -> Layer {
  let at = M_windowAt(p);
  let bar = min(abs(at.x), abs(abs(at.x) - 0.5 * $wide + 0.03)) - 0.03;
  let cross = min(abs(at.y - 0.18), abs(abs(at.y) - 0.5 * $tall + 0.03)) - 0.025;
  let frame = ramp(soft, -soft, min(bar, cross));
  let white = M_room(vec3f(p, $back - 0.05), vec3f(0.0, 0.0, -1.0), vec3f(0.70)) * (0.82 + 0.18 * ramp(0.0, -0.018, min(bar, cross)));
  if ($rain > 0.0) {
    // The wet pane: the garden is soft behind it, each drop shows it upside down.
    let drop = M_drops(p);
    var seen = M_outside(r, r.q, 3.2);
    if (drop.z > 0.0) {
      let bent = M_outside(r, r.q + drop.xy * vec2f(-0.06, -0.10), 2.0) * (0.82 + 0.30 * sat(-drop.y));
      let glint = ramp(0.35, 0.10, length(drop.xy - vec2f(-0.35, 0.45)));
      seen = mix(seen, bent + u.horizon * 0.5 * glint, drop.z * 0.9);
    }
    return Layer(mix(seen, white * 1.1, frame), max(frame, 0.96 * $rain));
  }
  if ($hedge > 0.5) { return Layer(mix(M_outside(r, r.q, 2.2), white * 1.1, frame), 1.0); }
  return Layer(white * 1.1, frame);
}

// A plant in its pot on the sill: arching leaves, the near ones lighter. xyz = albedo, w = cover; p from its foot.
fn M_plant(p: vec2f, soft: f32) -> vec4f {
  var seen = vec4f(0.0);
  if (abs(p.x) > 0.42 || p.y < -0.02 || p.y > 0.66) { return seen; }
  for (var i = 0; i < 13; i++) {
    let k = f32(i);
    let h = hash22(vec2f(k, 17.0));
    // Stalk: a parabola from the pot out and over; the leaf is widest at its middle.
    let side = select(-1.0, 1.0, (i & 1) == 1) * (0.25 + 0.75 * h.x);
    let sway = 0.012 * sin(u.time * 0.6 + k * 1.7);
    let reach = 0.12 + 0.20 * abs(side);
    let s = sat(p.x * sign(side) / reach);
    let rise = (0.20 + 0.26 * h.y) * (1.0 - 0.35 * abs(side));
    let y = 0.17 + rise * (2.1 * s - 1.35 * s * s) + sway * s;
    let slope = rise * (2.1 - 2.7 * s) / reach;
    let width = 0.040 * sqrt(sat(s * 2.2)) * sqrt(sat((1.0 - s) * 1.6)) + 0.004;
    let off = (p.y - y) / sqrt(1.0 + slope * slope);
    let cover = ramp(width + soft, width - soft, abs(off)) * step(0.0, p.x * sign(side)) * step(p.x * sign(side), reach);
    let rib = ramp(0.10, 0.0, abs(off) / width);
    let tone = (0.45 + 0.85 * k / 13.0) * (0.86 + 0.28 * step(0.0, off)) + 0.22 * rib;
    seen = mix(seen, vec4f(vec3f(0.075, 0.19, 0.05) * tone, 1.0), cover);
  }
  let across = p.x / (0.085 + 0.13 * p.y);
  let rim = step(0.15, p.y);
  let pot = ramp(soft, -soft, max(abs(p.x) - 0.072 - 0.10 * p.y - 0.010 * rim, max(-p.y, p.y - 0.185)));
  let round = 0.45 + 0.55 * sqrt(sat(1.0 - 0.85 * (across + 0.25) * (across + 0.25)));
  return mix(seen, vec4f(vec3f(0.46, 0.19, 0.095) * round * (1.0 - 0.35 * ramp(0.012, 0.0, abs(p.y - 0.148))), 1.0), pot);
}

fn M_layer(r: Ray) -> Layer {
  let depth = $back - u.camera.z;
  let p = u.camera.xy + r.q * depth;
  let soft = r.px * depth * 0.7;
  let half = heroX($half);
  if (p.y > 0.0 && p.y < $high && abs(p.x) < half) {
    let at = M_windowAt(p);
    let inside = boxDistance(at, vec2f($wide, $tall) * 0.5);
    let plant = M_plant(p - vec2f(select(heroX($x) + $plant, $plant, $plant < 0.8), $sill), soft);
    let cloth = abs(at.x) - 0.5 * $wide;
    let isCurtain = ramp(soft, -soft, abs(cloth - 0.10) - 0.24 - 0.03 * sin(p.y * 3.0)) * ramp(0.05, 0.15, p.y) * ramp($sill + $tall + 0.22, $sill + $tall + 0.20, p.y);
    var c = vec3f(0.0);
    var alpha = 1.0;
    if (inside < 0.0) {
      let glass = M_glass(r, p, soft);
      c = glass.color;
      alpha = glass.alpha;
    } else {
      let skirting = ramp(soft, -soft, p.y - 0.14);
      let ledge = ramp(soft, -soft, boxDistance(at + vec2f(0.0, 0.5 * $tall + 0.035), vec2f(0.5 * $wide + 0.1, 0.035)));
      let rim = ramp(soft, -soft, inside - 0.07);
      let picture = boxDistance(p - vec2f(heroX(-1.15), 1.75), vec2f(0.36, 0.28));
      let art = mix(mix(vec3f(0.12, 0.25, 0.35), vec3f(0.75, 0.55, 0.30), ramp(1.6, 1.9, p.y + 0.05 * sin(p.x * 9.0))), vec3f(0.08), ramp(-0.05 - soft, -0.05 + soft, picture));
      let paper = $wall * (0.94 + 0.12 * tileAt(p * 0.4).r);
      var albedo = mix(paper, vec3f(0.70), max(max(skirting, ledge), rim));
      albedo = mix(albedo, art, ramp(soft, -soft, picture));
      c = M_room(vec3f(p, $back), vec3f(0.0, 0.0, -1.0), albedo);
    }
    if (isCurtain > 0.0) {
      let fold = 0.62 + 0.38 * sin(cloth * 42.0 + 0.4 * sin(p.y * 2.0 + u.time * 0.4));
      let through = (u.horizon * 0.35 + u.sunColor * 0.10) * ramp(0.12, -0.12, cloth);
      c = mix(c, $curtain * fold * (u.ambient * 0.9 + through) + M_room(vec3f(p, $back), vec3f(0.0, 0.0, -1.0), $curtain * fold) * 0.4, isCurtain);
      alpha = max(alpha, isCurtain);
    }
    if (plant.w > 0.0) {
      // Light comes through the leaves from behind.
      let green = M_room(vec3f(p, $back), vec3f(0.0, 0.0, -1.0), plant.rgb) + plant.rgb * u.horizon * 0.35;
      c = mix(c, green, plant.w);
      alpha = max(alpha, plant.w);
    }
    // The lamp: a shade that glows, its stand.
    let lamp = p - vec2f(heroX(-2.2), 1.75);
    let shade = boxDistance(lamp, vec2f(0.20 - 0.22 * lamp.y, 0.17));
    let stand = min(boxDistance(lamp + vec2f(0.0, 0.95), vec2f(0.014, 0.8)), boxDistance(lamp + vec2f(0.0, 1.72), vec2f(0.16, 0.025)));
    c = mix(c, M_room(vec3f(p, $back), vec3f(0.0, 0.0, -1.0), vec3f(0.05)), ramp(soft, -soft, stand));
    c = mix(c, vec3f(0.75, 0.62, 0.45) * u.ambient * 0.8 + vec3f(1.9, 1.05, 0.45) * (0.15 + u.lamps), ramp(soft, -soft, shade));
    return Layer(c, alpha);
  }
  // Sides, ceiling, floor.
  let side = select(half, -half, r.q.x < 0.0);
  let toSide = (side - u.camera.x) / select(r.q.x, 1e-4, abs(r.q.x) < 1e-4);
  let level = select($high, 0.0, r.q.y < 0.0);
  let toLevel = (level - u.camera.y) / select(r.q.y, 1e-4, abs(r.q.y) < 1e-4);
  let z = min(max(toSide, 0.05), max(toLevel, 0.05));
  let at = vec3f(u.camera.xy + r.q * z, u.camera.z + z);
  if (toSide < toLevel) {
    let skirting = ramp(0.15, 0.14, at.y);
    return Layer(M_room(at, vec3f(-sign(side), 0.0, 0.0), mix($wall, vec3f(0.70), skirting)), 1.0);
  }
  if (r.q.y > 0.0) { return Layer(M_room(at, vec3f(0.0, -1.0, 0.0), vec3f(0.62, 0.60, 0.56)), 1.0); }
  let lod = groundLod(r, z, u.camera.y, 0.4);
  let board = at.x * 5.0;
  let grain = tileAtLod(vec2f(at.x * 2.0 + floor(board) * 0.37, at.z * 0.11), lod);
  let gap = ramp(0.0, 0.05 + r.px * z * 5.0, 0.5 - abs(fract(board) - 0.5));
  var albedo = $floor * (0.62 + 0.7 * grain.r) * (0.5 + 0.5 * gap);
  let rug = boxDistance(at.xz - vec2f(0.0, $back - 1.75), vec2f(heroX(1.9), 0.85));
  let weave = 0.8 + 0.3 * tileAtLod(at.xz * 0.9, lod + 1.0).a;
  let border = ramp(0.02, 0.0, abs(rug + 0.16) - 0.05);
  albedo = mix(albedo, mix(vec3f(0.34, 0.07, 0.055), vec3f(0.62, 0.50, 0.32), border) * weave, ramp(0.02, -0.02, rug));
  // The window lies on the floor as light.
  let shine = exp(-pow((at.x - heroX($x)) * 1.1, 2.0)) * ramp(0.0, 2.4, at.z) * step(0.0, rug);
  return Layer(M_room(at, vec3f(0.0, 1.0, 0.0), albedo) + u.horizon * 0.10 * shine * (1.0 - u.night * 0.6), 1.0);
}
