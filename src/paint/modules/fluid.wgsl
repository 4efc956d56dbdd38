/*{
  "kind": "sky", "costMs": 6,
  "params": { "scale": 3.2, "speed": 0.25, "relief": 1, "first": [0.05, 0.10, 0.55], "second": [0.85, 0.10, 0.42], "third": [0.98, 0.62, 0.12] }
}*/
// Colours that flow into each other: folded waves; relief 0 a soft gradient … 1 a thick, shining liquid.
fn M_fold(p: vec2f) -> vec2f {
  var w = p;
  for (var i = 0; i < 5; i++) {
    let k = f32(i) * 1.31 + u.seed * 0.1;
    w += vec2f(sin(w.y * 1.55 + u.time * $speed + k), cos(w.x * 1.35 - u.time * $speed * 0.8 + k * 1.7)) * 0.58;
  }
  return w;
}

fn M_sky(dir: vec3f, c: vec4f) -> vec4f {
  let p = dir.xy / max(dir.z, 0.1) * $scale;
  let w = M_fold(p);
  let a = 0.5 + 0.5 * sin(w.x * 1.1 + w.y * 0.6);
  let b = 0.5 + 0.5 * sin(w.y * 1.4 - w.x * 0.5 + 1.0);
  var color = mix(mix($first, $second, ramp(0.1, 0.9, a)), $third, ramp(0.45, 0.95, b) * 0.9);
  if ($relief == 0.0) {
    // A gradient keeps all three in sight.
    let k = sat(0.5 + (p.x * 0.42 - p.y * 0.55) / $scale + 0.16 * sin(w.x * 0.7 + w.y * 0.4));
    color = mix(mix($first, $second, ramp(0.0, 0.55, k)), $third, ramp(0.5, 1.0, k));
  } else {
    let e = 0.02;
    let lean = vec2f(M_fold(p + vec2f(e, 0.0)).x - w.x, M_fold(p + vec2f(0.0, e)).y - w.y) / e * 0.22;
    let n = normalize(vec3f(lean, 1.0));
    let shine = pow(max(dot(n, normalize(vec3f(-0.45, 0.6, 0.9))), 0.0), 26.0);
    color = color * mix(1.0, 0.45 + 0.75 * n.z + 0.25 * n.y, $relief) + vec3f(0.9) * shine * $relief;
  }
  return vec4f(color, 0.0);
}
