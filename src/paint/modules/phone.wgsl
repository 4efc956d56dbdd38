/*{ "kind": "thing", "costMs": 24, "includes": ["still-life"], "params": { "color": [0.10, 0.10, 0.12], "hue": [0.15, 0.35, 0.95], "hue2": [0.95, 0.30, 0.55] } }*/
// A telephone that stands on its lower edge, its screen alight; cameras on its back.
fn M_thing(p: vec3f) -> vec2f {
  let body = roundBox(p - vec3f(0.0, 0.5, 0.0), vec3f(0.24, 0.5, 0.032), 0.03);
  let eyes = min(disc((p - vec3f(-0.12, 0.86, 0.035)).xzy, 0.055, 0.022, 0.008), disc((p - vec3f(-0.12, 0.72, 0.035)).xzy, 0.055, 0.022, 0.008));
  return nearer(vec2f(body, 1.0), vec2f(eyes, 2.0));
}

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  if (stuff > 1.5) { return Ink(vec3f(0.02, 0.02, 0.03), 1.0, 0.0, 0.0, vec3f(0.0)); }
  let at = vec2f(-p.x, p.y - 0.5);
  let screen = ramp(0.006, 0.0, boxDistance(at, vec2f(0.19, 0.45)) - 0.025) * step(p.z, -0.028);
  let rim = step(0.0, boxDistance(at, vec2f(0.232, 0.492))) ;
  if (screen < 0.5) { return Ink(mix($color, vec3f(0.6), rim * 0.4), 0.8, 0.35 + 0.4 * rim, 0.0, vec3f(0.0)); }
  let wave = sin(at.x * 5.0 + at.y * 4.0 + 1.2 * sin(at.y * 6.0 + u.time * 0.6) + u.time * 0.3);
  var light = mix($hue, $hue2, 0.5 + 0.5 * wave) * (0.55 + 0.5 * (at.y + 0.5));
  let cell = vec2f(0.0925, 0.0925);
  let grid = at + vec2f(0.0, 0.40);
  let icon = abs(fract(grid / cell + 0.5) - 0.5) * cell;
  let isIcon = step(abs(at.x), 0.185) * step(grid.y, 0.24) * step(-0.05, grid.y);
  let id = hash22(floor(grid / cell + 0.5) + 3.0);
  light = mix(light, mix(vec3f(0.9), vec3f(id, 0.6), 0.7), ramp(0.004, 0.0, boxDistance(icon, vec2f(0.026, 0.026)) - 0.008) * isIcon);
  light = mix(light, vec3f(1.0), 0.9 * ramp(0.006, 0.0, boxDistance(at - vec2f(0.0, 0.24), vec2f(0.10, 0.022))) );
  light *= 1.0 - ramp(0.004, 0.0, boxDistance(at - vec2f(0.0, 0.435), vec2f(0.04, 0.004)) - 0.012);
  return Ink(vec3f(0.01), 0.7, 0.0, 0.0, light * 1.15);
}
