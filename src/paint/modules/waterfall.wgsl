/*{
  "kind": "layer", "costMs": 30,
  "params": { "z": 30, "x": 0, "tall": 15, "wide": 2.6, "foot": -0.7, "rock": [0.21, 0.19, 0.165], "moss": [0.05, 0.10, 0.025] }
}*/
// A cliff of ledges and blocks with water that falls over it: a main fall that strikes ledges, two thin ones, plants
// on the ledges, spray and mist where it meets the pool at its foot.
fn M_top(x: f32) -> f32 {
  let off = x - heroX($x);
  let notch = exp(-pow(off / ($wide * 1.5), 2.0));
  return $tall * (1.0 + 0.22 * (noise1(x * 0.16 + 3.0) - 0.5) + 0.07 * noise1(x * 0.9) + 0.12 * ramp($wide, $wide * 6.0, abs(off))) - 1.3 * notch;
}

// How much water there is at a place, and how white it is. Water is stretched by its fall.
fn M_strand(p: vec2f, x: f32, half: f32, top: f32) -> vec2f {
  let down = (top - p.y) / $tall;
  if (down < 0.0) { return vec2f(0.0); }
  let wobble = (tileAt(vec2f(0.37 + x * 0.1, p.y * 0.035)).r - 0.5) * 1.0 * half;
  // It spreads a little at each ledge that it strikes.
  let spread = half * (0.80 + 0.35 * ramp(0.24, 0.36, down) + 0.55 * ramp(0.50, 0.72, down));
  let off = (p.x - x - wobble) / spread;
  if (abs(off) > 1.6) { return vec2f(0.0); }
  let fall = u.time * 0.62 + sqrt(down + 0.02) * 0.25;
  let long = tileAt(vec2f(p.x * 0.19 + x, p.y * 0.016 + fall)).r;
  let fine = tileAt(vec2f(p.x * 0.62, p.y * 0.030 + fall * 1.7));
  let body = ramp(1.30, 0.45, abs(off) + (0.5 - long) * 1.0 + (0.5 - fine.r) * 0.5);
  return vec2f(body, sat(0.30 + 1.5 * (long - 0.35) + 0.9 * (fine.a - 0.5) + 0.35 * ramp(0.7, 1.0, down)));
}

