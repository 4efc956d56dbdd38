/*{
  "kind": "layer", "costMs": 16, "includes": ["room-walls"],
  "params": { "back": 9.5, "high": 3.3, "half": 4.4, "floor": [0.15, 0.09, 0.055], "brick": [0.27, 0.13, 0.09], "bar": [0.13, 0.062, 0.032] }
}*/
// The inside of a restaurant: a bar with bottles before lit shelves, brick on the right, windows on the left, lamps
// that hang over the tables, boards that mirror them.

// Lamps hang in two rows: where, and how brightly they shine on a place.
fn M_lampX(i: i32) -> f32 { return heroX(-2.5 + 2.5 * f32(i)); }
const M_lampY = 2.42;
fn M_lampZ(row: i32) -> f32 { return 4.4 + 3.0 * f32(row); }

fn M_lit(p: vec3f, n: vec3f, albedo: vec3f) -> vec3f {
  var warm = 0.0;
  for (var row = 0; row < 2; row++) {
    for (var i = 0; i < 3; i++) {
      let to = vec3f(M_lampX(i), M_lampY, M_lampZ(row)) - p;
      let d2 = dot(to, to);
      warm += (0.25 + max(dot(n, to) * inverseSqrt(d2), 0.0)) / (0.9 + d2);
    }
  }
  let window = (u.horizon * 0.6 + u.sunColor * 0.16) * exp(-(p.x + heroX($half)) * 0.5) * (0.35 + 0.65 * sat(0.5 * n.y - n.x));
  return albedo * (u.ambient * 0.42 + vec3f(1.6, 1.08, 0.62) * warm * (0.45 + 0.55 * u.lamps) + window);
}

// Bottles on a shelf: albedo and how much light comes through from behind.
fn M_bottles(p: vec2f, row: f32) -> vec4f {
  let wide = 0.125;
  let column = floor(p.x / wide);
  let h = hash22(vec2f(column, row + 3.0));
  let x = abs(fract(p.x / wide) - 0.5) * wide;
  let tall = 0.24 + 0.13 * h.x;
  let neck = ramp(tall * 0.58, tall * 0.72, p.y);
  let body = mix(0.034 + 0.012 * h.y, 0.012, neck);
  let inside = ramp(0.004, -0.004, x - body) * ramp(0.006, -0.006, p.y - tall) * step(0.1, h.y);
  let phase = h.y * 6.283;
  let color = mix(vec3f(0.05, 0.22, 0.07), mix(vec3f(0.55, 0.22, 0.03), vec3f(0.5, 0.44, 0.3), step(0.7, h.x)), step(0.45, fract(phase)));
  let label = ramp(0.004, -0.004, abs(p.y - tall * 0.3) - tall * 0.14) * step(0.3, h.x);
  return vec4f(mix(color, vec3f(0.5, 0.46, 0.36), label * 0.7), inside);
}

