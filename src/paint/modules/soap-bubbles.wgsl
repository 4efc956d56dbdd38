/*{ "kind": "front", "costMs": 11, "params": { "dense": 0.36, "size": 1, "rise": 0.045 } }*/
// Soap bubbles that drift up and aside, at three depths: a thin skin in the colours of thin films, two small windows
// mirrored in it, the middle clear.
fn M_bubble(r: Ray, c: vec3f, layer: f32) -> vec3f {
  let scale = 2.1 + 2.3 * layer;
  let drift = vec2f(u.time * (0.016 + 0.02 * u.windSpeed) * (1.0 + 0.3 * layer), u.time * $rise * (1.15 - 0.15 * layer));
  let p = (r.uv - drift - u.camera.xy * vec2f(0.06, 0.06)) * scale + layer * 17.3;
  let cell = floor(p);
  let h = hash22(cell + layer * 41.0);
  if (h.x > $dense) { return c; }
  let k = hash22(cell + 9.0);
  let sway = vec2f(0.09 * sin(u.time * (0.5 + 0.5 * k.x) + k.y * 30.0), 0.05 * sin(u.time * (0.7 + 0.4 * k.y) + k.x * 20.0));
  let radius = (0.10 + 0.16 * k.y) * $size;
  let q = (p - cell - 0.36 - 0.28 * k - sway) / radius;
  // A large one wobbles.
  let d = length(q * (1.0 + 0.03 * sin(u.time * 2.3 + k.x * 12.0 + vec2f(0.0, 1.6))));
  if (d > 1.06) { return c; }
  let soft = r.px * u.focal * scale / radius;
  let inside = ramp(1.0 + soft, 1.0 - soft, d);
  let edge = d * d * d * d;
  // The film is thinner above and flows.
  let film = 5.0 * q.y + 7.0 * k.x + 2.6 * edge + 1.2 * noise2(q * 1.6 + vec2f(u.time * 0.2, k.y * 9.0));
  let hue = vec3f(0.5) + 0.5 * cos(film + vec3f(0.0, 2.1, 4.2));
  let light = u.ambient * 1.1 + u.sunColor * 0.45 + u.horizon * 0.4;
  var seen = mix(c, c * 0.94 + hue * light * 0.10, inside);
  seen += hue * light * (0.16 * edge + 0.75 * edge * edge * edge) * inside;
  let shine = ramp(0.24, 0.08, length((q - vec2f(-0.42, 0.46)) * vec2f(1.0, 1.5))) + 0.55 * ramp(0.16, 0.05, length((q - vec2f(0.44, -0.50)) * vec2f(1.4, 1.0)));
  return seen + light * 1.1 * shine * inside;
}

fn M_front(r: Ray, c: vec3f) -> vec3f {
  var seen = c;
  for (var i = 2; i >= 0; i--) { seen = M_bubble(r, seen, f32(i)); }
  return seen;
}
