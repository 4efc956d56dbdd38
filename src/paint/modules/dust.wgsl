/*{
  "kind": "front",
  "costMs": 5,
  "params": { "color": [1.0, 0.9, 0.6], "strength": 0.3, "size": 1, "density": 0.4, "rise": 0.03, "blink": 0 }
}*/
// Motes of dust in the light, or fireflies: two depths of soft specks that drift, brightest toward the key light.
//   blink  0 dust that glints slowly … 1 fireflies that go out and come again, everywhere in the frame
fn M_specks(r: Ray, scale: f32, near: f32) -> f32 {
  let drift = vec2f(0.06 * sin(u.time * 0.31 + near * 4.0) - u.camera.x * near, -$rise * u.time) * scale;
  let p = r.uv * scale + drift + near * 17.3;
  let cell = floor(p);
  let h = hash22(cell);
  if (h.x > $density) { return 0.0; }
  let h2 = fract(h * 37.7 + 0.3);
  let wobble = 0.12 * vec2f(sin(u.time * 0.9 + h.y * 40.0), cos(u.time * 0.7 + h2.x * 40.0));
  let q = p - cell - 0.5 - (h2 - 0.5) * 0.5 - wobble;
  let radius = $size * scale * 0.0042 * (0.4 + h2.x) * (0.7 + near);
  let d2 = dot(q, q) / (radius * radius);
  if (d2 > 5.0) { return 0.0; }
  let wave = 0.5 + 0.5 * sin(u.time * (0.6 + 1.3 * h2.y) + h.y * 60.0);
  return exp(-d2 * 1.4) * mix(0.35 + 0.65 * wave, ramp(0.25, 0.85, wave), $blink);
}

fn M_front(r: Ray, c: vec3f) -> vec3f {
  let specks = M_specks(r, 9.0, 1.0) + M_specks(r, 21.0, 0.3) * 0.7;
  if (specks < 0.002) { return c; }
  let facing = max(dot(r.dir, u.sun), 0.0);
  let light = mix(facing * facing * facing * 1.6, 1.0, $blink);
  return c + $color * $strength * specks * light;
}
