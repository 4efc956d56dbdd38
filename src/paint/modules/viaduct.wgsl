/*{ "kind": "layer", "costMs": 10, "params": { "z": 40, "deck": 14, "span": 11, "pier": 2.6, "stone": [0.36, 0.31, 0.25] } }*/
// A railway on arches of stone across the picture.
fn M_layer(r: Ray) -> Layer {
  let depth = $z - u.camera.z;
  let p = u.camera.xy + r.q * depth;
  let soft = r.px * depth;
  if (p.y > $deck + 0.7) { return NOTHING; }
  let pitch = $span + $pier;
  let cell = floor(p.x / pitch);
  let x = p.x - (cell + 0.5) * pitch;
  let spring = $deck - 1.6 - $span * 0.5;
  let inArch = max(abs(x) - $span * 0.5, 0.0) + 0.0;
  let round = length(vec2f(x, max(p.y - spring, 0.0))) - $span * 0.5;
  let hole = ramp(-soft, soft, round);
  let parapet = ramp(soft, -soft, abs(p.y - $deck - 0.15) - 0.16);
  let body = max(hole * ramp(soft, -soft, p.y - $deck), parapet);
  // The inside of each arch, seen a little from the side.
  let inside = length(vec2f(x - 1.0 * sign(p.x - u.camera.x), max(p.y - spring, 0.0))) - $span * 0.5;
  let soffit = (1.0 - hole) * ramp(-soft, soft, inside) * step(p.y, $deck);
  let cover = max(body, soffit) * (1.0 - terrainHides(r, depth));
  if (cover < 0.01) { return NOTHING; }
  let row = floor(p.y / 0.55);
  let brick = vec2f(p.x / 1.15 + 0.5 * fract(row * 0.5) * 2.0, p.y / 0.55);
  let tone = 0.78 + 0.35 * hash2(floor(brick));
  let joint = ramp(0.0, 0.10 + soft * 1.2, min(min(fract(brick.x), 1.0 - fract(brick.x)) * 2.0, min(fract(brick.y), 1.0 - fract(brick.y))));
  let ring = ramp(0.75, 0.65, round) * ramp(0.0, 0.05, round);
  let ledge = ramp(0.1, 0.0, abs(p.y - $deck + 0.5) - 0.14);
  let worn = tileAt(p * 0.05).r;
  var albedo = $stone * tone * mix(0.62, 1.0, joint) * (0.65 + 0.7 * worn) * (1.0 + 0.18 * ring + 0.2 * ledge);
  albedo *= 1.0 - 0.35 * exp(-max($deck - 0.65 - p.y, 0.0) * 2.0) * step(p.y, $deck - 0.6);
  var c = lit(normalize(vec3f(0.05 * sign(x), 0.10, -1.0)), albedo) + albedo * u.sunColor * 0.20;
  c = mix(c, c * 0.38, soffit * (1.0 - body));
  return Layer(throughAir(c, depth, r.dir), cover);
}
