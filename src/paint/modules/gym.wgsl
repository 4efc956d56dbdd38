/*{
  "kind": "layer", "costMs": 14, "includes": ["room-walls"],
  "params": { "back": 9, "high": 3.6, "half": 4.6, "accent": [0.85, 0.20, 0.03], "wall": [0.10, 0.105, 0.115] }
}*/
// A gym: dark walls with a band of colour, a wall of mirrors with racks of dumb-bells before it, windows on the left,
// lines of light under the ceiling that shine again in a rubber floor.
fn M_tubes(x: f32, z: f32) -> f32 {
  let d = abs(abs(x) - heroX($half) * 0.5) - 0.07;
  let e = abs(fract(z / 3.4) - 0.5) * 3.4;
  return ramp(0.05, -0.03, d) * step(e, 1.45) + ramp(0.05, -0.03, abs(e - 1.38) - 0.07) * step(abs(x), heroX($half) * 0.52);
}

fn M_lit(p: vec3f, n: vec3f, albedo: vec3f) -> vec3f {
  let lamp = vec3f(0.98, 1.0, 1.03) * (0.28 + 0.40 * sat(n.y * 0.5 + 0.5) + 0.14 * sat(p.y / $high));
  let day = (u.horizon * 0.5 + u.sunColor * 0.14) * exp(-(p.x + heroX($half)) * 0.38) * (0.4 + 0.6 * sat(-n.x + 0.6 * n.y));
  let corner = 0.58 + 0.42 * ramp(0.0, 0.8, min(min(p.y, $high - p.y), min(heroX($half) - abs(p.x), $back - p.z) + 0.25));
  return albedo * (u.ambient * 0.5 + lamp + day) * corner;
}

// A rack of dumb-bells on three shelves: albedo and cover.
fn M_rack(p: vec2f, foot: f32) -> vec4f {
  if (p.y > 1.15 || abs(p.x) > heroX(3.9)) { return vec4f(0.0); }
  let shelf = fract(p.y / 0.36) * 0.36;
  let row = floor(p.y / 0.36);
  let size = 0.10 + 0.025 * (2.0 - row);
  let x = fract(p.x / 0.34) - 0.5;
  let y = shelf - 0.07 - size * 0.5;
  let weight = min(boxDistance(vec2f(abs(x) * 0.34 - 0.085, y), vec2f(0.04, size * 0.5)) - 0.012, boxDistance(vec2f(x * 0.34, y), vec2f(0.09, 0.016)));
  let board = ramp(foot, -foot, abs(shelf - 0.035) - 0.022);
  let leg = ramp(foot, -foot, abs(fract(p.x / 2.0 + 0.25) - 0.5) * 2.0 - 0.04);
  let bell = ramp(foot, -foot, weight);
  let shine = ramp(0.0, 0.03, y) * 0.08;
  var c = mix(vec3f(0.24, 0.25, 0.27), vec3f(0.022) + shine, bell);
  c = mix(c, $accent * 0.8, board * 0.85);
  return vec4f(c, max(max(bell, board), leg));
}

fn M_floor(r: Ray, p: vec3f, z: f32) -> vec3f {
  let lod = groundLod(r, z, u.camera.y, 0.5);
  let fleck = tileAtLod(p.xz * 1.3, lod).a;
  let mat = boxDistance(p.xz - vec2f(0.0, 5.0), vec2f(heroX(2.9), 1.7));
  var albedo = mix(vec3f(0.115, 0.12, 0.13), $accent * 0.42, ramp(0.02, -0.02, abs(mat + 0.1) - 0.05)) * (0.72 + 0.6 * fleck);
  albedo *= mix(1.0, 0.62, ramp(0.02, -0.02, mat));
  let seam = abs(fract(p.xz) - 0.5);
  albedo *= 1.0 - 0.25 * ramp(0.485, 0.497, max(seam.x, seam.y)) * ramp(0.05, 0.01, r.px * z);
  let up = vec2f(u.camera.x + r.q.x * z * (u.camera.y + $high) / u.camera.y, u.camera.z + z * (u.camera.y + $high) / u.camera.y);
  let grazing = pow(1.0 - sat(-r.dir.y), 2.5);
  return M_lit(p, vec3f(0.0, 1.0, 0.0), albedo) + vec3f(1.0, 1.02, 1.05) * M_tubes(up.x, up.y) * (0.05 + 0.32 * grazing) * (0.6 + 0.6 * fleck);
}

