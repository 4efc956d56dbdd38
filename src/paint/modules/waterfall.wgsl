/*{
  "kind": "layer", "costMs": 22,
  "params": { "z": 30, "x": 0, "tall": 15, "wide": 2.6, "foot": -0.7, "rock": [0.25, 0.235, 0.21], "moss": [0.05, 0.10, 0.025] }
}*/
// A cliff with water that falls over it in strands: a main fall, two thin ones, spray and mist at its foot.
fn M_top(x: f32) -> f32 {
  let notch = exp(-pow((x - heroX($x)) / ($wide * 1.5), 2.0));
  return $tall * (1.0 + 0.16 * (noise1(x * 0.21 + 3.0) - 0.5) + 0.05 * noise1(x * 1.3) + 0.16 * ramp($wide, $wide * 6.0, abs(x - heroX($x)))) - 1.3 * notch;
}

// Coverage of one strand and how white it is. Water is stretched by its fall.
fn M_strand(p: vec2f, x: f32, half: f32, top: f32) -> f32 {
  let down = (top - p.y) / $tall;
  if (down < 0.0) { return 0.0; }
  let wobble = (tileAt(vec2f(0.37 + x * 0.1, p.y * 0.03)).r - 0.5) * 1.1 * half;
  let spread = half * (0.8 + 0.75 * down);
  let off = (p.x - x - wobble) / spread;
  if (abs(off) > 1.6) { return 0.0; }
  let fall = u.time * 0.55 + sqrt(down + 0.02) * 0.25;
  let long = tileAt(vec2f(p.x * 0.23 + x, p.y * 0.020 + fall)).r;
  let fine = tileAt(vec2f(p.x * 0.9, p.y * 0.055 + fall * 2.1)).a;
  return ramp(1.35, 0.35, abs(off) + (0.5 - long) * 1.1) * (0.55 + 0.6 * long + 0.5 * (fine - 0.5));
}

fn M_layer(r: Ray) -> Layer {
  let depth = $z - u.camera.z;
  let p = u.camera.xy + r.q * depth;
  if (p.y < $foot - 0.5) { return NOTHING; }
  let top = M_top(p.x);
  let soft = r.px * depth;
  let x = heroX($x);
  let ledges = tileAt(vec2f(p.x * 0.030, p.y * 0.085));
  let fine = tileAt(vec2f(p.x * 0.13, p.y * 0.21));
  let cracks = tileAt(p * vec2f(0.06, 0.025) + 0.3);
  let cover = ramp(soft, -soft, p.y - top);
  let n = normalize(vec3f((ledges.r - 0.5) * 2.6 + (fine.r - 0.5) * 1.6, 0.15 + (ledges.a - 0.5) * 1.4, -0.8));
  let gully = 0.6 + 0.8 * ramp(0.25, 0.75, cracks.r) * (0.6 + 0.5 * fine.g);
  let isMoss = ramp(0.44, 0.66, ledges.r * 0.6 + fine.a * 0.45 + 0.12 * ramp($tall * 0.6, $tall, p.y));
  let near = exp(-abs(p.x - x) / ($wide * 1.8));
  let albedo = mix($rock * (0.55 + 0.9 * fine.r) * (1.0 - 0.45 * near), $moss * (0.6 + 1.1 * fine.a), isMoss * (1.0 - 0.6 * near));
  var c = lit(n, albedo) * gully + u.sunColor * albedo * 0.10;
  let white = (u.ambient * 1.25 + u.sunColor * 0.34 + vec3f(0.3) * u.flash) * 0.92;
  let main = M_strand(p, x, $wide * 0.5, top);
  let side = M_strand(p, x - $wide * 1.15, $wide * 0.13, top * 0.92) + M_strand(p, x + $wide * 1.0, $wide * 0.18, top * 0.97);
  c = mix(c, white, sat(main + side));
  // Spray rolls out from where the water strikes.
  let up = max(p.y - $foot, 0.0);
  let puffs = tileAt(vec2f(p.x * 0.050 - u.time * 0.006, p.y * 0.07 - u.time * 0.035)).r;
  let mist = exp(-up * 0.36) * exp(-pow((p.x - x) / ($wide * 2.3), 2.0)) * ramp(0.22, 0.7, puffs + 0.28 * exp(-up));
  c = mix(c, white * 1.05, sat(mist * 1.15));
  return Layer(throughAir(c, depth * 1.4, r.dir), max(cover, sat(mist)));
}
