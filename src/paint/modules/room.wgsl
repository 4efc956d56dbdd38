/*{
  "kind": "layer", "costMs": 16,
  "params": { "back": 5.2, "high": 2.9, "half": 3.4, "x": 0.7, "sill": 0.85, "wide": 1.75, "tall": 1.55, "rain": 0, "wall": [0.56, 0.46, 0.36], "floor": [0.32, 0.18, 0.10], "curtain": [0.62, 0.52, 0.42] }
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

fn M_glass(p: vec2f, soft: f32) -> Layer {
  let at = M_windowAt(p);
  let bar = min(abs(at.x), abs(abs(at.x) - 0.5 * $wide + 0.03)) - 0.03;
  let cross = min(abs(at.y - 0.18), abs(abs(at.y) - 0.5 * $tall + 0.03)) - 0.025;
  let frame = ramp(soft, -soft, min(bar, cross));
  var drops = 0.0;
  if ($rain > 0.0) {
    let way = p * vec2f(11.0, 2.2) + vec2f(0.25 * sin(p.y * 9.0), u.time * 0.55);
    let cell = floor(way);
    let h = hash22(cell);
    let d = (way - cell - 0.3 - 0.4 * h) / vec2f(0.16, 0.32);
    drops = ramp(1.0, 0.5, length(d)) * step(h.x, 0.55) + 0.35 * ramp(0.10, 0.0, abs(way.x - cell.x - 0.3 - 0.4 * h.x)) * step(h.x, 0.55);
    drops += 0.5 * step(0.88, hash2(floor(p * 38.0)));
  }
  let white = M_room(vec3f(p, $back - 0.05), vec3f(0.0, 0.0, -1.0), vec3f(0.70));
  let alpha = max(frame, sat(drops) * 0.32 * $rain);
  return Layer(mix(u.horizon * 0.9, white * 1.1, frame), alpha);
}

fn M_layer(r: Ray) -> Layer {
  let depth = $back - u.camera.z;
  let p = u.camera.xy + r.q * depth;
  let soft = r.px * depth * 0.7;
  let half = heroX($half);
  if (p.y > 0.0 && p.y < $high && abs(p.x) < half) {
    let at = M_windowAt(p);
    let inside = boxDistance(at, vec2f($wide, $tall) * 0.5);
    let plant = p - vec2f(heroX($x) + 0.5 * $wide - 0.28, $sill);
    let leaf = length(plant - vec2f(0.0, 0.32)) - 0.17 - 0.06 * sin(atan2(plant.y - 0.32, plant.x) * 7.0 + 0.15 * sin(u.time * 0.7));
    let pot = boxDistance(plant - vec2f(0.0, 0.09), vec2f(0.085 + 0.02 * plant.y, 0.09));
    let onSill = ramp(soft, -soft, min(leaf, pot));
    let cloth = abs(at.x) - 0.5 * $wide;
    let isCurtain = ramp(soft, -soft, abs(cloth - 0.10) - 0.24 - 0.03 * sin(p.y * 3.0)) * ramp(0.05, 0.15, p.y) * ramp($sill + $tall + 0.22, $sill + $tall + 0.20, p.y);
    var c = vec3f(0.0);
    var alpha = 1.0;
    if (inside < 0.0) {
      let glass = M_glass(p, soft);
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
    if (onSill > 0.0) {
      let green = mix(vec3f(0.05, 0.14, 0.03), vec3f(0.10, 0.22, 0.05), sat(plant.y * 2.0));
      c = mix(c, M_room(vec3f(p, $back), vec3f(0.0, 0.0, -1.0), select(green, vec3f(0.45, 0.17, 0.08), pot < leaf)), onSill);
      alpha = max(alpha, onSill);
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