fn M_layer(r: Ray) -> Layer {
  let depth = $z - u.camera.z;
  let p = u.camera.xy + r.q * depth;
  let up = p.y - $foot;
  if (up < -2.2) { return NOTHING; }
  let x = heroX($x);
  let off = p.x - x;
  let white = (u.ambient * 1.25 + u.sunColor * 0.40 + vec3f(0.3) * u.flash) * 0.92;
  let shown = 1.0 - terrainHides(r, depth);
  if (shown < 0.01) { return NOTHING; }
  // Spray rolls out from where the water strikes, and drifts over the pool.
  let rolls = exp(-max(up, 0.0) * 0.40 - max(-up, 0.0) * 1.3) * exp(-pow(off / ($wide * 2.2), 2.0));
  var mist = 0.0;
  if (rolls > 0.01) {
    let puffs = tileAt(vec2f(p.x * 0.050 - u.time * 0.006, p.y * 0.07 - u.time * 0.035)).r;
    mist = sat(1.25 * rolls * ramp(0.16, 0.68, puffs + 0.30 * exp(-abs(up))));
  }
  if (up < 0.0) { return Layer(throughAir(white * 1.05, depth, r.dir), mist * shown * 0.9); }
  let top = M_top(p.x);
  let soft = r.px * depth;
  let cover = ramp(soft, -soft, p.y - top);
  if (cover <= 0.0) { return NOTHING; }
  let broad = tileAt(vec2f(p.x * 0.021 + 0.4, p.y * 0.030));
  let fine = tileAt(vec2f(p.x * 0.11, p.y * 0.15));
  // Blocks with straight joints, taller than wide, in courses that lean; ledges stand out between the courses.
  let bent = p + vec2f(2.6, 1.6) * (broad.ra - 0.5) + vec2f(1.5, 0.8) * (fine.r - 0.5);
  let flute = tileAt(vec2f(bent.x * 0.075, p.y * 0.014 + 0.37));
  let block = shardAt(bent * vec2f(0.088, 0.047) + 0.13);
  let course = (p.y + 0.05 * off + 3.4 * (broad.r - 0.5) + 0.5 * (fine.r - 0.5)) / 3.7;
  let f = fract(course);
  let lip = ramp(0.72, 0.99, f);
  let face = fract(vec2f(block.g * 5.3, block.g * 9.7)) - 0.5;
  // The cliff stands around the pool.
  let n = normalize(vec3f(-0.030 * off + 0.9 * face.x + 1.6 * (flute.r - 0.5) + 0.9 * (fine.r - 0.5), 0.10 + 0.7 * face.y + 0.8 * (fine.a - 0.5), -0.9));
  let joint = ramp(-0.03, 0.09, block.r + 0.12 * (fine.r - 0.35));
  let hollow = mix(1.0, 0.42, lip) * mix(0.50, 1.0, joint) * (0.50 + 0.95 * ramp(0.15, 0.85, flute.g)) * (0.72 + 0.5 * ramp(0.28, 0.62, broad.r)) * (0.6 + 0.4 * ramp(0.0, 5.0, up));
  let wet = exp(-abs(off) / ($wide * 1.3));
  var albedo = $rock * mix(vec3f(0.92, 0.98, 1.04), vec3f(1.10, 1.0, 0.88), mix(flute.r, block.g, 0.4)) * (0.45 + 1.0 * fine.r) * (1.0 - 0.5 * wet) * mix(0.45, 1.0, ramp(0.0, 0.5, up + 0.4 * (fine.r - 0.5)));
  // Plants sit on the ledges and hang over their lips; the top is overgrown.
  let tuft = fine.b * 0.55 + fine.a * 0.5 + 0.7 * (broad.a - 0.5);
  let onLedge = ramp(0.50, 0.0, f - 0.5 * (broad.g - 0.35)) + 0.8 * ramp(0.80, 0.98, f);
  let crown = ramp(3.0, 0.2, top - p.y - 1.6 * (fine.r - 0.4));
  let isMoss = ramp(0.36, 0.56, tuft * (0.35 + 0.55 * onLedge + 0.5 * crown) + 0.16 * crown) * (1.0 - 0.85 * ramp(0.35, 0.8, wet));
  albedo = mix(albedo, $moss * (0.5 + 1.5 * fine.b) * mix(vec3f(1.0), vec3f(1.7, 1.35, 0.9), sat(2.0 * (fine.a - 0.4))), isMoss);
  let snow = ramp(0.2, 0.6, u.snow * (0.9 * isMoss + 0.5 * onLedge * fine.r));
  albedo = mix(albedo, vec3f(0.80, 0.85, 0.94) * (0.7 + 0.4 * fine.b), snow);
  let shade = mix(hollow, 0.75 + 0.25 * hollow, isMoss * 0.8);
  var c = lit(n, albedo) * shade + u.sunColor * albedo * 0.10;
  let main = M_strand(p, x, $wide * 0.5, top);
  let left = M_strand(p, x - $wide * 1.25, $wide * 0.12, top * 0.82);
  let right = M_strand(p, x + $wide * 1.15, $wide * 0.17, top * 0.93);
  let water = vec2f(sat(main.x + left.x + right.x), max(main.y * main.x, max(left.y * left.x, right.y * right.x)));
  // Thin water is grey and lets the rock through, thick water is white.
  c = mix(c, mix(white * vec3f(0.42, 0.52, 0.58), white, water.y), water.x * (0.70 + 0.30 * water.y));
  // Ledges under the main fall break it into foam.
  let struck = main.x * (exp(-pow((up - $tall * 0.66) * 1.3, 2.0)) + exp(-pow((up - $tall * 0.34) * 1.1, 2.0)));
  c = mix(c, white * 1.02, sat(0.55 * struck * (0.5 + fine.r)));
  c = mix(c, white * 1.05, mist);
  return Layer(throughAir(c, depth, r.dir), max(cover, mist) * shown);
}
