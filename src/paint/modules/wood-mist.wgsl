/*{
  "kind": "sky",
  "costMs": 11,
  "params": { "near": 28, "far": 80, "canopy": 9, "leaf": 1, "green": [0.085, 0.165, 0.026], "mist": [0.80, 1.0, 0.66] }
}*/
// The wood behind the wood, in place of the sky: soft trunks and masses of leaves in lit mist, open where the
// light comes in. Drawn at half size in the backdrop map, since mist has no fine detail.
fn M_sky(dir: vec3f, below: vec4f) -> vec4f {
  var seen = vec3f(0.0);
  var clear = 1.0;
  let q = dir.xy / max(dir.z, 0.05);
  let sunQ = u.sun.xy / max(u.sun.z, 0.15);
  let toward = q - sunQ;
  let gap = exp(-dot(toward, toward) * 5.0) * step(0.0, u.sun.z);
  let air = hazeColor(dir) * $mist * (0.55 + 0.55 * ramp(-0.25, 0.4, dir.y));
  for (var k = 0; k < 2; k++) {
    let part = f32(k);
    let z = mix($near, $far, part) - u.camera.z;
    let p = u.camera.xy + q * z;
    let soft = 0.05 + 0.0012 * z;
    let x = p.x / 3.1 + f32(k) * 11.3;
    let cell = floor(x);
    let h = hash22(vec2f(cell, f32(k) + 77.0));
    let off = abs(x - cell - 0.2 - 0.6 * h.x - 0.02 * sin(p.y * 0.5 + h.y * 9.0)) * 3.1;
    let trunk = ramp(soft, -soft, off - 0.12 - 0.2 * h.y) * step(0.25, h.y);
    let at = p * 0.030 + f32(k) * 0.31;
    let n = tileAt(at);
    let n2 = tileAtLod(at * 3.7 + 0.2, 1.0);
    let edge = ramp($canopy - 6.0, $canopy + 7.0, p.y + 9.0 * (n.r - 0.5));
    let low = ramp(2.6, 0.2, p.y + 2.0 * (n.r - 0.5));
    let dense = max(edge * 1.1, low) + (n.r - 0.5) * 1.3 + (n2.b - 0.5) * 0.55 - gap * 0.8;
    let m = max(trunk * 0.85, ramp(0.42, 0.72, dense) * (0.15 + 0.85 * $leaf) * 0.92) * (0.95 - 0.25 * part);
    let fog = clamp(1.0 - exp(-z * u.hazeDensity * (0.9 + 1.6 * exp(-max(p.y, 0.0) * 0.5))), 0.3, 0.97);
    let ground = ramp(0.0, 0.03, q.y);
    let leafLight = $green * (u.ambient * 1.6 + u.sunColor * (0.25 + 0.7 * n2.b * n.r));
    let c = mix(mix(leafLight, vec3f(0.05, 0.04, 0.03) * u.ambient * 3.0, trunk * 0.8), air, mix(1.0, fog, ground));
    seen += c * m * clear;
    clear *= 1.0 - m;
  }
  // What stays open is lit mist, brightest around the sun. Its light passes in patches: the light shafts of
  // the post pass are gathered from them.
  let veil = 0.75 - 0.35 * gap;
  let open = air * (1.05 + 0.5 * gap) + u.sunColor * u.glow * exp(-length(toward) * 9.0) * 0.8;
  seen += open * veil * clear;
  let holes = ramp(0.52, 0.60, tileAtLod(toward * 1.35 + vec2f(0.0013, 0.0007) * u.time, 0.0).r);
  let passes = clear * below.a * sat(gap * 1.6) * (0.12 + 0.88 * holes);
  // Low over the ground the mist closes, as it does over the floor.
  let low = exp(-max(q.y, 0.0) * 16.0);
  clear *= (1.0 - veil) * (1.0 - low);
  return vec4f(mix(seen, open, low) + below.rgb * clear, passes);
}
