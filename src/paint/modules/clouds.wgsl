/*{
  "kind": "sky",
  "costMs": 9,
  "params": { "cover": -1, "scale": 1, "dark": 0, "speed": 1, "billow": 0.5, "streak": 1 }
}*/
// A deck of clouds on a plane above, lit by one offset sample toward the sun.
//   cover < 0: taken from the weather; dark 0 fair … 1 thunder; billow 0 veils … 1 heaps; streak > 1 pulls
//   them long
fn M_density(p: vec2f) -> f32 {
  let a = tileAt(p * 0.8);
  let b = tileAt(p * 2.3 + vec2f(0.3, u.time * 0.002));
  let f = tileAt(p * 6.1 + 0.37);
  return a.r * 0.55 + b.r * 0.26 + mix(f.a * 0.12, b.b * 0.22 + f.a * 0.07, $billow);
}

fn M_sky(dir: vec3f, c: vec4f) -> vec4f {
  let q = dir.xy / dir.z;
  if (q.y < 0.0) { return c; }
  let depth = 1.0 / (q.y + 0.075);
  let drift = vec2f(u.time * 0.0042, u.time * 0.0016) * $speed * (0.4 + u.windSpeed);
  let p = vec2f(q.x * depth * 0.085 / $streak, depth * 0.13) * $scale + drift + u.seed * 0.37;
  let cover = select($cover, u.cover, $cover < 0.0);
  let threshold = mix(0.70, 0.34, cover);
  let d = M_density(p);
  let coverage = ramp(threshold - 0.02, threshold + 0.17, d) * ramp(0.0, 0.06, q.y);
  if (coverage < 0.004) { return c; }
  let toward = u.sun.xy / max(abs(u.sun.z), 0.2) - q;
  let d2 = M_density(p + normalize(toward + 0.001) * vec2f(0.035, -0.02));
  let edge = sat(0.5 + (d - d2) * 4.5);
  let thick = ramp(threshold + 0.02, threshold + 0.34, d);
  let g = max(dot(dir, u.sun), 0.0);
  let g3 = g * g * g;
  let shade = mix(u.middle, u.zenith * (1.0 + 0.6 * $dark), mix(0.5, 0.88, $dark));
  let base = shade * 0.40 + u.ambient * 0.45 + u.sunColor * 0.30 * max(u.sun.y, 0.0) * (1.0 - $dark);
  // A low sun lights the edges that face it and leaves the rest in shadow.
  let low = ramp(0.25, 0.05, u.sun.y) * (1.0 - u.night) * (1.0 - $dark);
  let bright = base * (1.0 - 0.4 * low) + u.sunColor * edge * (0.25 + 1.1 * g3 * g3) * (0.52 + 0.3 * low);
  var cloud = mix(bright, base * (0.55 - 0.2 * low), thick * (0.5 + 0.35 * $dark));
  if ($dark > 0.0) {
    let heap = tileAt(p * 1.7 + 0.4).r * 0.6 + tileAt(p * 4.4 + vec2f(u.time * 0.003, 0.2)).r * 0.4;
    let relief = mix(0.16, 1.45, ramp(0.30, 0.70, heap + (d - d2) * 1.6));
    cloud = mix(cloud, base * relief + u.sunColor * 0.05 * sat((d - d2) * 6.0) * g * g, $dark);
  }
  cloud += vec3f(0.55, 0.6, 1.0) * u.flash * ramp(0.2, 0.7, d) * exp(-length(q - vec2f(-0.2, 0.3)) * 2.0) * 1.3;
  cloud = mix(cloud, u.horizon, exp(-q.y * 14.0) * 0.7);
  return vec4f(mix(c.rgb, cloud, coverage * 0.96), c.a * (1.0 - coverage * 0.85));
}
