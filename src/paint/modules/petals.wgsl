/*{ "kind": "front", "costMs": 10, "params": { "color": [0.95, 0.66, 0.74], "color2": [0.98, 0.84, 0.88], "size": 1, "fall": 0.11, "dense": 0.42, "long": 1.5, "spareX": 0, "spareY": 0, "spareWide": 0, "spareTall": 0 } }*/
// Petals or leaves that fall: they rock, turn over and drift with the wind, at four depths. Those near the lens leave a
// part of the picture free, where faces are: spareX, spareY its middle, spareWide, spareTall half its size.
fn M_layer4(r: Ray, layer: f32) -> vec4f {
  let scale = 3.0 + 2.6 * layer;
  let gust = u.time * (0.05 + 0.10 * u.windSpeed) + 0.10 * sin(u.time * 0.5 + r.uv.y * 2.0 + layer);
  let p = (r.uv - vec2f(gust, -u.time * $fall * (1.0 - 0.08 * layer)) - u.camera.xy * vec2f(0.10, 0.10)) * scale + layer * 13.7;
  let cell = floor(p);
  let h = hash22(cell + layer * 29.0);
  if (h.x > $dense) { return vec4f(0.0); }
  let k = hash22(cell + 5.0);
  let rock = sin(u.time * (1.1 + k.x) + k.y * 40.0);
  let at = p - cell - 0.3 - 0.4 * k - vec2f(0.12 * rock, 0.05 * abs(rock));
  let turn = k.x * 6.28 + rock * 0.9 + u.time * (k.y - 0.5);
  let over = 0.35 + 0.65 * abs(sin(u.time * (0.7 + k.y) + k.x * 20.0));
  let q = turned(at, turn) / (vec2f($long, over) * (0.045 + 0.035 * h.y / $dense) * $size);
  let tip = 1.0 - 0.35 * q.x;
  let d = length(vec2f(q.x, q.y * max(tip, 0.3)));
  let soft = 0.12 + 0.5 * ramp(1.2, 0.0, layer);
  let tone = mix($color, $color2, k.x) * (0.75 + 0.35 * over);
  return vec4f(tone, ramp(1.0 + soft, 1.0 - soft, d));
}

fn M_front(r: Ray, c: vec3f) -> vec3f {
  var seen = c;
  var near = 1.0;
  if ($spareWide > 0.0) {
    let off = abs(r.uv - vec2f($spareX, $spareY)) - vec2f($spareWide, $spareTall);
    near = ramp(-0.01, 0.05, length(max(off, vec2f(0.0))) + min(max(off.x, off.y), 0.0));
  }
  for (var i = 3; i >= 0; i--) {
    let petal = M_layer4(r, f32(i));
    let light = u.ambient * 1.15 + u.sunColor * 0.48 + vec3f(0.3, 0.25, 0.2) * u.lamps * 0.3;
    seen = mix(seen, petal.rgb * light, petal.a * select(0.95, 0.95 * near, i < 3));
  }
  return seen;
}
