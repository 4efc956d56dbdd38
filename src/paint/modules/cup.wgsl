/*{ "kind": "thing", "costMs": 30, "includes": ["still-life"], "params": { "color": [0.85, 0.83, 0.79], "drink": [0.10, 0.045, 0.018], "foam": 0.6, "handle": 1 } }*/
// A cup on its saucer, filled; foam 0 … 1 lies on the drink.
fn M_thing(p: vec3f) -> vec2f {
  let saucer = disc(p - vec3f(0.0, 0.035 + 0.10 * max(length(p.xz) - 0.35, 0.0), 0.0), 0.62, 0.022, 0.02);
  let y = clamp(p.y, 0.06, 0.62);
  let radius = 0.25 + 0.15 * sqrt(sat((y - 0.06) / 0.56));
  let far = length(p.xz);
  let outer = max((far - radius) * 0.88, max(0.06 - p.y, p.y - 0.62));
  let inner = max((far - radius + 0.03) * 0.88, 0.12 - p.y);
  let cup = max(outer, -inner) - 0.006;
  let drink = max(disc(p - vec3f(0.0, 0.53, 0.0), radius - 0.02, 0.006, 0.002), far - radius + 0.02);
  let grip = p - vec3f(0.44, 0.36, 0.0);
  let ring = length(vec2f(length(grip.xy / vec2f(0.85, 1.0)) - 0.155, grip.z * 0.8)) - 0.034;
  let handle = mix(9.0, max(ring * 0.85, -(far - radius)), $handle);
  return nearer(nearer(vec2f(saucer, 1.0), vec2f(melt(cup, handle, 0.03), 1.0)), vec2f(drink, 2.0));
}

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  if (stuff < 1.5) { return matte($color, 0.75); }
  let far = length(p.xz) / 0.36;
  let swirl = atan2(p.z, p.x) + far * 2.4;
  let art = ramp(-0.15, 0.25, sin(swirl * 4.0) * (1.0 - far) + 0.55 - far * 0.9);
  return Ink(mix($drink, mix($drink * 3.0 + 0.08, vec3f(0.85, 0.72, 0.54), art), $foam * ramp(1.02, 0.93, far)), 0.5 * (1.0 - $foam), 0.0, 0.0, vec3f(0.0));
}
