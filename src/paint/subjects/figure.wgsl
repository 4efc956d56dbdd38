diagnostic(off, derivative_uniformity); // slopes of patterns are wanted inside branches
// Figures, posed by their bones, as the camera sees them: colour and relief of one cell of the atlas, to be lit by
// treatment.wgsl. A shadow is the same figure laid flat on the ground along the light.
struct Draw {
  toAtlas: vec4f,   // scale and offset of x, scale and offset of y: camera space → clip space of the atlas
  camera: vec4f,    // position; first bone
  depth: vec4f,     // a and b of depth = a + b / distance; height of the surface; what it does, see below
  light: vec4f,     // how far a shadow goes in x and z per metre of height; time; strength of the flutter, metres
};
@group(0) @binding(0) var<storage, read> draws: array<Draw>;
@group(0) @binding(1) var<storage, read> bones: array<vec4f>; // three rows per bone

const FLAT = 1.0;     // laid on the surface along the light
const CLIPPED = 2.0;  // hidden below the surface
const MIRRORED = 3.0; // in the surface, what is below it hidden

struct Vertex {
  @location(0) position: vec3f,
  @location(1) normal: vec4f,   // w: how open the place is
  @location(2) bone: vec4u,
  @location(3) share: vec4f,
  @location(4) color: vec4f,    // square root of the colour; gloss
  @location(5) second: vec4f,   // colour of the pattern; light: over 0.5 of its own, under 0.5 let through
  @location(6) look: vec4u,     // pattern, grain, flutter
};
struct Varying {
  @builtin(position) position: vec4f,
  @location(0) normal: vec3f,
  @location(1) color: vec4f,
  @location(2) second: vec4f,
  @location(3) rest: vec3f,       // place on the figure at rest, in grains: patterns stick to it
  @location(4) open: f32,
  @location(5) @interpolate(flat) pattern: u32,
  @location(6) above: f32,        // the surface that hides it, metres
};

fn boned(v: Vertex, draw: Draw, row: u32) -> vec4f {
  let first = u32(draw.camera.w);
  return bones[(first + v.bone.x) * 3u + row] * v.share.x + bones[(first + v.bone.y) * 3u + row] * v.share.y
    + bones[(first + v.bone.z) * 3u + row] * v.share.z + bones[(first + v.bone.w) * 3u + row] * v.share.w;
}

@vertex fn posed(v: Vertex, @builtin(instance_index) index: u32) -> Varying {
  let draw = draws[index];
  let x = boned(v, draw, 0u);
  let y = boned(v, draw, 1u);
  let z = boned(v, draw, 2u);
  let at = vec4f(v.position, 1.0);
  var p = vec3f(dot(x, at), dot(y, at), dot(z, at));
  var n = vec3f(dot(x.xyz, v.normal.xyz), dot(y.xyz, v.normal.xyz), dot(z.xyz, v.normal.xyz));
  if (v.look.z > 0u) {
    let t = draw.light.z;
    let loose = f32(v.look.z) / 255.0 * draw.light.w;
    let wave = v.position * 3.1;
    p += loose * vec3f(sin(t * 2.9 + wave.y * 2.0 + wave.z), 0.35 * sin(t * 3.7 + wave.x * 1.7), sin(t * 3.3 + wave.x * 2.0 - wave.y));
  }
  var above = 1.0;
  if (draw.depth.w > 1.5) { above = p.y - draw.depth.z - 0.012 * sin(p.x * 5.0 + draw.light.z * 1.7) - 0.008 * sin(p.z * 7.0 - draw.light.z * 2.3); }
  if (draw.depth.w == MIRRORED) {
    p.y = 2.0 * draw.depth.z - p.y;
    n.y = -n.y;
  }
  if (draw.depth.w == FLAT) {
    let height = max(p.y - draw.depth.z, 0.0);
    p = vec3f(p.x + draw.light.x * height, draw.depth.z, p.z + draw.light.y * height);
  }
  let q = p - draw.camera.xyz;
  let away = max(q.z, 0.02);
  let grain = exp2(f32(v.look.y) / 18.0) * 0.001;
  return Varying(
    vec4f(q.x * draw.toAtlas.x + away * draw.toAtlas.y, q.y * draw.toAtlas.z + away * draw.toAtlas.w, draw.depth.x * away + draw.depth.y, away),
    n, v.color, v.second, v.position / grain, v.normal.w, v.look.x, above,
  );
}

