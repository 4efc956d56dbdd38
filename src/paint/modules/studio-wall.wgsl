/*{ "kind": "sky", "costMs": 1, "params": { "color": [0.5, 0.5, 0.5], "pool": 0.9, "x": 0, "y": 0.12 } }*/
// The paper wall of a studio with a pool of light on it. It takes the light of the place, not of the sky.
fn M_sky(dir: vec3f, c: vec4f) -> vec4f {
  let q = dir.xy / max(dir.z, 0.1) - vec2f($x, $y);
  let spot = exp(-dot(q, q) * 2.6);
  let fall = 0.62 + 0.38 * ramp(-0.6, 0.5, q.y);
  return vec4f($color * (u.ambient * 0.9 + u.sunColor * 0.22) * (fall + $pool * spot), 0.0);
}