// The room without its racks, for the eye and, through the mirrors, once more.
fn M_shell(r: Ray, z: f32, p: vec3f, kind: f32) -> vec3f {
  let foot = r.px * z;
  if (kind < 0.5) {
    let right = p.x > 0.0;
    let n = vec3f(select(1.0, -1.0, right), 0.0, 0.0);
    var albedo = $wall * (0.85 + 0.3 * tileAtLod(p.zy * 0.4, 3.0).r);
    albedo = mix(albedo, $accent, ramp(foot, -foot, abs(p.y - 2.55) - 0.16));
    albedo = mix(albedo, vec3f(0.30, 0.31, 0.33), ramp(foot, -foot, p.y - 0.9) * 0.4);
    if (right) {
      // A ladder of bars to climb, a rail for ropes.
      let at = vec2f(fract(p.z / 2.4) - 0.5, p.y);
      let bar = max(abs(fract(p.y / 0.3) - 0.5) * 0.3 - 0.022, abs(at.x * 2.4) - 0.5);
      let post = abs(abs(at.x * 2.4) - 0.52) - 0.045;
      return M_lit(p, n, mix(albedo, vec3f(0.34, 0.20, 0.10), ramp(foot, -foot, min(bar, post)) * step(p.y, 2.3)));
    }
    let at = vec2f(fract(p.z / 2.6) * 2.6 - 1.3, p.y - 1.5);
    let pane = boxDistance(at, vec2f(1.08, 1.15));
    let bars = min(abs(at.x), abs(at.y - 0.4)) - 0.03;
    let out = mix(u.horizon * 0.6, u.horizon * 1.15 + u.sunColor * 0.1, ramp(-1.0, 0.8, at.y));
    return mix(M_lit(p, n, albedo), mix(out, M_lit(p, n, vec3f(0.04)), ramp(foot, -foot, bars)), ramp(foot, -foot, pane));
  }
  if (kind < 1.5) {
    let beam = ramp(0.40, 0.43, abs(fract(p.z / 1.7) - 0.5));
    return mix(M_lit(p, vec3f(0.0, -1.0, 0.0), vec3f(0.075) * (1.0 - 0.5 * beam)), vec3f(2.0, 2.05, 2.1), M_tubes(p.x, p.z));
  }
  return M_floor(r, p, z);
}

fn M_layer(r: Ray) -> Layer {
  let half = heroX($half);
  let walls = roomWalls(r, half, $high, $back);
  let z = min(walls.toSide, walls.toLevel);
  let kind = select(select(2.0, 1.0, r.q.y > 0.0), 0.0, walls.toSide < walls.toLevel);
  let p = vec3f(u.camera.xy + r.q * z, u.camera.z + z);
  if (z < walls.toBack) { return Layer(M_shell(r, z, p, kind), 1.0); }
  // Mirrors: the same room as deep again, and the wall behind us.
  let w = u.camera.xy + r.q * walls.toBack;
  let foot = r.px * walls.toBack;
  let folded = vec3f(p.xy, $back - (p.z - $back));
  var c = M_shell(r, z, vec3f(folded.xy, abs(folded.z)), kind) * vec3f(0.70, 0.74, 0.76);
  if (z > 2.0 * $back + 1.5) {
    let far = u.camera.xy + r.q * (2.0 * $back + 1.5);
    c = M_lit(vec3f(far, 0.5), vec3f(0.0, 0.0, 1.0), mix($wall, $accent, ramp(0.05, -0.05, abs(far.y - 2.55) - 0.16))) * 0.72;
  }
  let frame = min(abs(fract(w.x / 1.55) - 0.5) * 1.55 - 0.02, abs(w.y - 2.75) - 0.06);
  c = mix(c, M_lit(vec3f(w, $back), vec3f(0.0, 0.0, -1.0), $wall), step(2.75, w.y));
  c = mix(c, M_lit(vec3f(w, $back), vec3f(0.0, 0.0, -1.0), vec3f(0.22)), ramp(foot, -foot, frame) * step(w.y, 2.85));
  c = mix(c, M_lit(vec3f(w, $back), vec3f(0.0, 0.0, -1.0), $accent), ramp(foot, -foot, abs(w.y - 3.15) - 0.12));
  let rack = M_rack(w, foot);
  return Layer(mix(c, M_lit(vec3f(w, $back - 0.5), vec3f(0.0, 0.3, -0.9), rack.rgb), rack.a), 1.0);
}