fn hash3(p: vec3f) -> f32 {
  var q = fract(p * 0.1031);
  q += dot(q, q.zyx + 31.32);
  return fract((q.x + q.y) * q.z);
}

// Smooth, 0 … 1, one octave.
fn noise3(p: vec3f) -> f32 {
  let i = floor(p);
  let f = p - i;
  let w = f * f * (3.0 - 2.0 * f);
  let low = mix(mix(hash3(i), hash3(i + vec3f(1.0, 0.0, 0.0)), w.x), mix(hash3(i + vec3f(0.0, 1.0, 0.0)), hash3(i + vec3f(1.0, 1.0, 0.0)), w.x), w.y);
  let high = mix(mix(hash3(i + vec3f(0.0, 0.0, 1.0)), hash3(i + vec3f(1.0, 0.0, 1.0)), w.x), mix(hash3(i + vec3f(0.0, 1.0, 1.0)), hash3(i + vec3f(1.0, 1.0, 1.0)), w.x), w.y);
  return mix(low, high, w.z);
}

// Distances to the nearest and the second of scattered points, squared.
fn cells3(p: vec3f) -> vec2f {
  let i = floor(p - 0.5);
  var nearest = vec2f(9.0);
  for (var k = 0u; k < 8u; k++) {
    let cell = i + vec3f(f32(k & 1u), f32((k >> 1u) & 1u), f32(k >> 2u));
    let d = cell + 0.25 + 0.5 * vec3f(hash3(cell), hash3(cell + 17.0), hash3(cell + 41.0)) - p;
    let l = dot(d, d);
    if (l < nearest.x) { nearest = vec2f(l, nearest.x); } else if (l < nearest.y) { nearest.y = l; }
  }
  return nearest;
}

// How much of the second colour, a factor of brightness, a height for the relief (grains).
struct Pattern { second: f32, tone: f32, height: f32 };

