/*{
  "kind": "fine",
  "costMs": 12,
  "params": { "density": 1, "milkyWay": 0.6, "nebula": 0, "tintA": [0.5, 0.2, 0.8], "tintB": [0.1, 0.5, 0.9] }
}*/
// Stars of two sizes, many faint and few bright, the Milky Way, an optional coloured nebula. They come out with the
// night and pale before whatever shines in the sky (dusk, northern lights).
fn M_field(r: Ray, scale: f32, layer: f32) -> vec3f {
  let p = r.q * scale + layer * 17.0;
  let cell = floor(p);
  let h = hash22(cell);
  let m = hash2(cell + 3.7);
  if (m < 0.93) { return vec3f(0.0); }
  let d = length(p - cell - 0.2 - 0.6 * h) / scale / max(r.px, 0.0008);
  let bright = (m - 0.93) / 0.07;
  let b4 = bright * bright * bright * bright;
  // A pixel of a small picture is much for a star.
  let small = sat(0.0013 / r.px);
  let twinkle = 0.75 + 0.25 * sin(u.time * (1.0 + 3.0 * h.x) + h.y * 40.0);
  let tone = mix(vec3f(1.0, 0.82, 0.62), vec3f(0.66, 0.8, 1.0), h.x);
  return tone * (0.055 + 0.17 * bright + 0.9 * b4 * b4 * b4) * twinkle * exp(-d * d * (1.9 - 0.9 * b4)) * 1.7 * small * small;
}

fn M_fine(r: Ray, c0: vec3f, vis: f32) -> vec3f {
  let on = max(ramp(0.2, 0.9, u.night) * ramp(0.95, 0.5, u.cover), step(0.01, $nebula)) * vis;
  if (on < 0.02) { return c0; }
  let low = ramp(0.0, 0.16, r.q.y + $nebula * 3.0);
  let pale = 1.0 / (1.0 + 30.0 * max(luminance(c0) - 0.05, 0.0));
  var c = c0 + (M_field(r, 46.0, 0.0) + M_field(r, 86.0, 1.0)) * on * $density * low * pale;
  if ($milkyWay > 0.0) {
    let m = turned(r.q, 0.6);
    let across = (m.y - 0.25) * 2.6;
    let band = exp(-across * across);
    let n = tileAt(m * 0.32 + 0.2);
    let n2 = tileAt(m * 1.1 + 0.6);
    let dust = ramp(0.42, 0.66, n.r * 0.6 + n2.g * 0.45);
    c += vec3f(0.30, 0.34, 0.52) * 0.22 * $milkyWay * band * (0.25 + n.g * n2.a * 1.8) * dust * on;
    if ($nebula > 0.0) {
      let cloud = ramp(0.36, 0.78, n.r * 0.7 + n2.r * 0.35);
      let tone = ramp(0.3, 0.72, tileAt(m * 0.21 + 0.71).r);
      c += mix($tintA, $tintB, tone) * $nebula * (cloud * cloud * (0.25 + 1.5 * n2.g * n.g) + 0.06) * vis;
    }
  }
  return c;
}
