/*{ "kind": "fine", "costMs": 2, "params": { "rate": 0.45 } }*/
// Shooting stars: one in every slot of time, each on a path of its own, over within a second.
//   rate  slots a second
fn M_one(r: Ray, slot: f32, since: f32) -> f32 {
  let h = hash22(vec2f(slot, 91.0));
  let h2 = hash22(vec2f(slot, 37.0));
  let origin = vec2f((h.x - 0.5) * 1.5 * u.hero, 0.30 + 0.38 * h.y);
  let way = normalize(vec2f(select(-1.0, 1.0, h2.x > 0.5) * (0.7 + 0.5 * h2.y), -0.42 - 0.3 * h.x));
  let head = origin + way * since * (0.55 + 0.35 * h2.y);
  let d = r.q - head;
  let along = dot(d, way);
  let across = abs(d.x * way.y - d.y * way.x);
  let tail = exp(along * 9.0) * step(along, 0.004);
  let thin = exp(-across * across / (r.px * r.px * 1.6 + 1e-7));
  let life = ramp(0.0, 0.12, since) * ramp(0.8, 0.35, since);
  return tail * thin * life;
}

fn M_fine(r: Ray, c: vec3f, vis: f32) -> vec3f {
  let on = ramp(0.4, 0.9, u.night) * vis;
  if (on < 0.02 || r.q.y < 0.02) { return c; }
  let slots = u.time * $rate;
  let slot = floor(slots);
  let start = hash1(slot) * (1.0 / $rate - 0.9);
  let since = (slots - slot) / $rate - max(start, 0.0);
  if (since < 0.0 || since > 0.85) { return c; }
  return c + vec3f(0.85, 0.93, 1.0) * M_one(r, slot, since) * 3.0 * on;
}
