/*{ "kind": "front", "costMs": 9, "params": { "x": 0, "y": 18, "z": 50, "strength": 1, "period": 4 } }*/
// The light of a lighthouse in the air: two beams that go round, one weaker; thickest in fog. They are straight lines in
// space, so they open toward the lens, foreshorten and flare as they sweep past it. The lens itself belongs to the figure.
fn M_beam(r: Ray, lamp: vec3f, along: vec3f) -> f32 {
  // Where the line of sight and the axis of the beam come nearest to each other.
  let lean = dot(r.dir, along);
  let toLamp = dot(r.dir, lamp);
  let back = -dot(along, lamp);
  let square = max(1.0 - lean * lean, 0.002);
  let sight = max((lean * back + toLamp) / square, 0.0);
  let s = max((back + lean * toLamp) / square, 0.0);
  let off = length(r.dir * sight - lamp - along * s);
  let wide = 0.35 + 0.045 * s;
  let reach = exp(-s * 0.012) * ramp(0.4, 2.5, s);
  return exp(-2.2 * off * off / (wide * wide)) * reach / (0.6 + 0.05 * s) / sqrt(square);
}

fn M_front(r: Ray, c: vec3f) -> vec3f {
  let lamp = vec3f($x, $y, $z) - u.camera;
  let turn = u.time / $period * 6.2831853;
  let along = vec3f(sin(turn), -0.02, -cos(turn));
  let light = M_beam(r, lamp, along) + 0.45 * M_beam(r, lamp, vec3f(-along.x, along.y, -along.z));
  return c + vec3f(1.0, 0.90, 0.68) * min(light, 2.5) * $strength;
}
