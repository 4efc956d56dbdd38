/*{ "kind": "fine", "costMs": 1, "params": { "x": -0.3, "top": 0.7, "bottom": 0.02 } }*/
// A forked bolt, there only while lightning flashes; a new path for every flash.
fn M_path(y: f32, s: f32) -> f32 {
  return (tileAt(vec2f(y * 0.19 + s, 0.37 + s)).r - 0.5) * 0.55
    + (tileAt(vec2f(y * 0.9 + s * 3.0, 0.11)).r - 0.5) * 0.13
    + (tileAt(vec2f(y * 3.1 + s, 0.77)).a - 0.5) * 0.028;
}

fn M_fine(r: Ray, c: vec3f, vis: f32) -> vec3f {
  if (u.flash < 0.03 || r.q.y < $bottom) { return c; }
  let s = floor(u.time / 2.1) * 0.37 + u.seed * 0.11;
  let y = r.q.y;
  let x = r.q.x - heroX($x) - (fract(s * 7.3) - 0.5) * 0.7 + M_path($bottom, s) * 0.3;
  let d = abs(x - M_path(y, s));
  var glow = 0.0016 / (d + 0.0012) + 0.010 / (d + 0.05);
  let fork = mix($bottom, $top, 0.55);
  if (y < fork) {
    let branch = abs(x - M_path(fork, s) - (fork - y) * 0.55 - (M_path(y, s + 0.5) - M_path(fork, s + 0.5)));
    glow += (0.0009 / (branch + 0.0012) + 0.004 / (branch + 0.05)) * ramp($bottom, fork, y + 0.1);
  }
  return c + vec3f(0.72, 0.78, 1.0) * min(glow, 3.0) * u.flash * 3.2 * ramp($top + 0.15, $top - 0.1, y);
}