fn patternAt(kind: u32, p: vec3f) -> Pattern {
  switch kind {
    case 1u: { // cloth: soft folds
      let fold = noise3(p * vec3f(0.9, 0.55, 0.9));
      return Pattern(0.0, 0.9 + 0.1 * fold + 0.05 * noise3(p * 9.0), fold * 0.34);
    }
    case 2u: { // fur: tufts
      let tuft = noise3(p * vec3f(0.8, 1.2, 1.2));
      let hair = noise3(p * vec3f(2.2, 3.4, 3.4) + 5.0);
      return Pattern(0.5 * smoothstep(0.5, 0.15, tuft), 0.84 + 0.24 * hair, 0.16 * tuft + 0.07 * hair);
    }
    case 3u: { // stripes across x, broken and wavering
      let along = p.x + 0.9 * noise3(p * vec3f(0.35, 0.5, 0.5)) + 0.25 * noise3(p * 1.3);
      let width = 0.42 + 0.3 * noise3(p * vec3f(0.6, 0.25, 0.25) + 9.0);
      let edge = abs(fract(along) - 0.5) * 2.0;
      return Pattern(smoothstep(width - 0.12, width + 0.12, edge), 0.94 + 0.1 * noise3(p * 6.0), 0.0);
    }
    case 4u: { // spots
      let d = sqrt(cells3(p).x);
      return Pattern(1.0 - smoothstep(0.2, 0.32, d), 0.94 + 0.1 * noise3(p * 5.0), 0.0);
    }
    case 5u: { // patches: a net of the second colour between large ones
      let d = cells3(p);
      return Pattern(1.0 - smoothstep(0.05, 0.14, sqrt(d.y) - sqrt(d.x)), 0.94 + 0.1 * noise3(p * 5.0), 0.0);
    }
    case 6u: { // planks along x
      let seam = abs(fract(p.y) - 0.5);
      let wood = noise3(vec3f(p.x * 0.5, floor(p.y) * 7.0, p.z * 2.0)) * 0.5 + 0.5 * noise3(p * vec3f(0.7, 6.0, 6.0));
      return Pattern(smoothstep(0.42, 0.49, seam), 0.8 + 0.3 * wood, -0.5 * smoothstep(0.4, 0.5, seam));
    }
    case 7u: { // bricks
      let row = floor(p.y * 2.0);
      let q = vec2f(fract((p.x + p.z) + 0.5 * fract(row * 0.5) * 2.0), fract(p.y * 2.0));
      let mortar = max(smoothstep(0.44, 0.49, abs(q.x - 0.5)), smoothstep(0.4, 0.48, abs(q.y - 0.5)));
      let own = hash3(vec3f(floor((p.x + p.z) + 0.5 * fract(row * 0.5) * 2.0), row, 3.0));
      return Pattern(mortar, 0.82 + 0.3 * own, -0.3 * mortar);
    }
    case 8u: { // scales
      let row = floor(p.y * 2.0);
      let q = vec2f(fract(p.x + 0.5 * fract(row * 0.5) * 2.0) - 0.5, fract(p.y * 2.0));
      let rim = length(q * vec2f(1.6, 0.9));
      return Pattern(0.7 * smoothstep(0.55, 0.9, rim), 0.93 + 0.12 * q.y, 0.1 * (1.0 - rim));
    }
    case 9u: { // bark
      let ridge = noise3(p * vec3f(1.5, 0.3, 1.5));
      return Pattern(smoothstep(0.5, 0.3, ridge), 0.85 + 0.3 * noise3(p * vec3f(3.0, 1.0, 3.0)), 0.6 * ridge);
    }
    case 10u: { // feathers: rows of the second colour
      let row = fract(p.x + 0.15 * noise3(p * 2.0));
      return Pattern(0.55 * smoothstep(0.35, 0.0, row), 0.88 + 0.2 * row, 0.2 * row);
    }
    case 11u: { // checks
      let q = floor(p * 1.0 + 0.001);
      return Pattern(fract((q.x + q.y + q.z) * 0.5) * 2.0, 1.0, 0.0);
    }
    case 12u: { // hide: a short coat over muscles
      let broad = noise3(p * 0.45);
      return Pattern(0.35 * smoothstep(0.62, 0.2, broad), 0.93 + 0.1 * noise3(p * vec3f(3.0, 5.0, 5.0)), 0.0);
    }
    case 13u: { // wrinkled skin
      let broad = noise3(p * 0.8);
      let fold = abs(noise3(p * vec3f(1.8, 2.6, 2.0) + 2.0 * broad) - 0.5) * 2.0;
      let fine = noise3(p * 7.0);
      return Pattern(0.24 * smoothstep(0.3, 0.0, fold) + 0.2 * broad, 0.9 + 0.08 * fine + 0.04 * fold, 0.022 * fold + 0.008 * fine);
    }
    case 14u: { // large spots of the second colour
      let d = noise3(p * 0.8 + 3.0) * 0.72 + 0.28 * noise3(p * 2.3);
      return Pattern(smoothstep(0.5, 0.54, d), 0.94 + 0.1 * noise3(p * 6.0), 0.0);
    }
    case 15u: { // even bands across y
      return Pattern(step(0.5, fract(p.y)), 1.0, 0.0);
    }
    case 16u: { // hair: strands that fall to both sides
      let strand = noise3(p * vec3f(1.1, 0.13, 0.62));
      let fine = noise3(p * vec3f(2.6, 0.2, 1.5) + 5.0);
      return Pattern(0.5 * smoothstep(0.55, 0.2, strand), 0.8 + 0.3 * fine, 0.2 * strand + 0.1 * fine);
    }
    default: { return Pattern(0.0, 1.0, 0.0); }
  }
}

struct Picture {
  @location(0) albedo: vec4f, // square root of the colour, coverage
  @location(1) relief: vec4f, // normal's x and y, packed to 0…1; gloss; light
};

@fragment fn painted(v: Varying) -> Picture {
  if (v.above < 0.0) { discard; }
  var n = normalize(v.normal);
  var color = v.color.rgb;
  if (v.pattern > 0u) {
    let q = v.rest;
    let pattern = patternAt(v.pattern, q);
    color = mix(color, v.second.rgb, pattern.second) * sqrt(pattern.tone);
    if (pattern.height != 0.0) {
      // Bumps from the slope of the height across the screen, at most as steep as the surface itself.
      let across = max(length(dpdx(q)), 1e-4);
      let down = max(length(dpdy(q)), 1e-4);
      let slope = vec2f(dpdx(pattern.height) / across, dpdy(pattern.height) / down);
      n = normalize(n - clamp(vec3f(slope.x, -slope.y, 0.0), vec3f(-0.5), vec3f(0.5)));
    }
  }
  // Where little of the sky is seen, less light from it arrives.
  color *= sqrt(0.3 + 0.7 * v.open);
  return Picture(vec4f(color, 1.0), vec4f(n.xy * 0.5 + 0.5, v.color.a, v.second.a));
}
