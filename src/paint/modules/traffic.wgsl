/*{
  "kind": "layer",
  "costMs": 12,
  "params": { "lanes": 2, "width": 3.5, "spacing": 34, "speed": 9, "damp": 0.4, "flyers": 0, "taxis": 0.25 }
}*/
// Cars in both directions: those on the right drive away (red lights), those on the left come (white lights).
// Each is two boxes met by the ray, so it turns in perspective as it passes. Lights follow u.lamps; a wet road
// carries their long reflections. `flyers` adds cars in the air, for streets of the future.

struct M_Box { near: f32, face: vec3f, at: vec3f };

// Where a ray enters a box around `middle`; near = -1 when it misses.
fn M_enter(d: vec3f, middle: vec3f, halfSize: vec3f) -> M_Box {
  let inv = 1.0 / select(vec3f(1e-5), d, abs(d) > vec3f(1e-5));
  let a = (middle - halfSize) * inv;
  let b = (middle + halfSize) * inv;
  let low = min(a, b);
  let high = max(a, b);
  let near = max(low.x, max(low.y, low.z));
  let far = min(high.x, min(high.y, high.z));
  if (near > far || near < 0.2) { return M_Box(-1.0, vec3f(0.0), vec3f(0.0)); }
  let face = -sign(d) * step(vec3f(near - 1e-4), low);
  return M_Box(near, face, (d * near - middle) / halfSize);
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

// A car whose middle stands at `c` relative to the camera, on wheels at height c.y − 0.75.
// rgb + cover; light alone is added by the caller.
fn M_car(r: Ray, c: vec3f, away: f32, h: f32, flies: f32) -> vec4f {
  let d = vec3f(r.q, 1.0);
  let body = M_enter(d, c - vec3f(0.0, 0.16, 0.0), vec3f(0.92, 0.40, 2.2));
  let cabin = M_enter(d, c + vec3f(0.0, 0.48, 0.25 * -away), vec3f(0.74, 0.28, 1.15));
  let wheels = M_enter(d, c - vec3f(0.0, 0.56, 0.0), vec3f(0.86, 0.20, 1.9));
  var hit = body;
  var part = 0.0;
  if (cabin.near > 0.0 && (hit.near < 0.0 || cabin.near < hit.near)) { hit = cabin; part = 1.0; }
  if (hit.near < 0.0 && wheels.near > 0.0 && flies < 0.5) { hit = wheels; part = 2.0; }
  if (hit.near < 0.0) { return vec4f(0.0); }
  let on = u.lamps;
  let soft = r.px * hit.near * 1.5;
  let color = M_paint(h);
  let sky = skyBase(normalize(vec3f(hit.face.x * 0.6, 0.35 + 0.6 * hit.face.y, 0.5)));
  // The sides curve: the light falls off downward.
  let curve = 0.55 + 0.45 * ramp(-1.0, 0.8, hit.at.y);
  var col = lit(hit.face, color) * curve + sky * (0.05 + 0.16 * ramp(0.1, 1.0, hit.at.y + hit.face.y)) + color * vec3f(0.5, 0.42, 0.36) * on * 0.18;
  if (part > 0.5 && part < 1.5) {
    let pane = ramp(0.9, 0.75, abs(hit.at.y)) * ramp(0.96, 0.90, max(abs(hit.at.x) * abs(hit.face.z), abs(hit.at.z) * abs(hit.face.x)));
    let pillar = 1.0 - abs(hit.face.x) * ramp(0.08, 0.04, abs(hit.at.z - 0.05));
    if (abs(hit.face.y) < 0.5) { col = mix(col, sky * 0.30 + vec3f(0.01), pane * pillar); }
  }
  if (part > 1.5) { col = vec3f(0.012) + u.ambient * 0.03; }
  if (part < 0.5 && abs(hit.face.z) > 0.5) {
    // Lamps in the corners, number plate between, a dark bumper.
    let lamp = vec2f((abs(hit.at.x) - 0.76) * 0.92, (hit.at.y - 0.30) * 0.40);
    let shape = ramp(soft, -soft, boxDistance(lamp, vec2f(0.17, 0.075)) - 0.02);
    let tint = select(vec3f(1.0, 0.90, 0.72) * (0.6 + 7.0 * on), vec3f(0.75, 0.02, 0.015) * (0.35 + 5.0 * on), away > 0.0);
    col = mix(col, col * 0.35, ramp(-0.25, -0.45, hit.at.y));
    col = mix(col, vec3f(0.5, 0.5, 0.45) * (u.ambient + 0.25 * on), ramp(soft, -soft, boxDistance(vec2f(hit.at.x * 0.92, (hit.at.y + 0.12) * 0.40), vec2f(0.24, 0.06))) * 0.8);
    col = mix(col, tint, shape);
  }
  if (part < 0.5 && abs(hit.face.x) > 0.5 && flies < 0.5) {
    let wheel = min(length(vec2f((hit.at.z - 0.62) * 2.2, (hit.at.y + 1.05) * 0.40)), length(vec2f((hit.at.z + 0.62) * 2.2, (hit.at.y + 1.05) * 0.40)));
    col = mix(col, vec3f(0.015), ramp(0.38 + soft, 0.38 - soft, wheel));
  }
  if (flies > 0.5) { col += vec3f(0.05, 0.6, 1.0) * ramp(-0.5, -1.0, hit.at.y) * (0.2 + 1.6 * on); }
  return vec4f(throughAir(col, hit.near, r.dir), 1.0);
}

// The light of a pair of lamps around them, and its smear on the road.
fn M_shine(r: Ray, c: vec3f, away: f32, wet: f32) -> vec3f {
  let z = c.z - 2.2;
  if (z < 1.0) { return vec3f(0.0); }
  let p = r.q * z - c.xy;
  let tint = select(vec3f(1.0, 0.86, 0.62) * 1.5, vec3f(1.0, 0.05, 0.03), away > 0.0);
  let x = abs(p.x) - 0.70;
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
      let near = max((u.camera.y - 1.6) * reach - 3.0, 3.0);
      let far = min((u.camera.y + 5.5 * wet) * reach + 5.0, 190.0);
      let across = abs(r.q.x * clamp(x / select(r.q.x, 1e-4, abs(r.q.x) < 1e-4), near, far) - x);
      if (lane < $lanes && across < 2.4) {
        let pace = $speed * (1.0 + 0.22 * lane) * away;
        let travel = u.time * pace;
        let first = floor((near + u.camera.z - travel) / $spacing);
        for (var k = 0; k < 3; k++) {
          let index = first + f32(k);
          let h = hash22(vec2f(index, f32(l) * 7.0 + 3.0));
          let z = (index + 0.25 + 0.5 * h.x) * $spacing + travel - u.camera.z;
          if (h.y > 0.22 && z > near - 3.0 && z < far + 3.0 && z > 5.2) {
            let middle = vec3f(x, 0.77 - u.camera.y, z);
            let enter = ramp(5.2, 8.5, z);
            light += M_shine(r, middle, away, wet * fine) * u.lamps * (1.0 - col.a) * enter;
            if (col.a < 0.5) {
              let car = M_car(r, middle, away, fract(h.y * 13.7), 0.0);
              col += car * (1.0 - col.a);
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
        light += (M_shine(r, c, away, 0.0) + vec3f(0.05, 0.5, 1.0) * exp(-length(vec2f(p.x * 0.7, p.y + 0.6)) * 2.2) * 0.5) * show * max(u.lamps, 0.15);
        let car = M_car(r, c, away, h.x, 1.0);
        col += car * (1.0 - col.a) * show;
      }
    }
  }
  let glow = max(light.r, max(light.g, light.b));
  let cover = max(col.a, 1e-3);
  return Layer((col.rgb + light) / cover, min(cover, 1.0 - 1e-4 * step(glow, -1.0)));
}
