/*{
  "kind": "layer",
  "costMs": 9,
  "params": { "cover": 0.5, "body": [0.02, 0.10, 0.14] }
}*/
// A frozen lake: the mirrored backdrop, blurred; cracks at two depths of the ice, milky bodies below, and snow that
// the wind has blown into patches.
//   cover  how much of the ice lies under snow
fn M_layer(r: Ray) -> Layer {
  if (r.q.y > -0.0008) { return NOTHING; }
  let z = -u.camera.y / r.q.y;
  let w = vec2f(u.camera.x + r.q.x * z, u.camera.z + z);
  let base = groundLodBase(r, z, u.camera.y);
  let far = exp(-z * 0.012);
  let waves = waveAtLod(w * 0.035, clamp(base - 4.8, 0.0, 7.0));
  let broad = tileAtLod(w * 0.017 + 0.3, clamp(base - 5.9, 0.0, 7.0));
  let milk = tileAtLod(w * 0.11, clamp(base - 3.2, 0.0, 7.0));
  let q = vec2f(r.q.x + waves.g * 0.006, -r.q.y * 0.96 + abs(waves.b) * 0.006 + 0.004);
  let reflected = mapAt(q, 1.3).rgb;
  let sky = mapAt(vec2f(r.q.x * 0.6, 0.55), 3.0).rgb;
  let away = 1.0 - sat(-r.dir.y);
  let mirror = 0.10 + 0.90 * away * away * away * away * away;
  // Cracks at the surface, and the same net seen through the ice, a little deeper and softer.
  let wander = (milk.rg - 0.45) * 0.012;
  let shards = shardAtLod(w * 0.021 + wander, clamp(base - 5.6, 0.0, 7.0));
  let below = shardAtLod((w - vec2f(r.q.x, 1.0) * 0.5) * 0.021 + wander, clamp(base - 4.6, 0.0, 7.0));
  let thin = shardAtLod(w * 0.05 + 0.5 + wander * 2.0, clamp(base - 4.3, 0.0, 7.0));
  let lines = ramp(0.035, 0.004, shards.r) * 0.9 + ramp(0.10, 0.0, below.r) * 0.28 + ramp(0.05, 0.01, thin.b) * 0.16 * step(0.5, shards.g);
  let bubbles = ramp(0.62, 0.85, milk.b) * ramp(0.5, 0.7, broad.r);
  var c = $body * (sky * 1.5 + u.ambient * 1.2 + u.horizon * 0.4) * (0.8 + 0.4 * milk.r) * (0.8 + 0.4 * shards.g);
  c += (sky * 0.45 + u.ambient * 0.8) * vec3f(0.55, 0.88, 1.0) * (lines + 0.22 * bubbles) * (0.35 + 0.65 * far);
  c = c * (1.0 - mirror) + reflected * (mirror * 0.95 + 0.10);
  // Snow lies in long drifts along the wind, smooth on top, thin at the rim.
  let drift = tileAtLod(w * vec2f(0.006, 0.021) + 0.6, clamp(base - 6.0, 0.0, 7.0));
  let depth = drift.r * 0.8 + broad.r * 0.35 + (milk.a - 0.5) * 0.05 + 0.5 * $cover + 0.2 * u.snowfall - 0.92;
  let snow = ramp(0.0, 0.045, depth);
  let relief = 0.86 + 1.6 * clamp(depth, 0.0, 0.2) + 0.10 * (milk.r - 0.45);
  let white = vec3f(0.80, 0.88, 1.0) * (sky * 0.5 + u.ambient + u.sunColor * (0.08 + 0.3 * max(u.sun.y, 0.0)));
  c = mix(c, white * relief, snow * 0.92);
  return Layer(mix(mapAt(vec2f(r.q.x, 0.012), 2.0).rgb, c, exp(-z * u.hazeDensity)), 1.0);
}
