/*{
  "kind": "layer",
  "costMs": 10,
  "params": { "depth": 6, "height": 2.4, "wash": 0, "body": [0.010, 0.075, 0.105], "through": [0.05, 0.36, 0.34] }
}*/
// A wave that somebody rides: highest behind them, its shoulders falling to both sides; hollow, the light shines through
// under the lip, which throws itself over and breaks. It stays at one depth: whoever rides it goes along with it.
//   wash = 1: instead the water before them, that the board cuts: a low ridge with foam, over the subjects

fn M_noise(p: vec2f) -> f32 { return 0.6 * noise2(p) + 0.4 * noise2(p * 2.3 + 7.0); }

// Foam: bubbles large and small, 0 … 1.
fn M_bubbles(p: vec2f) -> f32 { return 0.5 * tileAt(p * 0.16).r + 0.5 * tileAt(p * 0.41 + 0.3).b; }

fn M_white() -> vec3f { return u.ambient * 1.35 + u.sunColor * 0.5 + u.horizon * 0.45; }

fn M_ridge(r: Ray, p: vec2f) -> Layer {
  let t = u.time;
  let ragged = M_noise(vec2f(p.x * 0.9 - t * 1.1, t * 0.5)) * 0.7 + 0.3 * noise2(vec2f(p.x * 5.0 - t * 2.3, t * 1.7));
  let top = 0.13 * $height * (0.25 + 0.95 * ragged) * ramp(1.5, 0.4, abs(r.q.x)) - 0.02;
  let alpha = ramp(top + 0.03, top - 0.05, p.y) * ramp(-0.75, -0.05, p.y);
  if (alpha < 0.01) { return NOTHING; }
  let k = sat((top - p.y) / (0.2 * $height));
  let churn = M_bubbles(vec2f(p.x * 1.3 - t * 0.7, p.y * 3.4 + t * 0.35));
  let foam = sat(ramp(0.46, 0.62, churn + 0.20 * (1.0 - k)) * ramp(1.2, 0.3, k) + ramp(0.14, 0.0, k) * ramp(0.35, 0.5, churn));
  var c = $body * (u.ambient * 2.2 + u.horizon * 0.5) + mapAt(vec2f(r.q.x, 0.1), 3.0).rgb * 0.25;
  c = mix(c, M_white() * (0.45 + 0.75 * churn), foam);
  return Layer(c, alpha * mix(0.55, 1.0, foam) * ramp(1.25, 0.75, k));
}

fn M_layer(r: Ray) -> Layer {
  let p = u.camera.xy + r.q * ($depth - u.camera.z);
  if ($wash > 0.5) { return M_ridge(r, p); }
  if (p.y < -0.9 || p.y > $height * 1.75) { return NOTHING; }
  let t = u.time;
  let soft = r.px * $depth;
  // The peak of it stays in the picture, and wanders a little.
  let off = r.q.x - 0.10 * sin(t * 0.23);
  let peak = exp(-off * off * 2.1);
  let swell = noise2(vec2f(p.x * 0.16 + 3.0, t * 0.12));
  let ragged = noise2(vec2f(p.x * 1.5 + t * 0.4, t * 1.1)) * 0.55 + 0.3 * noise2(vec2f(p.x * 4.3 - t * 0.6, t * 1.9)) + 0.15 * noise2(vec2f(p.x * 12.0, t * 3.1));
  let crest = $height * (0.30 + 0.90 * peak) * (0.86 + 0.26 * swell);
  let broken = ramp(0.45, 0.85, peak);
  let top = crest + $height * (0.05 + 0.17 * broken) * (ragged - 0.42);
  let cover = ramp(top + soft * 2.0, top - soft * 2.0 - 0.03 * ragged, p.y) * ramp(-0.8, -0.1, p.y);
  // Spray that the wind tears off the lip.
  let mist = 0.34 * broken * exp(-max(p.y - top, 0.0) * 3.2) * M_noise(vec2f(p.x * 1.3 + t * 1.2, p.y * 2.2 - t * 0.8)) * step(top, p.y);
  if (cover < 0.004 && mist < 0.01) { return NOTHING; }
  let k = sat(p.y / max(crest, 0.2));
  // Water is drawn up the hollow face: lines that bend toward the peak.
  let bend = p.x - 0.9 * off * k * k;
  let lines = noise2(vec2f(bend * 2.2, p.y * 0.4 - t * 0.8)) * 0.4 + 0.6 * tileAt(vec2f(bend * 0.34, p.y * 0.07 - t * 0.13)).r;
  let sky = mapAt(vec2f(r.q.x + 0.08 * (lines - 0.5), 0.05 + 0.45 * (1.0 - k)), 2.0).rgb;
  let light = u.ambient * 2.0 + u.sunColor * 0.3 + u.horizon * 0.45;
  // Dark in its hollow, clear and lit under the crest.
  let hollow = ramp(0.0, 0.42, k) * ramp(0.85, 0.45, k);
  var c = $body * light * (0.65 + 0.8 * lines) * (1.0 - 0.45 * hollow);
  c = mix(c, sky, 0.34 * (1.0 - k) * (1.0 - k) + 0.10 * lines);
  c += $through * (u.sunColor * 0.55 + u.horizon * 0.55 + u.ambient * 0.4) * ramp(0.45, 0.95, k) * (0.45 + 0.8 * lines);
  // The lip falls in strands over the face where it breaks, and foam is drawn up from the foot.
  let strands = noise2(vec2f(p.x * 2.6 + 0.3 * sin(t * 0.9 + p.x), t * 0.5)) * 0.55 + 0.45 * tileAt(vec2f(p.x * 0.31, p.y * 0.05 + t * 0.12)).r;
  let churn = M_bubbles(vec2f(p.x * 1.2 - t * 0.2, p.y * 1.4 + t * 0.6));
  let falls = 0.86 - 0.36 * broken * strands;
  let lip = ramp(falls - 0.06, falls + 0.07, k + 0.42 * (churn - 0.5));
  let net = waveAt(vec2f(bend * 0.11, p.y * 0.13 - t * 0.05)).a;
  let lace = ramp(0.50, 0.92, net) * ramp(0.30, 0.62, lines) * ramp(0.9, 0.05, k) * 0.8;
  let foot = ramp(0.13, -0.05, k + 0.5 * (churn - 0.5)) * (0.3 + 0.5 * broken);
  let foam = sat(lip * (0.35 + 0.65 * broken) + lace * 0.8 + foot);
  let shade = 0.34 + 0.95 * churn + 0.22 * ramp(0.7, 1.05, k);
  c = mix(c, M_white() * shade, foam * 0.96);
  // Under the lip lies its shadow.
  c *= 1.0 - 0.38 * broken * ramp(falls - 0.26, falls - 0.08, k) * (1.0 - lip);
  let alpha = max(cover, mist);
  return Layer(throughAir(mix(M_white() * 0.9, c, sat(cover / max(alpha, 0.001))), $depth, r.dir), alpha);
}
