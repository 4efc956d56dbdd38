/*{
  "kind": "layer",
  "costMs": 12,
  "params": { "lanes": 2, "width": 3.5, "spacing": 34, "speed": 9, "damp": 0.4, "flyers": 0, "taxis": 0.25 }
}*/
// Cars in both directions: those on the right drive away (red lights), those on the left come (white lights).
// Each is a small marched solid, so it turns in perspective as it passes. Lights follow u.lamps; a wet road
// carries their long reflections. `flyers` adds cars in the air, for streets of the future.

// Signed distance to a car around the origin: a rounded hull, and a cabin that narrows upward and forward.
fn M_hull(p: vec3f) -> vec2f {
  let b = abs(p + vec3f(0.0, 0.20, 0.0)) - vec3f(0.70, 0.27, 1.95);
  let body = length(max(b, vec3f(0.0))) + min(max(b.x, max(b.y, b.z)), 0.0) - 0.22;
  let lean = (p.y - 0.25) * vec2f(0.30, 0.85);
  let c = abs(p - vec3f(0.0, 0.44, 0.0)) - vec3f(0.62 - lean.x, 0.22, 1.02 - lean.y);
  let cabin = (length(max(c, vec3f(0.0))) + min(max(c.x, max(c.y, c.z)), 0.0) - 0.10) * 0.80;
  return vec2f(min(body, cabin), select(0.0, 1.0, cabin < body));
}

fn M_paint(h: f32) -> vec3f {
  if (h < $taxis) { return vec3f(0.72, 0.42, 0.03); }
  let k = fract(h * 7.7);
  if (k < 0.3) { return vec3f(0.035, 0.037, 0.042); }
  if (k < 0.5) { return vec3f(0.50, 0.52, 0.54); }
  if (k < 0.7) { return vec3f(0.20, 0.22, 0.25); }
  if (k < 0.85) { return vec3f(0.38, 0.03, 0.03); }
  return vec3f(0.03, 0.09, 0.24);
}

