// Hashes, cheap noise, the baked tiles and small shape functions. A hash noise of one octave is cheaper than
// a texture fetch; anything with more octaves is read from the tiles.
fn hash1(x: f32) -> f32 {
  var p = fract(x * 0.1031 + u.seed * 0.0137);
  p *= p + 33.33;
  p *= p + p;
  return fract(p);
}

fn hash2(p: vec2f) -> f32 { return cellHash(p, u.seed * 0.0071); }

fn hash22(p: vec2f) -> vec2f {
  var q = fract(p.xyx * vec3f(0.1031, 0.1030, 0.0973) + u.seed * 0.0071);
  q += dot(q, q.yzx + 33.33);
  return fract((q.xx + q.yz) * q.zy);
}

// Smooth noise of one variable, 0 … 1.
fn noise1(x: f32) -> f32 {
  let i = floor(x);
  let f = x - i;
  return mix(hash1(i), hash1(i + 1.0), f * f * (3.0 - 2.0 * f));
}

// Smooth noise of two variables, 0 … 1, one octave.
fn noise2(p: vec2f) -> f32 { return cellNoise(p, u.seed * 0.0071); }

// The baked tiles repeat every 1 unit of p; lod 0 is the full 512 px.
fn tileAt(p: vec2f) -> vec4f { return textureSampleLevel(tileA, repeatSampler, p, 0.0); }
fn tileAtLod(p: vec2f, lod: f32) -> vec4f { return textureSampleLevel(tileA, repeatSampler, p, lod); }
// The same as tileAt and twice as dear: for heights, and wherever two values are subtracted, where steps would show.
fn reliefAt(p: vec2f) -> vec4f { return textureSampleLevel(reliefTile, repeatSampler, p, 0.0); }
fn reliefAtLod(p: vec2f, lod: f32) -> vec4f { return textureSampleLevel(reliefTile, repeatSampler, p, lod); }
fn waveAt(p: vec2f) -> vec4f { return waveAtLod(p, 0.0); }
fn waveAtLod(p: vec2f, lod: f32) -> vec4f {
  return textureSampleLevel(tileB, repeatSampler, p, lod) * vec4f(1.0, 3.2, 3.2, 1.0) - vec4f(0.3, 1.6, 1.6, 0.0);
}

fn shardAt(p: vec2f) -> vec4f { return textureSampleLevel(tileC, repeatSampler, p, 0.0); }
fn shardAtLod(p: vec2f, lod: f32) -> vec4f { return textureSampleLevel(tileC, repeatSampler, p, lod); }

// Mip level for a texture on the ground: geometric mean of the two footprints of a pixel at distance z seen
// from height h above it; perMetre = tiles per metre. Without it grass and waves crawl.
fn groundLod(r: Ray, z: f32, h: f32, perMetre: f32) -> f32 {
  return clamp(log2(r.px * z * sqrt(1.0 + z / max(h, 0.1)) * perMetre * 512.0 * 0.6), 0.0, 7.0);
}

// The same in two steps for several textures at one place: the first part once,
// then + log2(perMetre), clamped.
fn groundLodBase(r: Ray, z: f32, h: f32) -> f32 {
  return log2(r.px * z * sqrt(1.0 + z / max(h, 0.1)) * 512.0 * 0.6);
}

fn sat(x: f32) -> f32 { return clamp(x, 0.0, 1.0); }

// smoothstep that also runs downward (a > b) on every driver.
fn ramp(a: f32, b: f32, x: f32) -> f32 {
  let k = clamp((x - a) / (b - a), 0.0, 1.0);
  return k * k * (3.0 - 2.0 * k);
}

fn luminance(c: vec3f) -> f32 { return dot(c, vec3f(0.3, 0.6, 0.1)); }

fn turned(p: vec2f, angle: f32) -> vec2f {
  let c = cos(angle);
  let s = sin(angle);
  return vec2f(p.x * c - p.y * s, p.x * s + p.y * c);
}

// Distance to a line segment, and to a box around the origin (negative inside).
fn segmentDistance(p: vec2f, a: vec2f, b: vec2f) -> f32 {
  let q = p - a;
  let d = b - a;
  return length(q - d * clamp(dot(q, d) / dot(d, d), 0.0, 1.0));
}

fn boxDistance(p: vec2f, halfSize: vec2f) -> f32 {
  let q = abs(p) - halfSize;
  return length(max(q, vec2f(0.0))) + min(max(q.x, q.y), 0.0);
}
