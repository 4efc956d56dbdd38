/*{
  "kind": "sky",
  "costMs": 6,
  "params": { "x": 0.1, "y": 0.12, "radius": 0.62, "tilt": 0.42, "turn": 0.5, "core": [1.0, 0.80, 0.52], "arms": [0.42, 0.56, 1.0], "dust": [0.9, 0.25, 0.45] }
}*/
// A spiral galaxy seen at a slant: a bright bulge, two logarithmic arms of stars and dust that turn slowly.
fn M_sky(dir: vec3f, c: vec4f) -> vec4f {
  let q = dir.xy / max(dir.z, 0.05) - vec2f(heroX($x), $y);
  let leaning = turned(q, -$turn);
  let p = vec2f(leaning.x, leaning.y / $tilt) / $radius;
  let d = length(p);
  if (d > 1.6) { return c; }
  let angle = atan2(p.y, p.x);
  let winding = angle * 2.0 - log(d + 0.06) * 5.2 + u.time * 0.02;
  let arm = 0.5 + 0.5 * cos(winding);
  let turnedBy = turned(p, -log(d + 0.06) * 2.1 + u.time * 0.01);
  let clumps = tileAt(turnedBy * 0.55 + 0.3);
  let fine = tileAt(turnedBy * 2.1 + 0.7);
  let disc = exp(-d * 2.3) * ramp(1.6, 0.8, d);
  let lit = disc * (0.10 + 1.5 * arm * arm * (0.35 + 1.1 * clumps.r)) * (0.55 + 0.9 * fine.r);
  let lane = ramp(0.45, 0.75, clumps.g) * exp(-pow((arm - 0.45) * 3.0, 2.0)) * ramp(0.12, 0.3, d);
  let births = ramp(0.62, 0.82, fine.b) * arm * disc * ramp(0.1, 0.3, d);
  let bulge = exp(-length(vec2f(leaning.x, leaning.y / mix($tilt, 1.0, 0.45))) / $radius * 7.5);
  var light = mix($core, $arms, ramp(0.05, 0.5, d)) * lit * (1.0 - 0.65 * lane) * 1.3;
  light += $core * bulge * 1.9 + $dust * births * 1.4;
  return vec4f(c.rgb + light, c.a);
}