// A car whose middle stands at `c` relative to the camera, 0.77 m above the road; the ray is marched in its
// own space, z toward its front. rgb + cover.
fn M_car(r: Ray, c: vec3f, away: f32, h: f32, flies: f32) -> vec4f {
  // Bounds first: few lines of sight meet a car.
  let reach = vec3f(1.0, 0.85, 2.3);
  let nearZ = max(c.z - reach.z, 0.3);
  let q = r.q * nearZ - c.xy;
  let q2 = r.q * (c.z + reach.z) - c.xy;
  if (min(abs(q.x), abs(q2.x)) > reach.x && q.x * q2.x > 0.0) { return vec4f(0.0); }
  if (min(abs(q.y), abs(q2.y)) > reach.y && q.y * q2.y > 0.0) { return vec4f(0.0); }
  let d = vec3f(r.dir.xy, r.dir.z);
  var t = nearZ / r.dir.z;
  let end = (c.z + reach.z) / r.dir.z;
  var p = vec3f(0.0);
  var s = vec2f(1.0, 0.0);
  for (var i = 0; i < 14; i++) {
    if (s.x > 0.004 && t < end) {
      p = (d * t - c) * vec3f(1.0, 1.0, away);
      s = M_hull(p);
      t += s.x;
    }
  }
  let soft = r.px * t * 1.2;
  if (s.x > 0.004 + soft || t >= end + 0.2) { return vec4f(0.0); }
  let e = vec2f(0.02, 0.0);
  let base = M_hull(p).x;
  let n = normalize(vec3f(M_hull(p + e.xyy).x, M_hull(p + e.yxy).x, M_hull(p + e.yyx).x) - base + vec3f(1e-5));
  let world = n * vec3f(1.0, 1.0, away);
  let on = u.lamps;
  let color = M_paint(h);
  let bounce = reflect(r.dir, world);
  let sky = skyBase(normalize(vec3f(bounce.x, abs(bounce.y) + 0.05, bounce.z)));
  let shine = 0.06 + 0.5 * pow(1.0 - sat(dot(world, -r.dir)), 3.0);
  var col = lit(world, color) * (0.6 + 0.4 * ramp(-0.5, 0.1, p.y)) + sky * shine * ramp(-0.3, 0.2, bounce.y);
  col += color * vec3f(0.5, 0.42, 0.36) * on * 0.16 + vec3f(1.0, 0.7, 0.45) * on * shine * 0.16 * step(0.0, n.y);
  // Window band, dark sills, wheels in their arches.
  if (s.y > 0.5 && p.y > 0.30 && p.y < 0.66 && n.y < 0.85) {
    let pillar = ramp(0.03, 0.07, abs(p.z + 0.05)) + step(0.5, abs(n.z));
    col = mix(col, vec3f(0.012) + sky * (0.06 + shine * 0.8), sat(pillar) * ramp(0.30, 0.34, p.y) * ramp(0.66, 0.62, p.y));
  }
  col *= ramp(-0.60, -0.34, p.y) * 0.75 + 0.25;
  let hub = min(length(vec2f(p.z - 1.28, p.y + 0.44)), length(vec2f(p.z + 1.28, p.y + 0.44)));
  if (abs(n.x) > 0.3 && flies < 0.5) {
    col = mix(col, vec3f(0.02) + u.ambient * 0.04, ramp(0.36 + soft, 0.34 - soft, hub));
    col = mix(col, vec3f(0.25) * u.ambient + vec3f(0.03), ramp(0.20 + soft, 0.18 - soft, hub));
  }
  // The end that the camera sees: rear lamps of one that drives away, front lamps of one that comes.
  if (world.z < -0.35) {
    let lamp = boxDistance(vec2f(abs(p.x) - 0.66, p.y + 0.06), vec2f(0.15, 0.06)) - 0.02;
    let tint = select(vec3f(1.0, 0.90, 0.72) * (0.7 + 7.0 * on), vec3f(0.75, 0.02, 0.015) * (0.4 + 5.0 * on), away > 0.0);
    let plate = boxDistance(vec2f(p.x, p.y + 0.22), vec2f(0.24, 0.055));
    let grille = boxDistance(vec2f(p.x, p.y + 0.08), vec2f(0.42, 0.07));
    col = mix(col, vec3f(0.015), ramp(soft, -soft, grille) * step(away, 0.0) * 0.9);
    col = mix(col, vec3f(0.5, 0.5, 0.45) * (u.ambient + 0.25 * on), ramp(soft, -soft, plate) * 0.8);
    col = mix(col, tint, ramp(soft, -soft, lamp));
  }
  if (flies > 0.5) {
    // Two strips of light under the sills carry it.
    let strip = ramp(0.12, 0.04, abs(abs(p.x) - 0.62)) * ramp(1.9, 1.5, abs(p.z)) * ramp(-0.2, -0.5, n.y);
    col = mix(col, vec3f(0.02, 0.025, 0.04), ramp(-0.2, -0.7, n.y)) + vec3f(0.05, 0.6, 1.0) * strip * (0.3 + 3.0 * on);
  }
  return vec4f(throughAir(col, t, r.dir), 1.0);
}

// The shade under a car, as cover on the road.
fn M_shadow(r: Ray, c: vec3f) -> f32 {
  let ground = (c.y - 0.77) / min(r.q.y, -1e-4);
  let p = vec2f(r.q.x * ground - c.x, ground - c.z);
  if (r.q.y > -0.004 || abs(p.x) > 1.6 || abs(p.y) > 3.2) { return 0.0; }
  let d = max(abs(p) - vec2f(0.62, 1.85), vec2f(0.0));
  return 0.9 * exp(-dot(d, d) * 7.0);
}

// The light of a pair of lamps around them, and its smear on the road.
fn M_shine(r: Ray, c: vec3f, away: f32, wet: f32) -> vec3f {
  let z = c.z - 2.2;
  if (z < 1.0) { return vec3f(0.0); }
  let p = r.q * z - c.xy;
  let tint = select(vec3f(1.0, 0.86, 0.62) * 1.5, vec3f(1.0, 0.05, 0.03), away > 0.0);
  let x = abs(p.x) - 0.66;
  let lamp = exp(-length(vec2f(x, p.y + 0.04)) * 4.2);
  // Mirrored in the ground: as far below it as the lamp stands above, drawn out towards the camera.
  let low = -1.45 - p.y;
  let streak = exp(-x * x * 14.0) * ramp(-0.9, 0.1, low) * exp(-max(low, 0.0) * 0.42) * wet;
  let pool = select(0.35, 0.06, away > 0.0) * exp(-dot(vec2f(p.x * 0.6, (p.y + 1.1) * 1.6), vec2f(p.x * 0.6, (p.y + 1.1) * 1.6)));
  return tint * (lamp * 1.3 + streak * 0.55 + pool * 0.35) * exp(-z * (u.hazeDensity + 0.006));
}

