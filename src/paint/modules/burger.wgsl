/*{ "kind": "thing", "costMs": 95, "includes": ["still-life"], "params": { "color": [0.74, 0.37, 0.11], "board": [0.30, 0.16, 0.07] } }*/
// A burger on a board: a bun with sesame, lettuce, tomato, melted cheese, meat. color = of the bun.
// (cos 9a, sin 9a) of the angle of a place around the middle, without the angle.
fn M_ninth(p: vec3f) -> vec2f {
  let n = p.xz / max(length(p.xz), 1e-4);
  let third = vec2f(n.x * (4.0 * n.x * n.x - 3.0), n.y * (3.0 - 4.0 * n.y * n.y));
  return vec2f(third.x * (4.0 * third.x * third.x - 3.0), third.y * (3.0 - 4.0 * third.y * third.y));
}

// A frilled leaf: waves of two lengths, more of them toward its edge.
fn M_leaf(p: vec3f, nine: vec2f) -> f32 {
  let far = length(p.xz);
  let edge = ramp(0.34, 0.62, far);
  let wave = 0.040 * nine.y + 0.022 * (2.0 * nine.x * nine.y) * edge;
  let rise = p.y - 0.475 - wave * edge + 0.13 * ramp(0.50, 0.72, far);
  return max(abs(rise) - 0.013, far - 0.665 - 0.5 * wave) * 0.62;
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
  // What it is within: narrow at the lower bun, so that no ring of it shows on the table.
  let off = max((length(p.xz) - 0.57 - 0.52 * clamp(p.y - 0.08, 0.0, 0.33)) * 0.88, p.y - 0.94);
  if (off > 0.06) { return vec2f(min(board, off), 1.0); }
  let lower = disc(p - vec3f(0.0, 0.125, 0.0), 0.54, 0.075, 0.06);
  let dome = max(ellipsoid(p - vec3f(0.0, 0.545, 0.0), vec3f(0.60, 0.36, 0.60)), 0.51 - p.y);
  // Seeds lie one to a square of the bun seen from above, none at its edge.
  var seeds = max(dome - 0.03, 0.03);
  if (dome < 0.05 && p.y > 0.62) {
    let cell = floor(p.xz / 0.105);
    let h = fract(sin(vec2f(dot(cell, vec2f(12.99, 78.23)), dot(cell, vec2f(39.35, 11.13)))) * 43758.5453);
    let at = (cell + 0.5 + 0.42 * (h - 0.5)) * 0.105;
    let away2 = dot(at, at);
    let y = 0.545 + 0.36 * sqrt(max(1.0 - away2 / 0.36, 0.02));
    let t = turned(p.xz - at, 6.3 * h.x);
    // Off the middle a seed lies on the slope.
    seeds = select(ellipsoid(vec3f(t.x, p.y - y + dot(p.xz - at, at) * 0.6 / max(y - 0.545, 0.12), t.y), vec3f(0.034, 0.017, 0.021)), max(dome, 0.02), away2 > 0.235 || h.y < 0.12) * 0.85;
  }
  let bread = nearer(vec2f(lower, 2.0), nearer(vec2f(dome * 0.9, 3.0), vec2f(seeds, 8.0)));
  var found = nearer(vec2f(board, 1.0), bread);
  // What lies between the halves.
  let between = abs(p.y - 0.37) - 0.23;
  if (between > 0.05) { return nearer(found, vec2f(between, 4.0)); }
  let nine = M_ninth(p);
  let meat = disc(p - vec3f(0.0, 0.275, 0.0), 0.58 + 0.012 * nine.x + 0.008 * (nine.y * nine.y - nine.x * nine.x), 0.078, 0.055);
  let tomato = min(disc(p - vec3f(-0.20, 0.425, -0.14), 0.36, 0.028, 0.012), disc(p - vec3f(0.22, 0.425, 0.04), 0.36, 0.028, 0.012));
  found = nearer(found, nearer(vec2f(meat, 4.0), vec2f(M_cheese(p), 5.0)));
  found = nearer(found, vec2f(tomato, 6.0));
  let below = 0.33 - p.y;
  if (below > 0.04) { return nearer(found, vec2f(below, 7.0)); }
  return nearer(found, vec2f(M_leaf(p, nine), 7.0));
}

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  let fine = tileAt(p.xz * 2.3 + p.y * 1.7);
  if (stuff < 1.5) { return matte($board * (0.6 + 0.7 * tileAt(vec2f(p.x * 0.2, p.z * 2.2)).r), 0.25); }
  if (stuff < 3.5) {
    // Brown and shining on top where it was brushed with egg, pale at the cut, in flecks between.
    let pale = vec3f(0.90, 0.70, 0.40);
    let flecks = 0.10 * (tileAt(p.xz * 0.6 + p.y * 0.4).r - 0.5);
    let baked = select(ramp(0.10, 0.18, p.y + flecks) * ramp(0.21, 0.19, p.y), ramp(0.515, 0.64, p.y + flecks), stuff > 2.5);
    let crust = mix($color, $color * vec3f(0.62, 0.50, 0.42), ramp(0.70, 0.92, p.y + flecks * 2.0));
    return matte(mix(pale, crust * (0.86 + 0.26 * fine.r), max(baked, 0.2)), mix(0.1, 0.75, ramp(0.6, 0.8, p.y)));
  }
  if (stuff < 4.5) {
    // Grilled: a coarse crumb, darker crust, fat that glistens.
    let around = atan2(p.z, p.x);
    let crumb = tileAt(vec2f(around * 0.9, p.y * 2.1));
    let grain = tileAt(vec2f(around * 2.7, p.y * 6.0));
    return matte(vec3f(0.20, 0.078, 0.032) * (0.22 + 1.0 * crumb.b + 0.55 * grain.b), mix(0.15, 0.9, ramp(0.55, 0.8, grain.b)));
  }
  if (stuff < 5.5) { return Ink(vec3f(1.0, 0.58, 0.05) * (0.94 + 0.1 * fine.r), 0.6, 0.0, 0.0, vec3f(0.05, 0.022, 0.0) * (u.ambient + u.sunColor * 0.3)); }
  if (stuff < 6.5) { return matte(mix(vec3f(0.72, 0.045, 0.02), vec3f(0.88, 0.26, 0.12), ramp(0.5, 0.8, fine.g)), 0.9); }
  if (stuff < 7.5) {
    // Veins run to the edge, which is darker and lets the light through.
    let far = length(p.xz);
    let nine = M_ninth(p);
    let vein = ramp(0.18, 0.0, abs(nine.x)) * ramp(0.62, 0.4, far);
    let green = mix(vec3f(0.50, 0.68, 0.16), vec3f(0.11, 0.40, 0.03), ramp(0.46, 0.66, far + 0.10 * (fine.r - 0.5)));
    return Ink(mix(green, vec3f(0.62, 0.74, 0.34), 0.5 * vein), 0.45, 0.0, 0.0, green * u.sunColor * 0.05);
  }
  return matte(vec3f(0.92, 0.80, 0.56), 0.35);
}