fn M_bar(p: vec3f, foot: f32) -> vec3f {
  let n = vec3f(0.0, 0.0, -1.0);
  let wide = heroX(3.1);
  let shelves = boxDistance(p.xy - vec2f(0.0, 1.86), vec2f(wide, 0.72));
  if (shelves < 0.0) {
    let tall = 0.48;
    let y = p.y - 1.16;
    let row = floor(y / tall);
    let up = y - row * tall;
    let glow = vec3f(1.5, 0.86, 0.36) * (0.30 + 0.85 * exp(-up * 5.0)) * (0.75 + 0.25 * cos(p.x * 2.1));
    let bottle = M_bottles(vec2f(p.x, up - 0.03), row);
    var c = mix(glow, bottle.rgb * (0.35 + glow * 1.4), bottle.a * ramp(0.09, 0.03, foot));
    c = mix(c, vec3f(0.05, 0.024, 0.012), ramp(foot, -foot, up - 0.03));
    return c * (0.65 + 0.35 * ramp(0.0, 0.25, -shelves));
  }
  if (p.y < 1.14) {
    // The counter: panels, a top of stone, light below its edge.
    let panel = boxDistance(vec2f(fract(p.x / 0.9) * 0.9 - 0.45, p.y - 0.5), vec2f(0.34, 0.34));
    let groove = ramp(0.02, 0.0, abs(panel));
    var c = M_lit(p, n, $bar * (1.0 - 0.55 * groove) * (0.75 + 0.5 * tileAtLod(vec2f(p.x * 0.35, p.y * 1.7), 2.0).r));
    c += vec3f(1.3, 0.72, 0.28) * 0.32 * exp(-(1.05 - p.y) * 6.0) * step(p.y, 1.05);
    return mix(c, M_lit(p, vec3f(0.0, 0.7, -0.7), vec3f(0.42, 0.38, 0.34)), ramp(1.05, 1.06, p.y));
  }
  // Slates with chalk beside the shelves.
  let slate = boxDistance(vec2f(abs(p.x) - heroX(3.75), p.y - 1.85), vec2f(heroX(0.42), 0.62));
  let line = fract(p.y * 7.0);
  let script = step(0.35, line) * step(line, 0.62) * step(0.3, hash2(floor(vec2f(p.x * 9.0, p.y * 7.0)))) * ramp(0.0, -0.08, slate);
  let board = mix(vec3f(0.02, 0.024, 0.022), vec3f(0.5), script * 0.5);
  var wall = mix(vec3f(0.14, 0.085, 0.06), vec3f(0.2, 0.11, 0.05), ramp(0.04, 0.02, slate));
  wall = mix(wall, board, ramp(foot, -foot, slate));
  return M_lit(p, n, wall);
}

fn M_side(p: vec3f, foot: f32, isRight: bool) -> vec3f {
  let n = vec3f(select(1.0, -1.0, isRight), 0.0, 0.0);
  let q = vec2f(p.z, p.y);
  let course = floor(q.y / 0.085);
  let cell = vec2f(fract(q.x / 0.26 + 0.5 * course) - 0.5, fract(q.y / 0.085) - 0.5);
  let seam = max(ramp(0.44, 0.49, abs(cell.x)), ramp(0.36, 0.46, abs(cell.y))) * ramp(0.06, 0.02, foot);
  let tone = 0.7 + 0.6 * hash2(vec2f(floor(q.x / 0.26 + 0.5 * course), course));
  var albedo = mix($brick * tone, vec3f(0.30, 0.26, 0.22), seam * 0.6) * (0.75 + 0.5 * tileAtLod(q * 0.21, 2.0).r);
  albedo = mix(albedo, $bar * 1.3, ramp(foot, -foot, q.y - 1.0));
  if (isRight) {
    // Pictures in frames.
    let k = floor(q.x / 1.7);
    let at = vec2f(fract(q.x / 1.7) * 1.7 - 0.85, q.y - 1.85);
    let edge = boxDistance(at, vec2f(0.42, 0.3 + 0.12 * hash1(k)));
    let h = hash22(vec2f(k, 8.0));
    let art = mix(vec3f(0.55, 0.48, 0.36), 0.08 + 0.5 * vec3f(h.x, 0.35, h.y), ramp(-0.06, 0.08, at.y + 0.12 * sin(at.x * 7.0 + h.x * 6.0)));
    albedo = mix(albedo, vec3f(0.16, 0.10, 0.04), ramp(0.055, 0.045, edge));
    albedo = mix(albedo, art, ramp(foot, -foot, edge));
    return M_lit(p, n, albedo);
  }
  // Tall windows onto the street, lights out of focus beyond.
  let at = vec2f(fract(q.x / 2.3) * 2.3 - 1.15, q.y - 1.75);
  let pane = boxDistance(at, vec2f(0.82, 0.98));
  let bars = min(abs(at.x), abs(at.y - 0.35)) - 0.025;
  var out = mix(u.horizon * 0.42, u.horizon * 0.95 + u.sunColor * 0.06, ramp(-0.6, 0.5, at.y));
  let spot = floor(q * 2.6);
  let h = hash22(spot + 5.0);
  let disc = ramp(0.30, 0.22, length(fract(q * 2.6) - 0.5 - 0.3 * (h - 0.5)));
  out += mix(vec3f(1.3, 0.55, 0.16), vec3f(0.9, 0.9, 1.0), step(0.7, h.x)) * disc * step(0.5, h.y) * ramp(0.5, -0.4, at.y) * u.lamps * 0.8;
  let frame = M_lit(p, n, vec3f(0.06, 0.045, 0.035));
  let wall = mix(M_lit(p, n, albedo), frame, ramp(foot, -foot, pane - 0.07));
  return mix(wall, mix(out, frame, ramp(foot, -foot, bars)), ramp(foot, -foot, pane));
}

