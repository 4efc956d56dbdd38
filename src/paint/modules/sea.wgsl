/*{
  "kind": "layer",
  "costMs": 14,
  "params": { "rough": 1, "body": [0.012, 0.05, 0.07], "foam": 0.4, "level": 0 }
}*/
// Open water: three scrolling layers of waves, reflection from the backdrop, light path, white caps.
// rough 0.1 = lake, 1 = sea, 2 = storm.
fn M_layer(r: Ray) -> Layer {
  if (r.q.y > -0.0008) { return NOTHING; }
  let height = u.camera.y - $level;
  let z = -height / r.q.y;
  // The water's edge lies where the land comes through; close to it one sees the bed.
  let deep = (r.q.y - terrainTangentAt(r, z)) * z;
  let shown = (1.0 - terrainHides(r, z)) * ramp(-0.02 - r.px * z, 0.02 + r.px * z, deep) * (0.45 + 0.55 * ramp(0.0, 0.9, deep));
  if (shown < 0.01) { return NOTHING; }
  let w = vec2f(u.camera.x + r.q.x * z, u.camera.z + z);
  let t = u.time;
  let lod = groundLodBase(r, z, height);
  let w1 = waveAtLod(w * 0.014 + vec2f(t * 0.006, -t * 0.012), clamp(lod - 6.16, 0.0, 7.0));
  let w2 = waveAtLod(w * vec2f(0.050, 0.045) + vec2f(-t * 0.014, -t * 0.020), clamp(lod - 4.38, 0.0, 7.0));
  let w3 = waveAtLod(w * vec2f(0.17, 0.15) + vec2f(t * 0.02, -t * 0.045), clamp(lod - 2.64, 0.0, 7.0));
  let k = $rough / (1.0 + z * 0.006);
  let slope = (w1.gb * 0.45 + w2.gb * 0.55 + w3.gb * 0.40) * k;
  let mirrored = vec2f(r.q.x + slope.x * 0.22, -r.q.y + slope.y * 0.20 + 0.015 + abs(slope.y) * 0.12);
  let away = 1.0 - sat(-r.dir.y * 0.9 + slope.y * 0.16 + 0.02);
  let fresnel = 0.03 + 0.97 * away * away * away * away * sqrt(away);
  let crest = w1.r * 0.6 + w2.r * 0.4;
  var c = $body * (u.ambient * 2.6 + u.sunColor * 0.5 + u.horizon * 0.5) * (0.6 + 1.4 * sat(crest));
  c = mix(c, mapAt(mirrored, 0.6 + 1.2 * sat(k)).rgb, fresnel * 0.92);
  c *= 1.0 + clamp(-slope.y * 0.8, -0.35, 0.5) * sat($rough);
  let s = u.sun.xy / max(u.sun.z, 0.01);
  let aside = r.q.x - s.x;
  if (u.sun.z > 0.0 && abs(aside) < 0.9) {
    let gx = aside + slope.x * 0.5;
    let gy = (-r.q.y - s.y) * 0.5 + slope.y * 0.55;
    let spark = sat(exp(-gx * gx * 16.0 - gy * gy * 7.0) * (0.6 + 0.5 * w3.r));
    let spark2 = spark * spark;
    let path = spark2 * spark2 * spark * 3.2 + exp(-aside * aside * 16.0) * 0.12;
    c += u.sunColor * u.glow * (1.0 + 2.5 * u.night) * path;
  }
  if (crest * 0.9 > 0.28 - 0.38 * $foam) {
    let cells = waveAtLod(w * 0.06 + vec2f(t * 0.01, -t * 0.02), clamp(lod - 4.06, 0.0, 7.0)).a;
    let cap = ramp(0.78 - 0.38 * $foam, 1.05 - 0.30 * $foam, crest * 0.9 + cells * 0.50) * $foam;
    let white = u.ambient * 1.3 + u.sunColor * 0.5 + u.horizon * 0.3 + vec3f(0.24) * u.flash;
    c = mix(c, vec3f(0.75, 0.82, 0.88) * white, sat(cap));
  }
  let clear = exp(-z * u.hazeDensity);
  if (clear > 0.97) { return Layer(c, shown); }
  return Layer(mix(mapAt(vec2f(r.q.x, 0.012), 2.0).rgb, c, ramp(0.0, 0.97, clear)), shown);
}
