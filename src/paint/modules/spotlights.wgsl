/*{
  "kind": "front", "costMs": 9,
  "params": { "hue": [1.0, 0.82, 0.58], "hue2": [0.25, 0.35, 1.0], "hue3": [0.95, 0.15, 0.55], "pool": 0, "depth": 7, "sweep": 0.12, "crowd": 0 }
}*/
// Cones of light from the lamps above a stage, in haze that drifts; lamps at their tops; heads of a crowd before it.
fn M_cone(q: vec2f, top: vec2f, foot: vec2f, wide: f32) -> f32 {
  let axis = foot - top;
  let k = dot(q - top, axis) / dot(axis, axis);
  if (k < 0.0 || k > 1.08) { return 0.0; }
  let across = abs((q.x - top.x) * axis.y - (q.y - top.y) * axis.x) / length(axis);
  let edge = 0.012 + wide * k;
  return ramp(edge, edge * 0.35, across) * (0.85 - 0.5 * k) * ramp(1.08, 0.9, k);
}

fn M_front(r: Ray, c: vec3f) -> vec3f {
  let floorY = -u.camera.y / $depth;
  let smoke = 0.62 + 0.6 * (tileAt(r.q * vec2f(0.35, 0.5) + vec2f(u.time * 0.012, u.time * 0.006)).r - 0.3);
  let high = 0.62;
  let turn = $sweep * sin(u.time * 0.4);
  let turn2 = $sweep * sin(u.time * 0.37 + 2.0);
  let side = heroX(0.52);
  let middle = M_cone(r.q, vec2f(0.06, high), vec2f($pool / $depth, floorY), 0.26);
  let outer = M_cone(r.q, vec2f(-side * 0.7, high), vec2f(-side + turn, floorY), 0.15) + M_cone(r.q, vec2f(side * 0.7, high), vec2f(side + turn2, floorY), 0.15);
  let cross = M_cone(r.q, vec2f(-side, high), vec2f(side * 0.45 + turn2, floorY), 0.11) + M_cone(r.q, vec2f(side, high), vec2f(-side * 0.45 + turn, floorY), 0.11);
  var seen = c + ($hue * 0.34 * middle + $hue2 * 0.42 * outer + $hue3 * 0.34 * cross) * smoke;
  if ($crowd > 0.0) {
    let x = r.uv.x * 7.0;
    let cell = floor(x);
    let h = hash22(vec2f(cell, 3.0));
    let bounce = 0.010 * sin(u.time * (5.0 + h.x) + h.y * 6.0);
    let foot = -0.5 * u.size.y / u.scale;
    let head = vec2f((x - cell - 0.5 - 0.3 * (h.x - 0.5)) / 7.0, r.uv.y - foot - 0.09 - 0.05 * h.y - bounce);
    let body = min(length(head) - 0.042, boxDistance(head + vec2f(0.0, 0.11), vec2f(0.055, 0.06)) - 0.02);
    let arm = segmentDistance(head, vec2f(0.04, -0.05), vec2f(0.062 + 0.01 * sin(u.time * 5.0 + h.y * 9.0), 0.12 * step(0.55, h.x) - 0.05)) - 0.012;
    let soft = 1.5 / u.scale;
    let d = min(body, arm);
    seen = mix(seen, vec3f(0.006) + $hue2 * 0.10 * ramp(-0.02, 0.0, d), ramp(soft, -soft, d) * $crowd);
  }
  return seen;
}