fn M_layer(r: Ray) -> Layer {
  var col = vec4f(0.0);
  var light = vec3f(0.0);
  let wet = max(u.wet, $damp * (1.0 - u.snow));
  if (r.q.y < 0.015) {
    let reach = 1.0 / max(-r.q.y, 0.006);
    let fine = 0.7 + 0.5 * noise1(r.q.y * 900.0);
    for (var l = 0; l < 4; l++) {
      let away = select(-1.0, 1.0, l < 2);
      let lane = f32(l & 1);
      let x = away * $width * (0.52 + lane) - u.camera.x;
      // Cars that this line of sight can meet stand between these depths.
      let near = max((u.camera.y - 1.6) * reach - 3.0, -2.2);
      let far = min((u.camera.y + 5.5 * wet) * reach + 5.0, 190.0);
      let across = abs(r.q.x * clamp(x / select(r.q.x, 1e-4, abs(r.q.x) < 1e-4), max(near, 0.3), far) - x);
      if (lane < $lanes && across < 2.4) {
        let pace = $speed * (1.0 + 0.22 * lane) * away;
        let travel = u.time * pace;
        let first = floor((near + u.camera.z - travel) / $spacing);
        for (var k = 0; k < 3; k++) {
          let index = first + f32(k);
          let h = hash22(vec2f(index, f32(l) * 7.0 + 3.0));
          let z = (index + 0.25 + 0.5 * h.x) * $spacing + travel - u.camera.z;
          if (h.y > 0.22 && z > near - 3.0 && z < far + 3.0 && z > -2.2) {
            let middle = vec3f(x, 0.77 - u.camera.y, z);
            let enter = ramp(3.4, 7.0, z);
            light += M_shine(r, middle, away, wet * fine) * u.lamps * (1.0 - col.a) * enter;
            if (col.a < 0.5) {
              let car = M_car(r, middle, away, fract(h.y * 13.7), 0.0);
              col += car * (1.0 - col.a);
              col.a += M_shadow(r, middle) * (1.0 - col.a);
            }
          }
        }
      }
    }
  }
  if ($flyers > 0.01 && r.q.y > -0.02 && abs(r.q.x) < 0.6) {
    for (var l = 0; l < 4; l++) {
      let away = select(-1.0, 1.0, (l & 1) == 0);
      let h = hash22(vec2f(f32(l), 91.0));
      let span = 170.0;
      let z = 14.0 + fract(h.x + u.time * away * (0.045 + 0.02 * h.y) - u.camera.z / span) * span;
      let c = vec3f(away * (2.6 + 3.0 * h.y) - u.camera.x, 8.0 + 3.6 * f32(l) + 0.3 * sin(u.time * 1.1 + f32(l)) - u.camera.y, z);
      let p = r.q * z - c.xy;
      if (f32(l) < $flyers * 4.0 && abs(p.x) < 5.0 && abs(p.y) < 4.0) {
        let show = ramp(14.0, 20.0, z) * ramp(184.0, 150.0, z);
        light += (M_shine(r, c, away, 0.0) + vec3f(0.05, 0.5, 1.0) * exp(-length(vec2f(p.x * 0.7, p.y + 0.6)) * 2.2) * 0.25) * show * max(u.lamps, 0.15);
        let car = M_car(r, c, away, h.x, 1.0);
        col += car * (1.0 - col.a) * show;
      }
    }
  }
  let glow = max(light.r, max(light.g, light.b));
  let cover = max(col.a, 1e-3);
  return Layer((col.rgb + light) / cover, min(cover, 1.0 - 1e-4 * step(glow, -1.0)));
}
