/*{
  "kind": "layer",
  "costMs": 8,
  "params": {
    "path": 1, "clear": 2.3, "bend": 0.8, "litter": 0.5, "soil": [0.155, 0.108, 0.066], "green": [0.075, 0.135, 0.026],
    "leaves": [0.26, 0.12, 0.03], "mist": [0.80, 1.0, 0.66]
  }
}*/
// Moss, leaf litter and a trodden path, with spots of light that fall through the leaves.
//   clear, bend, mist as in woods.wgsl; litter = how many fallen leaves lie about
// The same curve as in woods.wgsl.
fn M_pathX(z: f32) -> f32 {
  let f = fract(z * 0.0175 + 0.60) - 0.5;
  return $bend * (16.0 * f * (0.5 - abs(f)) + 0.56);
}

fn M_layer(r: Ray) -> Layer {
  if (r.q.y > -0.003) { return NOTHING; }
  let z = -u.camera.y / r.q.y;
  let w = vec2f(u.camera.x + r.q.x * z, u.camera.z + z);
  let lod = groundLod(r, z, u.camera.y, 0.30);
  let broad = tileAtLod(w * 0.045, 1.0);
  let mid = tileAtLod(w * vec2f(0.30, 0.22), lod);
  let fine = tileAtLod(w * vec2f(1.15, 0.80) + 0.3, lod + 1.7);
  let away = abs(w.x - M_pathX(w.y) + (broad.r - 0.5) * 1.1 + (mid.r - 0.5) * 0.35);
  let path = $path * ramp($clear * 0.52, $clear * 0.30, away);
  var albedo = mix($green * 0.35, $green * 1.25, sat(mid.r * 0.9 + (fine.b - 0.5) * 0.9)) * (0.6 + 0.6 * fine.a);
  albedo = mix(albedo, $soil * (0.45 + 0.75 * mid.a + 0.5 * (fine.r - 0.5)), path);
  albedo = mix(albedo, $soil * 0.55 * (0.5 + fine.a), ramp(0.50, 0.66, broad.b + 0.3 * (mid.r - 0.5)) * (1.0 - path) * 0.6);
  // Fallen leaves: one to a cell, pointed, in three browns; near ones only, farther off a tint.
  let scattered = $litter * (0.45 + 0.5 * broad.r);
  if (z < 13.0) {
    let cells = w * vec2f(7.0, 5.0);
    let cell = floor(cells);
    let h = hash22(cell);
    if (fract(h.y * 7.0 + h.x) > 1.0 - scattered) {
      let v = turned(cells - cell - 0.3 - 0.4 * h, h.x * 6.28);
      let lobe = ramp(-0.06, 0.06, 0.17 * (1.0 - v.x * v.x * 8.0) - abs(v.y)) * ramp(13.0, 6.0, z);
      let tone = mix($leaves, mix($leaves.yyz, $leaves * 1.8, step(0.6, h.y)), step(0.3, h.x)) * (0.7 + 0.6 * h.y);
      albedo = mix(albedo, tone, lobe * (1.0 - 0.45 * path));
    }
  }
  albedo = mix(albedo, $leaves, ramp(5.0, 13.0, z) * $litter * 0.30 * (1.0 - 0.45 * path));
  albedo = mix(albedo, vec3f(0.78, 0.83, 0.90), u.snow * ramp(0.25, 0.55, mid.r * 0.6 + broad.r * 0.5 - 0.05 * path));
  // Light between the leaves: soft spots.
  let sun = ramp(0.49, 0.60, mid.r * 0.5 + broad.r * 0.5) * max(u.sun.y, 0.10);
  let shine = ramp(0.55, 0.9, r.dir.z * u.sun.z);
  var c = albedo * (u.sunColor * sun * (1.15 + 1.2 * shine * u.glow) + u.ambient * 0.75);
  let wet = u.wet * ramp(0.46, 0.60, broad.r + 0.15 * path);
  c = mix(c, c * 0.45 + mapAt(vec2f(r.q.x, -r.q.y + (fine.a - 0.5) * 0.1), 2.0).rgb * 0.30, wet * 0.8);
  // The distance meets the open mist of wood-mist.wgsl (the same formula), so that no horizon shows.
  let toward = r.q - u.sun.xy / max(u.sun.z, 0.15);
  let gap = exp(-dot(toward, toward) * 5.0) * step(0.0, u.sun.z);
  let air = hazeColor(r.dir) * $mist * (0.55 + 0.55 * ramp(-0.25, 0.4, r.dir.y));
  let open = air * (1.05 + 0.5 * gap) + u.sunColor * u.glow * exp(-length(toward) * 9.0) * 0.8;
  return Layer(mix(open, c, exp(-z * (u.hazeDensity * 1.5 + 0.004) - z * z * 0.0011)), 1.0);
}
