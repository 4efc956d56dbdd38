/*{ "kind": "thing", "costMs": 135, "includes": ["still-life"], "params": { "color": [0.74, 0.37, 0.11], "board": [0.30, 0.16, 0.07] } }*/
// A burger on a board: a bun with sesame, lettuce, tomato, melted cheese, meat. color = of the bun.
fn M_leaf(p: vec3f, a: f32) -> f32 {
  let wave = 0.045 * sin(a * 9.0 + 1.0);
  let far = length(p.xz);
  let rise = p.y - 0.475 - wave * ramp(0.30, 0.60, far) + 0.10 * ramp(0.50, 0.70, far);
  return max(abs(rise) - 0.016, far - 0.645 - wave) * 0.66;
}

fn M_cheese(p: vec3f) -> f32 {
  let q = vec2f(p.x * 0.866 + p.z * 0.5, p.z * 0.866 - p.x * 0.5);
  let far = length(p.xz);
  // Its corners hang over the meat.
  let sag = 0.55 * max(far - 0.50, 0.0);
  let b = abs(q) - 0.485;
  return max(max(b.x, b.y) - 0.02, abs(p.y - 0.365 + sag) - 0.014) * 0.75;
}

fn M_thing(p: vec3f) -> vec2f {
  let board = roundBox(p - vec3f(0.0, 0.025, 0.0), vec3f(0.62, 0.025, 0.50), 0.02);
  let off = max(length(p.xz) - 0.74, p.y - 0.94);
  if (off > 0.06) { return vec2f(min(board, off), 1.0); }
  let lower = disc(p - vec3f(0.0, 0.125, 0.0), 0.54, 0.075, 0.06);
  let dome = max(ellipsoid(p - vec3f(0.0, 0.545, 0.0), vec3f(0.60, 0.36, 0.60)), 0.51 - p.y);
  var seeds = max(dome - 0.03, 0.03);
  if (dome < 0.05 && p.y > 0.60) {
    seeds = 9.0;
    for (var i = 0; i < 26; i++) {
      let k = f32(i);
      let away = 0.092 * sqrt(k + 0.4);
      let at = vec2f(cos(k * 2.4), sin(k * 2.4)) * away;
      let y = 0.545 + 0.36 * sqrt(max(1.0 - away * away / 0.36, 0.02));
      let o = p - vec3f(at.x, y, at.y);
      let t = turned(o.xz, k * 1.7);
      seeds = min(seeds, ellipsoid(vec3f(t.x, o.y, t.y), vec3f(0.036, 0.016, 0.022)));
    }
  }
  let bread = nearer(vec2f(lower, 2.0), nearer(vec2f(dome * 0.9, 3.0), vec2f(seeds, 8.0)));
  var found = nearer(vec2f(board, 1.0), bread);
  // What lies between the halves.
  let between = abs(p.y - 0.37) - 0.23;
  if (between > 0.05) { return nearer(found, vec2f(between, 4.0)); }
  let a = atan2(p.z, p.x);
  let meat = disc(p - vec3f(0.0, 0.275, 0.0), 0.575 + 0.014 * sin(a * 7.0), 0.075, 0.05);
  let tomato = min(disc(p - vec3f(-0.20, 0.425, -0.14), 0.36, 0.028, 0.012), disc(p - vec3f(0.22, 0.425, 0.04), 0.36, 0.028, 0.012));
  found = nearer(found, nearer(vec2f(meat, 4.0), vec2f(M_cheese(p), 5.0)));
  found = nearer(found, vec2f(tomato, 6.0));
  let below = 0.33 - p.y;
  if (below > 0.04) { return nearer(found, vec2f(below, 7.0)); }
  return nearer(found, vec2f(M_leaf(p, a), 7.0));
}

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  let fine = tileAt(p.xz * 2.3 + p.y * 1.7);
  if (stuff < 1.5) { return matte($board * (0.6 + 0.7 * tileAt(vec2f(p.x * 0.2, p.z * 2.2)).r), 0.25); }
  if (stuff < 3.5) {
    // Brown on top, pale at the cut.
    let pale = vec3f(0.86, 0.66, 0.38);
    let baked = select(ramp(0.10, 0.19, p.y) * ramp(0.20, 0.19, p.y), ramp(0.515, 0.66, p.y), stuff > 2.5);
    return matte(mix(pale, $color * (0.85 + 0.25 * fine.r), max(baked, 0.25)), mix(0.1, 0.55, ramp(0.6, 0.8, p.y)));
  }
  if (stuff < 4.5) {
    let crumb = tileAt(vec2f(atan2(p.z, p.x) * 1.1, p.y * 2.6));
    return matte(vec3f(0.17, 0.065, 0.025) * (0.45 + 1.1 * crumb.b), 0.4);
  }
  if (stuff < 5.5) { return matte(vec3f(0.95, 0.56, 0.06), 0.45); }
  if (stuff < 6.5) { return matte(mix(vec3f(0.70, 0.045, 0.02), vec3f(0.85, 0.26, 0.12), ramp(0.5, 0.8, fine.g)), 0.7); }
  if (stuff < 7.5) { return matte(mix(vec3f(0.10, 0.36, 0.03), vec3f(0.42, 0.62, 0.13), ramp(0.64, 0.48, length(p.xz)) + 0.3 * (fine.a - 0.5)), 0.4); }
  return matte(vec3f(0.90, 0.78, 0.54), 0.3);
}