// The lamps: a shade of brass and a globe of milk glass on a cord.
fn M_lamps(r: Ray, c: vec3f, soft: f32) -> vec3f {
  var seen = c;
  for (var row = 1; row >= 0; row--) {
    let z = M_lampZ(row) - u.camera.z;
    let at = r.q * z + u.camera.xy;
    if (at.y > M_lampY - 0.9) {
      for (var i = 0; i < 3; i++) {
        let p = vec2f(at.x - M_lampX(i), at.y - M_lampY);
        let d = length(p);
        let foot = r.px * z;
        let on = 0.25 + 0.75 * u.lamps;
        seen += vec3f(1.0, 0.55, 0.2) * 0.16 * on * exp(-d * 3.6);
        seen = mix(seen, vec3f(0.02), ramp(0.008 + foot, 0.008 - foot, abs(p.x)) * step(0.1, p.y));
        seen = mix(seen, vec3f(0.30, 0.19, 0.07), ramp(foot, -foot, max(abs(p.x) - 0.055, abs(p.y - 0.16) - 0.05)));
        seen = mix(seen, vec3f(2.3, 1.65, 0.85) * (0.35 + 0.65 * on) * (0.75 + 0.25 * sqrt(max(1.0 - d * d / 0.0225, 0.0))), ramp(0.15 + foot, 0.15 - foot, d));
      }
    }
  }
  return seen;
}

fn M_layer(r: Ray) -> Layer {
  let half = heroX($half);
  let walls = roomWalls(r, half, $high, $back);
  let z = min(min(walls.toSide, walls.toLevel), walls.toBack);
  let p = vec3f(u.camera.xy + r.q * z, u.camera.z + z);
  let foot = r.px * z;
  if (z == walls.toBack) { return Layer(M_lamps(r, M_bar(p, foot), foot), 1.0); }
  if (z == walls.toSide) { return Layer(M_lamps(r, M_side(p, foot * max(z / half, 1.0), walls.side > 0.0), foot), 1.0); }
  if (r.q.y > 0.0) {
    let beam = ramp(0.30, 0.33, abs(fract(p.z / 1.4) - 0.5));
    return Layer(M_lamps(r, M_lit(p, vec3f(0.0, -1.0, 0.0), vec3f(0.10, 0.07, 0.05) * (1.0 - 0.5 * beam)), foot), 1.0);
  }
  // Boards; the lit shelves and the lamps shine in them.
  let lod = groundLod(r, z, u.camera.y, 0.4);
  let board = p.x * 5.0;
  let grain = tileAtLod(vec2f(p.x * 2.0 + floor(board) * 0.37, p.z * 0.12), lod);
  let albedo = $floor * (0.6 + 0.75 * grain.r) * (0.6 + 0.4 * ramp(0.0, 0.05 + foot * 5.0, 0.5 - abs(fract(board) - 0.5)));
  var c = M_lit(p, vec3f(0.0, 1.0, 0.0), albedo);
  let grazing = pow(1.0 - sat(-r.dir.y), 3.0);
  let wall = u.camera.x + r.q.x * walls.toBack;
  let up = -(u.camera.y + r.q.y * walls.toBack);
  let shine = vec3f(1.3, 0.75, 0.32) * ramp(0.2, 1.8, up) * ramp(3.8, 2.0, up) * ramp(heroX(4.2), heroX(1.6), abs(wall + 0.5 * (grain.b - 0.5))) * 0.3;
  c += shine * grazing * (0.5 + 0.7 * grain.g);
  return Layer(c, 1.0);
}
