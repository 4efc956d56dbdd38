/*{ "kind": "sky", "costMs": 8, "params": { "x": 0, "y": 0.32, "wide": 0.09, "lean": 0.35, "smoke": [0.10, 0.095, 0.10], "fire": [1.6, 0.38, 0.06], "rise": 0.03 } }*/
// A column of smoke that billows up from a point and drifts aside, lit from below by fire.
fn M_sky(dir: vec3f, c: vec4f) -> vec4f {
  let q = dir.xy / max(dir.z, 0.1) - vec2f(heroX($x), $y);
  if (q.y < -0.02) { return c; }
  let axis = $lean * q.y * (0.5 + 1.6 * q.y);
  let wide = $wide * (0.55 + 4.2 * q.y);
  let off = (q.x - axis) / wide;
  if (abs(off) > 2.2) { return c; }
  let a = tileAt(vec2f(off * 0.13 + 0.2, q.y * 0.55 - u.time * $rise));
  let b = tileAt(vec2f(off * 0.30 - a.r * 0.2, q.y * 1.25 - u.time * $rise * 1.7));
  let body = 1.0 - abs(off) + (a.r - 0.5) * 1.7 + (b.r - 0.5) * 1.0;
  let thick = ramp(0.1, 0.75, body) * ramp(-0.02, 0.02, q.y) * ramp(1.1, 0.4, q.y);
  let side = sat(0.5 + (b.r - a.r) * 1.3 + 0.35 * (off * sign(u.sun.x)));
  let light = $smoke * (u.ambient * 1.6 + u.sunColor * 0.55 * side + u.horizon * 0.3) + $fire * exp(-q.y * 7.0) * (0.25 + 0.9 * b.b) * (0.4 + 0.6 * max(u.night, 0.3));
  return vec4f(mix(c.rgb, light, thick), c.a * (1.0 - thick));
}
