/*{
  "kind": "sky",
  "costMs": 7,
  "params": { "x": 0.0, "y": 0.02, "radius": 0.13, "hot": [1.0, 0.86, 0.62], "warm": [1.0, 0.38, 0.08] }
}*/
// A black hole: a disc of glowing gas nearly edge on, its far side lifted over the shadow by the bending of light, a
// thin ring of light around the shadow. The side that turns toward us is brighter.
fn M_gas(far: f32, angle: f32) -> vec3f {
  let speed = 0.35 / (far * sqrt(far) + 0.1);
  let streaks = tileAt(vec2f((angle + u.time * speed) * 0.3183 , far * 0.35));
  let fine = tileAt(vec2f((angle + u.time * speed) * 0.955 , far * 1.1 + 0.4));
  let body = ramp(1.35, 1.75, far) * exp(-(far - 1.6) * 0.62) * (0.35 + 1.25 * streaks.r * streaks.r + 0.45 * (fine.r - 0.4));
  return mix($warm, $hot, exp(-(far - 1.5) * 0.85)) * max(body, 0.0);
}

fn M_sky(dir: vec3f, c: vec4f) -> vec4f {
  let q = (dir.xy / max(dir.z, 0.05) - vec2f(heroX($x), $y)) / $radius;
  let d = length(q);
  if (d > 8.0) { return c; }
  let beam = 1.0 - 0.55 * clamp(q.x / (d + 0.3), -1.0, 1.0);
  // Light passes behind: the sky near the hole is thinned out.
  var o = c.rgb * ramp(0.9, 1.9, d) * (1.0 - exp(-abs(d - 1.0) * 3.0) * 0.5);
  // The far half of the disc, bent up over and down under the shadow.
  let over = max(d - 0.10 * abs(q.x), 0.0);
  let lifted = M_gas(1.35 + (over - 1.02) * 2.1, atan2(q.y, q.x)) * ramp(0.98, 1.06, d) * exp(-max(d - 1.2, 0.0) * 1.9);
  o += lifted * beam * select(0.45, 0.95, q.y > 0.0);
  o += $hot * exp(-abs(d - 1.015) * 26.0) * 1.4 * beam;
  o *= ramp(0.96, 1.0, d);
  // The near half crosses in front.
  let flat = vec2f(q.x, q.y / 0.105);
  let far = length(flat);
  let near = M_gas(far, atan2(flat.y, flat.x)) * ramp(1.3, 1.6, far) * select(ramp(0.9, 1.4, d), 1.0, q.y < 0.03);
  o += near * beam * 1.35;
  return vec4f(min(o, vec3f(12.0)), c.a);
}
