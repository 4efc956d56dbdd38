/*{
  "kind": "front", "costMs": 9,
  "params": { "hue": [1.0, 0.82, 0.58], "hue2": [0.25, 0.35, 1.0], "hue3": [0.95, 0.15, 0.55], "pool": 0, "depth": 7, "sweep": 0.12, "crowd": 0 }
}*/
// Cones of light from the lamps above a stage, in haze that drifts; lamps at their tops; a crowd before it.
fn M_cone(q: vec2f, top: vec2f, foot: vec2f, wide: f32) -> f32 {
  let axis = foot - top;
  let k = dot(q - top, axis) / dot(axis, axis);
  if (k < 0.0 || k > 1.08) { return 0.0; }
  let across = abs((q.x - top.x) * axis.y - (q.y - top.y) * axis.x) / length(axis);
  let edge = 0.012 + wide * k;
  return ramp(edge, edge * 0.35, across) * (0.85 - 0.5 * k) * ramp(1.08, 0.9, k);
}

// Somebody of the crowd from behind: head, shoulders, some with their arms up, swaying. In heights of the frame.
fn M_fan(p: vec2f, h: vec2f, k: vec2f) -> f32 {
  let sway = 0.012 * sin(u.time * (2.2 + h.x) + h.y * 6.3);
  let q = p - vec2f(sway, 0.010 * abs(sin(u.time * (2.6 + 0.5 * h.x) + h.y * 6.0)));
  let skull = length(q * vec2f(1.12 - 0.16 * k.x, 0.9)) - 0.043;
  let hair = max(boxDistance(q + vec2f(0.0, 0.035), vec2f(0.024, 0.04)) - 0.022, (0.45 - k.y) * 0.4);
  let neck = boxDistance(q + vec2f(0.0, 0.06), vec2f(0.016, 0.03));
  let breadth = vec2f(0.098 + 0.02 * k.x, 0.062);
  let shoulders = (length((q + vec2f(0.0, 0.137)) / breadth) - 1.0) * 0.06;
  let trunk = boxDistance(q + vec2f(0.0, 0.3), vec2f(breadth.x - 0.012, 0.16));
  var d = min(min(min(skull, hair), neck), min(shoulders, trunk));
  if (h.x > 0.42) {
    let up = 0.05 + 0.05 * sin(u.time * (2.4 + h.y) + h.x * 20.0);
    let both = step(0.6, h.y);
    let elbow = vec2f(0.125, -0.045);
    let hand = vec2f(0.085 + 0.035 * k.y, 0.06 + up);
    let right = min(segmentDistance(q, vec2f(0.09, -0.12), elbow) - 0.022, segmentDistance(q, elbow, hand) - 0.016);
    let m = vec2f(-q.x, q.y);
    let left = min(segmentDistance(m, vec2f(0.09, -0.12), elbow) - 0.022, segmentDistance(m, elbow, hand * vec2f(0.9, 0.92)) - 0.016);
    d = min(d, min(right, left + (1.0 - both)));
  }
  return d;
}

// A row of them across the frame: `per` in a height of it, `size` against the nearest, heads at `high`.
fn M_row(r: Ray, c: vec3f, per: f32, size: f32, high: f32, seed: f32, rim: vec3f) -> vec3f {
  let x = r.uv.x * per;
  let first = floor(x);
  var d = 1.0;
  for (var i = -1; i <= 1; i++) {
    let cell = first + f32(i);
    let h = hash22(vec2f(cell, seed));
    let k = hash22(vec2f(cell, seed + 5.0));
    let at = vec2f((x - cell - 0.5 - 0.4 * (k.x - 0.5)) / per, r.uv.y - high - 0.05 * (h.y - 0.5));
    d = min(d, M_fan(at / size, h, k) * size);
  }
  let soft = 1.5 / u.scale;
  let edge = ramp(-0.016, 0.0, d);
  return mix(c, vec3f(0.005) + rim * (0.06 + edge * edge), ramp(soft, -soft, d) * $crowd);
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
  let foot = -0.5 * u.size.y / u.scale;
  if ($crowd > 0.0 && r.uv.y < foot + 0.4) {
    seen = M_row(r, seen, 7.5, 0.84, foot + 0.125, 11.0, $hue2 * 0.16 + $hue * 0.05);
    seen = M_row(r, seen, 5.2, 1.2, foot + 0.045, 3.0, $hue2 * 0.07 + $hue3 * 0.05);
  }
  return seen;
}
