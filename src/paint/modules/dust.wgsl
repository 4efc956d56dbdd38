/*{
  "kind": "front",
  "costMs": 4,
  "params": { "color": [1.0, 0.9, 0.6], "strength": 0.3, "size": 1, "density": 0.55, "rise": 0.03, "blink": 0 }
}*/
// Motes of dust in the light, or fireflies: soft specks of many sizes that drift, brightest toward
// the key light.
//   blink  0 dust that glints slowly … 1 fireflies that go out and come again, everywhere in the frame
fn M_front(r: Ray, c: vec3f) -> vec3f {
  let scale = 14.0;
  let p = r.uv * scale + vec2f(-u.camera.x * 0.6, -$rise * u.time) * scale;
  let cell = floor(p);
  let h = hash22(cell);
  if (h.x > $density) { return c; }
  let h2 = fract(h * 37.7 + 0.3);
  let q = p - cell - 0.5 - (h2 - 0.5) * 0.4;
  let near = fract(h.x * 91.0);
  let radius = $size * (0.022 + 0.075 * near * near * near);
  let reach = radius * 2.3 + 0.14;
  if (max(abs(q.x), abs(q.y)) > reach) { return c; }
  let off = q - 0.14 * vec2f(sin(u.time * 0.9 + h.y * 40.0), cos(u.time * 0.7 + h2.x * 40.0));
  let d2 = dot(off, off) / (radius * radius);
  if (d2 > 5.0) { return c; }
  let wave = 0.5 + 0.5 * sin(u.time * (0.6 + 1.3 * h2.y) + h.y * 60.0);
  let shine = exp(-d2 * 1.4) * mix(0.35 + 0.65 * wave, ramp(0.25, 0.85, wave), $blink) * (1.0 - 0.55 * near);
  let facing = max(dot(r.dir, u.sun), 0.0);
  return c + $color * $strength * shine * mix(facing * facing * facing * 1.6, 1.0, $blink);
}
