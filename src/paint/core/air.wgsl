// Sky, haze and light: what makes a module belong to any hour and weather.

// Sky colour without clouds.
fn skyBase(dir: vec3f) -> vec3f {
  let e = max(dir.y, 0.0);
  var c = mix(mix(u.zenith, u.middle, exp(-e * 2.6)), u.horizon, exp(-e * 8.0));
  let g = max(dot(dir, u.sun), 0.0);
  let g2 = g * g;
  let g8 = g2 * g2 * g2 * g2;
  let g16 = g8 * g8;
  let g96 = g16 * g16 * g16 * g16 * g16 * g16;
  c += u.sunColor * u.glow * (0.05 * g2 * g2 + 0.12 * g16 + 0.30 * g96);
  return c + vec3f(0.5, 0.55, 0.8) * u.flash * 0.35;
}

fn hazeColor(dir: vec3f) -> vec3f {
  let g = max(dot(dir, u.sun), 0.0);
  let g3 = g * g * g;
  let g12 = g3 * g3 * g3 * g3;
  return u.haze + u.sunColor * u.glow * (0.10 * g3 + 0.12 * g12 * g12)
    + vec3f(0.4, 0.45, 0.65) * u.flash * 0.2;
}

// Aerial perspective over d metres.
fn throughAir(c: vec3f, d: f32, dir: vec3f) -> vec3f {
  return mix(hazeColor(dir), c, exp(-d * u.hazeDensity));
}

// Light on a surface of a given albedo: key, fill, lightning.
fn lit(n: vec3f, albedo: vec3f) -> vec3f {
  let k = max(dot(n, u.sun), 0.0);
  return albedo * (u.sunColor * k + u.ambient * (0.65 + 0.35 * n.y) + vec3f(0.7, 0.75, 1.0) * u.flash * 0.5);
}

// How much sun reaches the land between fair-weather clouds, which drift over it. 1 when there are none, or nothing
// but clouds.
fn sunBetweenClouds(p: vec2f) -> f32 {
  let amount = ramp(0.2, 0.45, u.cover) * ramp(0.9, 0.7, u.cover);
  if (amount < 0.01) { return 1.0; }
  let n = tileAtLod(p * 0.00045 + vec2f(0.0011, 0.0004) * u.time * (0.4 + u.windSpeed), 2.0).r;
  return 1.0 - 0.62 * amount * ramp(0.50, 0.60, n);
}
