// RGBA → I420, BT.709 limited range, planes Y, U, V tightly packed. One invocation converts 8 × 2 pixels, so
// the width must be a multiple of 8 and the height even.
@group(0) @binding(0) var picture: texture_2d<f32>;
@group(0) @binding(1) var<storage, read_write> planes: array<u32>;

const LUMA = vec3f(0.18259, 0.61423, 0.06201);
const CB = vec3f(-0.10064, -0.33857, 0.43922);
const CR = vec3f(0.43922, -0.39894, -0.04027);
const BLACK = 0.0627451;
const NEUTRAL = 0.5019608;

fn pixel(x: u32, y: u32) -> vec3f { return textureLoad(picture, vec2u(x, y), 0).rgb; }

fn packLuma(a: vec3f, b: vec3f, c: vec3f, d: vec3f) -> u32 {
  return pack4x8unorm(vec4f(dot(a, LUMA), dot(b, LUMA), dot(c, LUMA), dot(d, LUMA)) + BLACK);
}

@compute @workgroup_size(16, 4) fn toI420(@builtin(global_invocation_id) id: vec3u) {
  let size = textureDimensions(picture);
  let x = id.x * 8u;
  let y = id.y * 2u;
  if (x >= size.x || y >= size.y) { return; }
  var upper: array<vec3f, 8>;
  var lower: array<vec3f, 8>;
  for (var i = 0u; i < 8u; i++) {
    upper[i] = pixel(x + i, y);
    lower[i] = pixel(x + i, y + 1u);
  }
  let row = size.x >> 2u;
  let at = y * row + (x >> 2u);
  planes[at] = packLuma(upper[0], upper[1], upper[2], upper[3]);
  planes[at + 1u] = packLuma(upper[4], upper[5], upper[6], upper[7]);
  planes[at + row] = packLuma(lower[0], lower[1], lower[2], lower[3]);
  planes[at + row + 1u] = packLuma(lower[4], lower[5], lower[6], lower[7]);
  var cb: vec4f;
  var cr: vec4f;
  for (var i = 0u; i < 4u; i++) {
    let mean = (upper[2u * i] + upper[2u * i + 1u] + lower[2u * i] + lower[2u * i + 1u]) * 0.25;
    cb[i] = dot(mean, CB) + NEUTRAL;
    cr[i] = dot(mean, CR) + NEUTRAL;
  }
  let lumaWords = (size.x * size.y) >> 2u;
  let chromaAt = (y >> 1u) * (size.x >> 3u) + (x >> 3u);
  planes[lumaWords + chromaAt] = pack4x8unorm(cb);
  planes[lumaWords + (lumaWords >> 2u) + chromaAt] = pack4x8unorm(cr);
}
