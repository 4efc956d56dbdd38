/*{
  "kind": "sky",
  "costMs": 7,
  "params": { "deep": [0.004, 0.06, 0.15], "mid": [0.008, 0.19, 0.38], "bright": [0.45, 0.95, 0.95], "beams": 1 }
}*/
// Under water there is no sky: the water darkens with depth, the surface shines above, beams slant down from it.
fn M_sky(dir: vec3f, c: vec4f) -> vec4f {
  let q = dir.xy / max(dir.z, 0.05);
  let s = u.sun.xy / max(u.sun.z, 0.1);
  let day = luminance(u.sunColor) * 0.5;
  let k = sat((q.y + 0.55) * 0.85);
  var o = mix(hazeColor(dir), mix($deep, $mid, ramp(0.0, 0.75, k)) * (0.15 + 0.85 * day), ramp(0.0, 0.35, q.y));
  let d = length((q - s) * vec2f(0.75, 1.0));
  o += $bright * (exp(-d * 2.8) * 0.55 + exp(-d * 7.0) * 0.9) * day;
  let under = vec2f(q.x / max(1.15 - q.y, 0.2) * 0.20 + u.time * 0.006, 1.0 / max(1.25 - q.y, 0.2) * 0.3 - u.time * 0.010);
  let surface = tileAt(under);
  let net = shardAt(under * 2.3 + vec2f(u.time * 0.008, -u.time * 0.005)).a;
  o += $bright * ramp(0.30, 0.72, q.y) * (ramp(0.40, 0.66, surface.r) * 0.35 + net * 0.5) * exp(-abs(q.x - s.x) * 1.1) * day;
  let a = (q.x - s.x) / max(s.y + 0.75 - q.y, 0.15);
  let broad = tileAt(vec2f(a * 0.42 + u.time * 0.004, 0.23 + u.time * 0.006)).r;
  let thin = tileAt(vec2f(a * 1.35 - u.time * 0.009, 0.61)).r;
  let beam = ramp(0.44, 0.74, broad * 0.62 + thin * 0.42) * exp(-abs(a)) * ramp(-0.55, 0.45, q.y);
  o += $bright * beam * $beams * 0.50 * ramp(-0.02, 0.3, q.y) * day;
  return vec4f(o, exp(-d * 2.0) * 0.8);
}
