/*{ "kind": "fine", "costMs": 2, "params": { "size": 1 } }*/
// Disc of the sun or moon at full size.
fn M_fine(r: Ray, c: vec3f, vis: f32) -> vec3f {
  if (u.discRadius <= 0.0 || u.sun.z <= 0.0) { return c; }
  let offset = r.q - u.sun.xy / u.sun.z;
  let d = length(offset) / (u.discRadius * $size);
  if (d > 9.0) { return c; }
  let edge = r.px / (u.discRadius * $size);
  let disc = ramp(1.0 + edge, 1.0 - edge, d);
  let face = 0.62 + 0.55 * tileAt(offset * 1.6 + 0.3).r;
  let tone = mix(vec3f(1.0), u.sunColor / max(luminance(u.sunColor), 0.05), 0.9);
  let hot = tone * mix(3.2, 1.5 * face, ramp(0.5, 1.0, u.night));
  return c + (disc * hot + u.sunColor * exp(-d * 0.9) * 0.5) * vis;
}
