// After the scene: bloom pyramid, light shafts, tone curve, grade, grain.
struct Post {
  size: vec2f,
  frame: f32,
  godRays: f32,
  sunOnFrame: vec2f,
  bloom: f32,
  exposure: f32,
  tint: vec3f,
  vignette: f32,
  saturation: f32,
  grain: f32,
};

@group(0) @binding(0) var<uniform> u: Post;
@group(0) @binding(1) var clampSampler: sampler;
@group(0) @binding(2) var first: texture_2d<f32>;
@group(0) @binding(3) var second: texture_2d<f32>;
@group(0) @binding(4) var pixelSampler: sampler; // one texel, cheaper than textureLoad

struct Corner { @builtin(position) p: vec4f, @location(0) uv: vec2f };

@vertex fn wholeFrame(@builtin(vertex_index) i: u32) -> Corner {
  let x = f32(i32(i & 1u) * 2);
  let y = f32(i32(i >> 1u) * 2);
  return Corner(vec4f(x * 2.0 - 1.0, y * 2.0 - 1.0, 0.0, 1.0), vec2f(x, 1.0 - y));
}

// Half size: a bilinear fetch at the shared corner is the mean of four pixels.
@fragment fn shrink(v: Corner) -> @location(0) vec4f {
  return textureSampleLevel(first, clampSampler, v.uv, 0.0);
}

// One level up the bloom pyramid: first = the smaller sum, second = this level.
@fragment fn grow(v: Corner) -> @location(0) vec4f {
  let d = 0.5 / vec2f(textureDimensions(first));
  let sum = textureSampleLevel(first, clampSampler, v.uv - d, 0.0)
    + textureSampleLevel(first, clampSampler, v.uv + vec2f(d.x, -d.y), 0.0)
    + textureSampleLevel(first, clampSampler, v.uv + vec2f(-d.x, d.y), 0.0)
    + textureSampleLevel(first, clampSampler, v.uv + d, 0.0);
  return sum * 0.1875 + textureSampleLevel(second, clampSampler, v.uv, 0.0);
}

// Light shafts at an eighth of the size: gather toward the sun what its light reaches (alpha).
@fragment fn shafts(v: Corner) -> @location(0) vec4f {
  let steps = 28;
  var p = v.uv;
  let d = (u.sunOnFrame - p) / f32(steps) * 0.94;
  p += d * 0.5 * fract(52.9829 * fract(dot(v.p.xy, vec2f(0.06711, 0.00584))));
  var sum = vec3f(0.0);
  var w = 1.0;
  for (var i = 0; i < steps; i++) {
    let c = textureSampleLevel(first, clampSampler, p, 0.0);
    sum += c.rgb * c.a * w;
    w *= 0.96;
    p += d;
  }
  return vec4f(sum / f32(steps), 1.0);
}

// What the grade adds to every pixel, at a quarter of the size: first = bloom, second = light shafts.
@fragment fn gather(v: Corner) -> @location(0) vec4f {
  var c = textureSampleLevel(first, clampSampler, v.uv, 0.0).rgb * 0.27 * u.bloom;
  if (u.godRays > 0.0) {
    c += textureSampleLevel(second, clampSampler, v.uv, 0.0).rgb * u.godRays;
  }
  return vec4f(c, 1.0);
}

// Narkowicz's fit of the ACES curve.
fn filmic(x: vec3f) -> vec3f {
  return clamp((x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14), vec3f(0.0), vec3f(1.0));
}

// The picture's colour from the scene's light: bloom and shafts, vignette, tone curve, saturation.
fn developed(light: vec3f, added: vec3f, uv: vec2f) -> vec3f {
  let q = uv - 0.5;
  let c = sqrt(filmic((light * (1.0 - u.bloom) + added) * u.tint * u.exposure * (1.0 - u.vignette * dot(q, q) * 1.6)));
  return mix(vec3f(dot(c, vec3f(0.3, 0.6, 0.1))), c, u.saturation);
}

// The same for all three colours: it moves the luma alone.
fn grainAt(p: vec2f) -> f32 {
  return (cellHash(p + fract(u.frame * 0.618) * vec2f(731.0, 411.0), 0.0) - 0.5) * u.grain;
}

fn addedAt(uv: vec2f) -> vec3f { return textureSampleLevel(second, clampSampler, uv, 0.0).rgb; }

// For looking at: RGBA. first = the HDR picture, second = what gather drew.
@fragment fn grade(v: Corner) -> @location(0) vec4f {
  let light = textureSampleLevel(first, pixelSampler, v.uv, 0.0).rgb;
  return vec4f(developed(light, addedAt(v.uv), v.uv) + grainAt(v.p.xy), 1.0);
}

// For the encoder: I420, BT.709, limited range. A texel of each target holds four samples of its plane. What gather
// drew is smooth: between the first and the last of the four it is interpolated.
const LUMA = vec3f(0.18259, 0.61423, 0.06201);
const CB = vec3f(-0.10064, -0.33857, 0.43922);
const CR = vec3f(0.43922, -0.39894, -0.04027);
const BLACK = 0.0627451;
const NEUTRAL = 0.5019608;
const LUMA_RANGE = 0.85882; // 219 / 255

// first = the HDR picture.
@fragment fn luma(v: Corner) -> @location(0) vec4f {
  let texel = 1.0 / u.size;
  let corner = vec2f(floor(v.p.x) * 4.0, v.p.y);
  let start = addedAt((corner + vec2f(0.5, 0.0)) * texel);
  let end = addedAt((corner + vec2f(3.5, 0.0)) * texel);
  var y: vec4f;
  for (var i = 0u; i < 4u; i++) {
    let p = corner + vec2f(f32(i) + 0.5, 0.0);
    let light = textureSampleLevel(first, pixelSampler, p * texel, 0.0).rgb;
    y[i] = dot(developed(light, mix(start, end, f32(i) / 3.0), p * texel), LUMA) + grainAt(p) * LUMA_RANGE + BLACK;
  }
  return y;
}

struct Chroma { @location(0) cb: vec4f, @location(1) cr: vec4f };

// first = the HDR picture at half its size: the light of four pixels.
@fragment fn chroma(v: Corner) -> Chroma {
  let texel = 2.0 / u.size;
  let corner = vec2f(floor(v.p.x) * 4.0, v.p.y);
  let start = addedAt((corner + vec2f(0.5, 0.0)) * texel);
  let end = addedAt((corner + vec2f(3.5, 0.0)) * texel);
  var out: Chroma;
  for (var i = 0u; i < 4u; i++) {
    let at = (corner + vec2f(f32(i) + 0.5, 0.0)) * texel;
    let light = textureSampleLevel(first, pixelSampler, at, 0.0).rgb;
    let c = developed(light, mix(start, end, f32(i) / 3.0), at);
    out.cb[i] = dot(c, CB) + NEUTRAL;
    out.cr[i] = dot(c, CR) + NEUTRAL;
  }
  return out;
}
