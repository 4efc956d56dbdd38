/*{
  "kind": "sky", "costMs": 3,
  "params": { "x": -0.32, "wide": 0.40, "foot": 0.02, "tall": 0.62, "wall": [0.30, 0.22, 0.16], "green": [0.10, 0.16, 0.05], "bokeh": 0, "candles": 0 }
}*/
// A room out of focus behind what stands close: a window with panes at one side, a plant, lamps as discs.
fn M_sky(dir: vec3f, c: vec4f) -> vec4f {
  let q = dir.xy / max(dir.z, 0.1);
  let at = q - vec2f(heroX($x), $foot + 0.5 * $tall);
  let out = boxDistance(at, vec2f($wide, $tall) * 0.5);
  let pane = ramp(0.05, -0.03, out);
  let bars = max(ramp(0.035, 0.004, abs(at.x)), ramp(0.03, 0.004, abs(at.y - 0.12 * $tall)));
  let outside = mix(u.horizon * 1.15, u.zenith * 1.4 + u.horizon * 0.3, ramp(-0.2, 0.5, at.y));
  let trees = ramp(0.02, -0.16, at.y + 0.10 + 0.10 * sin(at.x * 9.0 + u.seed)) * 0.75;
  let beyond = mix(outside, $green * (u.ambient * 2.0 + u.sunColor * 0.5), trees);
  let falloff = exp(-max(out, 0.0) * 2.2);
  let wall = $wall * (u.ambient * (0.55 + 0.7 * falloff) + u.horizon * 0.35 * falloff + vec3f(0.22, 0.13, 0.06) * u.lamps * (0.5 + $candles));
  var seen = mix(wall, beyond * (1.0 - 0.72 * bars), pane);
  seen *= 1.0 - 0.35 * ramp(0.0, 0.02, out) * ramp(0.07, 0.03, out);
  let lights = max($bokeh, $candles) * (0.25 + 0.75 * u.lamps);
  if (lights > 0.01) {
    for (var i = 0; i < 9; i++) {
      let h = hash22(vec2f(f32(i), 4.0));
      let p = vec2f((h.x * 2.0 - 1.0) * 1.1, 0.06 + 0.42 * h.y) ;
      let size = 0.045 + 0.05 * fract(h.x * 7.3);
      let shine = (0.75 + 0.25 * sin(u.time * (0.6 + h.y) + 9.0 * h.x)) * lights;
      seen += mix(vec3f(1.0, 0.55, 0.2), vec3f(1.0, 0.8, 0.5), h.y) * shine * 0.42 * ramp(size, size * 0.82, length(q - p));
    }
  }
  return vec4f(seen, pane * 0.5);
}
