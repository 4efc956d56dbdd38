/*{ "kind": "thing", "costMs": 34, "includes": ["still-life"], "params": { "color": [0.90, 0.885, 0.84], "cloudy": 1, "froth": 0 } }*/
// A plain glass, filled nearly to its rim. cloudy = 1: milk, which lets nothing through; froth = how much of it is foam: beer.
const M_level = 0.79;

fn M_radius(y: f32) -> f32 { return 0.225 + 0.065 * y; }

fn M_thing(p: vec3f) -> vec2f {
  let y = clamp(p.y, 0.0, 0.9);
  let far = length(p.xz);
  let side = (far - M_radius(y)) * 0.98;
  let base = max(side, max(-p.y, p.y - 0.06));
  if ($cloudy < 0.5) { return vec2f(max(side, max(-p.y, p.y - 0.9)), 1.0); }
  // What is in it fills it like a solid; above stands the wall alone.
  let drink = max(side + 0.004, max(0.05 - p.y, p.y - M_level));
  let wall = max(abs(far - M_radius(y) + 0.006) - 0.007, max(M_level - 0.02 - p.y, p.y - 0.9));
  return nearer(vec2f(melt(base, 9.0, 0.01), 1.0), nearer(vec2f(wall * 0.8, 3.0), vec2f(drink, 2.0)));
}

fn M_fill() -> vec4f { return select(vec4f($color, M_level), vec4f(0.97, 0.98, 0.98, 0.0), $cloudy > 0.5); }

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  if (stuff > 2.5) { return Ink(vec3f(0.93, 0.95, 0.95), 1.0, 0.0, 0.86, (u.sunColor * 0.22 + u.ambient * 0.8) * ramp(0.885, 0.897, p.y)); }
  if (stuff > 1.5) {
    // A film of it stays on the wall; thicker milk glows at its edge.
    let top = ramp(M_level - 0.012, M_level - 0.002, p.y);
    if ($froth > 0.0) {
      // Bubbles rise in strings to a cap of foam; light stands in the gold below it.
      let a = atan2(p.x, -p.z) * 2.0;
      let cap = ramp(M_level - $froth - 0.012, M_level - $froth + 0.012, p.y + 0.012 * sin(a * 3.0));
      let bead = tileAt(vec2f(a * 0.9, p.y * 1.4 - u.time * 0.12)).b;
      let gold = mix($color * vec3f(0.62, 0.42, 0.3), $color, ramp(0.0, 0.62, p.y)) * (1.0 + 0.9 * ramp(0.74, 0.86, bead));
      let foam = vec3f(0.93, 0.88, 0.76) * (0.8 + 0.28 * tileAt(vec2f(a * 0.7, p.y * 2.2) + p.xz).b);
      return Ink(mix(gold, foam, cap), mix(0.95, 0.2, max(top, cap * 0.5)), 0.0, 0.0, mix(gold * (u.horizon * 0.10 + u.sunColor * 0.10), foam * (u.ambient * 0.35 + u.sunColor * 0.08), cap));
    }
    return Ink($color * mix(1.0, 0.94, top), mix(0.95, 0.25, top), 0.0, 0.0, $color * (u.ambient * 0.30 + u.sunColor * 0.06));
  }
  let rim = ramp(0.011, 0.004, abs(length(p.xz) - M_radius(0.9) + 0.004)) * step(0.888, p.y);
  let mouth = step(0.896, p.y) * (1.0 - rim) * step($cloudy, 0.5);
  return Ink(vec3f(0.97), 1.0 - mouth, 0.0, 1.0, (u.sunColor * 0.30 + u.ambient + u.horizon * 0.2) * rim * 0.8);
}
