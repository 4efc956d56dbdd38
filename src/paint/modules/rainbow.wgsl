/*{ "kind": "sky", "costMs": 2, "params": { "strength": 1, "x": 0.25 } }*/
// A rainbow of some 42° around the point opposite the sun, brighter inside, with a faint second bow outside.
//   x  middle of the bow on the tangent plane: what the sun's own place would put out of the picture
fn M_bow(d: f32) -> vec3f {
  let k = (d - vec3f(0.62, 0.5, 0.36)) / 0.2;
  return exp(-k * k * 3.0);
}

fn M_sky(dir: vec3f, c: vec4f) -> vec4f {
  let q = dir.xy / max(dir.z, 0.05);
  if (q.y < -0.01) { return c; }
  let off = vec2f(q.x - heroX($x), q.y + 0.18);
  let radius = length(off);
  let first = (radius - 0.66) / 0.075;
  let second = (0.92 - radius) / 0.11;
  let day = (1.0 - u.night) * $strength;
  var light = vec3f(0.0);
  if (first > -0.5 && first < 1.5) { light += M_bow(first) * 0.34; }
  if (second > -0.5 && second < 1.5) { light += M_bow(second) * 0.09; }
  let inside = ramp(0.66, 0.5, radius) * 0.05;
  let tone = 0.25 * u.sunColor + 0.5 * u.horizon;
  return vec4f(c.rgb + (light + inside) * tone * day * ramp(0.0, 0.05, q.y), c.a);
}
