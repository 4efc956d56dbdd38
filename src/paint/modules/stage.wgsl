/*{
  "kind": "layer", "costMs": 16,
  "params": { "curtain": [0.30, 0.02, 0.03], "floor": [0.16, 0.095, 0.055], "back": 11, "front": 1.6, "hue": [1.0, 0.82, 0.58], "hue2": [0.25, 0.35, 1.0], "pool": 0, "poolZ": 7 }
}*/
// A stage seen from the stalls: boards that mirror the light, pools of light on them, a curtain in folds behind.
//   hue, hue2  of the lights of the middle and of the sides; pool = where the first light falls
fn M_pools(p: vec2f) -> vec3f {
  let spot = (p - vec2f($pool, $poolZ)) / vec2f(1.9, 1.25);
  let left = (p - vec2f(heroX(-3.6) + 0.8 * sin(u.time * 0.4), $poolZ + 1.2)) / vec2f(1.8, 1.1);
  let right = (p - vec2f(heroX(3.6) + 0.8 * sin(u.time * 0.37 + 2.0), $poolZ + 1.2)) / vec2f(1.8, 1.1);
  return $hue * 2.6 * ramp(1.25, 0.55, length(spot)) + $hue2 * 1.5 * (ramp(1.3, 0.5, length(left)) + ramp(1.3, 0.5, length(right)));
}

fn M_curtain(p: vec2f) -> vec3f {
  let folds = sin(p.x * 5.2 + 0.5 * sin(p.x * 1.3) + 0.12 * sin(p.y * 0.9 + u.time * 0.25));
  let shade = 0.38 + 0.62 * (0.5 + 0.5 * folds);
  let glow = $hue * 0.50 * exp(-pow((p.x - $pool) * 0.42, 2.0) - p.y * 0.20);
  let sides = $hue2 * 0.75 * exp(-pow((abs(p.x) - heroX(4.2)) * 0.5, 2.0) - p.y * 0.13);
  let hem = 0.35 + 0.65 * ramp(0.0, 0.35, p.y);
  return $curtain * shade * hem * (0.10 + 2.2 * (glow + sides)) * 1.7;
}

fn M_layer(r: Ray) -> Layer {
  let depth = $back - u.camera.z;
  let wall = u.camera.xy + r.q * depth;
  if (wall.y > 0.0) { return Layer(M_curtain(wall), 1.0); }
  let z = -u.camera.y / r.q.y;
  let p = vec2f(u.camera.x + r.q.x * z, u.camera.z + z);
  let lod = groundLod(r, z, u.camera.y, 0.4);
  let board = p.x * 3.2;
  let grain = tileAtLod(vec2f(p.x * 1.9 + floor(board) * 0.37, p.y * 0.09), lod);
  let gap = ramp(0.0, 0.05 + r.px * z * 3.2, 0.5 - abs(fract(board) - 0.5));
  let wood = $floor * (0.6 + 0.7 * grain.r) * (0.45 + 0.55 * gap);
  // The polished boards mirror the curtain.
  let mirrored = M_curtain(vec2f(wall.x + (grain.a - 0.5) * 0.15, -wall.y));
  let grazing = pow(1.0 - sat(-r.dir.y), 4.0);
  var c = wood * (vec3f(0.035, 0.035, 0.05) + M_pools(p)) + mirrored * (0.12 + 0.5 * grazing) * (0.7 + 0.6 * grain.r);
  // The edge of the stage, and the dark before it.
  let edge = ramp($front, $front + 0.03, p.y);
  return Layer(c * mix(0.04, 1.0, edge), 1.0);
}
