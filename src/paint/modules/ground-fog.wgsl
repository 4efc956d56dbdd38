/*{ "kind": "front", "costMs": 8, "params": { "deep": 1.3, "strength": 0.75, "near": 6, "color": [0.5, 0.56, 0.6] } }*/
// Fog that lies on the ground in banks and drifts, before and between what stands there.
//   deep = how high it reaches, metres; near = where the first bank is
fn M_front(r: Ray, c: vec3f) -> vec3f {
  var seen = c;
  let top = u.camera.y + r.q.y * $near * 4.5;
  if (r.q.y > 0.0 && top > u.camera.y + $deep * 3.0) { return c; }
  let light = $color * (u.ambient * 1.6 + u.horizon * 0.55 + u.sunColor * 0.14) * (1.0 + 1.5 * exp(-length(r.q - u.sun.xy / max(u.sun.z, 0.2)) * 1.6));
  for (var k = 2; k >= 0; k--) {
    let z = $near * (1.0 + 1.4 * f32(k));
    let p = u.camera.xy + r.q * z;
    let n = tileAtLod(vec2f(p.x * 0.035 + u.time * (0.004 + 0.002 * f32(k)), p.y * 0.11 + 0.37 * f32(k)), 1.0);
    let m = tileAtLod(vec2f(p.x * 0.011 - u.time * 0.003, p.y * 0.05 + 0.71 * f32(k)), 1.0);
    let billow = 0.45 * n.r + 0.75 * m.r;
    // Thin toward the lens, where it would hide the ground.
    let lies = exp(-max(p.y, 0.0) * max(p.y, 0.0) / ($deep * $deep * (0.35 + 1.3 * billow))) * ramp(-2.6, -0.2, p.y);
    seen = mix(seen, light, sat($strength * lies * ramp(0.22, 0.85, billow)));
  }
  return seen;
}
