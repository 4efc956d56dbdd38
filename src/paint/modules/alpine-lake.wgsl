/*{
  "kind": "layer",
  "costMs": 9,
  "params": { "level": -4, "farShore": 260, "ripple": 1, "body": [0.010, 0.040, 0.046] }
}*/
// A calm lake between the near bank and the far shore: the mirrored backdrop, broken by ripples that gusts
// roughen, its own colour where one looks down into it, glitter under the key light.
fn M_layer(r: Ray) -> Layer {
  let height = u.camera.y - $level;
  let shoreQ = -height / ($farShore - u.camera.z);
  if (r.q.y > shoreQ + 0.002) { return NOTHING; }
  let s = height / max(-r.q.y, 0.004);
  let w = vec2f(u.camera.x + r.q.x * s, u.camera.z + s);
  let lod = groundLod(r, s, height, 0.06);
  let broad = waveAtLod(w * vec2f(0.008, 0.012) + vec2f(u.time * 0.0016, -u.time * 0.003), lod * 0.5);
  let fine = waveAtLod(w * vec2f(0.05, 0.07) + vec2f(-u.time * 0.006, -u.time * 0.014), lod);
  let drift = vec2f(u.time * 0.0022 * (0.5 + u.windSpeed), 0.0);
  let breeze = ramp(0.40, 0.66, tileAtLod(w * vec2f(0.0035, 0.011) + drift, 1.0).r);
  let k = $ripple * (0.25 + breeze * (0.5 + u.windSpeed)) / (1.0 + s * 0.004);
  let n = (broad.gb * 0.35 + fine.gb * 0.5) * k;
  let down = sat(-r.dir.y);
  let grazing = 1.0 - down;
  let g2 = grazing * grazing;
  let mirror = 0.04 + 0.94 * g2 * g2 * mix(1.0, 0.82, breeze);
  let q = vec2f(r.q.x + n.x * 0.06, -r.q.y + shoreQ * 1.6 + abs(n.y) * 0.09);
  let reflected = mapAt(vec2f(q.x, max(q.y, 0.0)), 0.5 + 1.8 * k).rgb;
  var c = $body * (u.ambient * 2.4 + u.sunColor * 0.5 + u.horizon * 0.4) * (0.8 + 0.4 * broad.r);
  c = mix(c, reflected, mirror);
  if (u.sun.z > 0.05) {
    let mirrored = u.sun.xy / u.sun.z;
    let dx = (r.q.x - mirrored.x + n.x * 0.25) * 7.0;
    let dy = (-r.q.y - mirrored.y + n.y * 0.5) * 2.2;
    let glitter = 0.06 + 0.7 * ramp(0.55, 0.9, fine.r + breeze * 0.25);
    c += u.sunColor * u.glow * exp(-dx * dx - dy * dy) * glitter * (1.0 - u.night * 0.5);
  }
  let shore = ramp(shoreQ + 0.0015, shoreQ - 0.0015, r.q.y);
  return Layer(mix(hazeColor(r.dir), c, exp(-s * u.hazeDensity * 0.5)), shore);
}
