/*{
  "kind": "front",
  "costMs": 8,
  "params": { "strength": 0.3, "color": [1.0, 0.9, 0.62], "fan": 0.55, "fine": 1 }
}*/
// Shafts of light over all that is drawn: a fan around a point above the key light,
// two scales of noise across it.
fn M_front(r: Ray, c: vec3f) -> vec3f {
  if (u.sun.z < 0.05) { return c; }
  let s = u.sun.xy / u.sun.z;
  let down = s.y + $fan - r.q.y;
  if (down < 0.03) { return c; }
  let a = (r.q.x - s.x) / down;
  let fade = exp(-length(r.q - s) * 1.25 - abs(a) * 0.7) * ramp(0.0, 0.35, down);
  if (fade < 0.03) { return c; }
  let broad = tileAt(vec2f(a * 0.34 + u.time * 0.0016, 0.23 + u.time * 0.0021)).r;
  let thin = tileAt(vec2f(a * 1.25 * $fine - u.time * 0.0030, 0.61)).r;
  let shaft = ramp(0.44, 0.74, broad * 0.62 + thin * 0.42);
  return c + $color * u.sunColor * shaft * (fade - 0.03) * $strength;
}
