/*{
  "kind": "layer",
  "costMs": 6,
  "params": { "depth": 6, "height": 2.4, "body": [0.014, 0.075, 0.1], "through": [0.04, 0.24, 0.23] }
}*/
// A wave that stands up behind a surfer: its face drawn up out of the sea, light through the thin crest, a lip of foam.
// It stays at one depth: whoever rides it goes along with it.
fn M_layer(r: Ray) -> Layer {
  let p = u.camera.xy + r.q * ($depth - u.camera.z);
  if (p.y < -0.3 || p.y > $height * 1.35) { return NOTHING; }
  let t = u.time;
  let swell = noise2(vec2f(p.x * 0.13 + 3.0, t * 0.1));
  let ragged = noise2(vec2f(p.x * 1.7 + t * 0.3, t * 0.9)) + 0.5 * noise2(vec2f(p.x * 5.1, t * 1.7 + 4.0));
  let top = $height * (0.66 + 0.42 * swell) + 0.2 * (ragged - 0.75);
  let alpha = ramp(top + 0.05, top - 0.05, p.y) * ramp(-0.25, 0.12, p.y);
  if (alpha < 0.004) { return NOTHING; }
  let k = sat(p.y / top);
  // Water runs up the face: streaks that bend toward the crest.
  let bend = p.x + 0.5 * k * k;
  let streak = noise2(vec2f(bend * 2.6, p.y * 0.8 - t * 1.3)) * 0.6 + noise2(vec2f(bend * 7.0, p.y * 1.9 - t * 2.1)) * 0.4;
  let light = u.ambient * 2.2 + u.sunColor * 0.35 + u.horizon * 0.5;
  var c = $body * light * (0.7 + 0.9 * streak) * (1.1 - 0.4 * k);
  // The foot mirrors the sky; the thin crest lets the light behind it through.
  c = mix(c, mapAt(vec2f(r.q.x + 0.05 * (streak - 0.5), 0.04 + 0.3 * k), 2.5).rgb, 0.22 * (1.0 - k) * (1.0 - k) + 0.06 * streak);
  c += $through * (u.sunColor * 0.6 + u.horizon * 0.5) * k * k * (0.5 + 0.8 * streak);
  let churn = noise2(vec2f(p.x * 2.4 - t * 0.5, p.y * 2.6 + t * 1.4)) * 0.4 + noise2(vec2f(p.x * 7.3 + t * 0.4, p.y * 6.0 + t * 2.4)) * 0.35 + noise2(vec2f(p.x * 19.0, p.y * 15.0 + t * 4.0)) * 0.25;
  let lip = ramp(0.8, 1.06, k + 0.5 * (churn - 0.5) + 0.1 * (swell - 0.5));
  let lace = ramp(0.55, 0.8, churn) * ramp(0.35, 1.0, k) * 0.55;
  let foot = ramp(0.1, -0.02, k + 0.24 * (churn - 0.5)) * 0.5;
  c = mix(c, vec3f(0.82, 0.86, 0.88) * (u.ambient * 1.3 + u.sunColor * 0.45 + u.horizon * 0.5), sat(lip + lace + foot) * 0.92);
  return Layer(throughAir(c, $depth, r.dir), alpha);
}
