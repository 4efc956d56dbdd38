/*{ "kind": "thing", "costMs": 30, "includes": ["still-life"], "params": { "color": [0.80, 0.80, 0.83], "strap": [0.10, 0.055, 0.03], "dial": [0.02, 0.03, 0.07] } }*/
// A wrist watch, its strap closed to a ring that it stands on; the hands go.
fn M_thing(p: vec3f) -> vec2f {
  let q = p - vec3f(0.0, 0.52, 0.0);
  let face = q - vec3f(0.0, 0.02, -0.36);
  let cased = disc(face.xzy, 0.33, 0.062, 0.03);
  let crown = capsule(face, vec3f(0.32, 0.0, 0.0), vec3f(0.39, 0.0, 0.0), 0.038);
  let ring = abs(length(vec2f(q.y, q.z) / vec2f(1.0, 0.74)) - 0.49) - 0.022;
  let strap = max(ring * 0.74, abs(q.x) - 0.17 + 0.05 * ramp(-0.3, 0.4, q.z));
  return nearer(nearer(vec2f(cased, 1.0), vec2f(crown, 1.0)), vec2f(strap, 2.0));
}

fn M_hand(at: vec2f, angle: f32, long: f32, wide: f32) -> f32 {
  return ramp(0.004, 0.0, segmentDistance(at, vec2f(0.0), vec2f(sin(angle), cos(angle)) * long) - wide);
}

fn M_ink(p: vec3f, stuff: f32) -> Ink {
  if (stuff > 1.5) {
    let stitch = step(0.5, fract(atan2(p.y - 0.52, p.z) * 16.0)) * ramp(0.012, 0.006, abs(abs(p.x) - 0.135));
    return matte(mix($strap, vec3f(0.7, 0.6, 0.45), stitch * 0.7), 0.15);
  }
  let at = vec2f(-p.x, p.y - 0.54);
  let far = length(at);
  let isDial = ramp(0.275, 0.27, far) * step(p.z, -0.40);
  let angle = atan2(at.x, at.y);
  let hour = abs(fract(angle / 0.5235988 + 0.5) - 0.5) * 0.5235988 * far;
  let minute = abs(fract(angle / 0.1047198 + 0.5) - 0.5) * 0.1047198 * far;
  let marks = ramp(0.014, 0.009, hour) * step(0.20, far) * step(far, 0.25) + ramp(0.005, 0.003, minute) * step(0.245, far) * step(far, 0.262);
  let hands = max(M_hand(at, -0.95, 0.13, 0.012), max(M_hand(at, 1.05, 0.205, 0.009), M_hand(at, floor(u.time * 4.0) * 0.0261799, 0.225, 0.003)));
  let dial = mix($dial, vec3f(0.90, 0.88, 0.82), sat(marks + hands));
  return Ink(mix($color, dial, isDial), mix(1.0, 0.35, isDial), 1.0 - isDial, 0.0, vec3f(0.0));
}
