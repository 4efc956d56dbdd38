// The contract between the engine and every module. A module sees frame, noise and air, nothing else.
// Lengths in metres, colours linear HDR; x right, y up, z away from the camera, ground at y = 0.
struct Frame {
  size: vec2f,          // pixels
  time: f32,            // seconds
  seed: f32,            // 0 … 1000, of the shot
  camera: vec3f,
  focal: f32,
  shift: vec2f,         // where the horizon and the middle lie on the image plane
  scale: f32,           // pixels of one unit of the image plane
  hero: f32,            // factor for the x of what must stay in the frame: 1 at 16:9, smaller in portrait
  sun: vec3f,           // direction toward the key light (sun or moon)
  discRadius: f32,      // of the visible disc on the tangent plane; 0 = none
  sunColor: vec3f,
  glow: f32,            // strength of the halo around the sun
  zenith: vec3f,
  night: f32,           // 0 day … 1 night
  horizon: vec3f,
  storm: f32,
  ambient: vec3f,
  wet: f32,             // wetness of surfaces 0 … 1
  haze: vec3f,
  hazeDensity: f32,     // per metre
  windSpeed: f32,
  gust: f32,
  snow: f32,            // snow lying on things 0 … 1
  cover: f32,           // cloud cover 0 … 1
  rain: f32,
  snowfall: f32,
  flash: f32,           // lightning now, 0 … 1
  lamps: f32,           // artificial lights 0 off … 1 on: with the night, dusk and dark weather
  mapHalfWidth: f32,    // window of the backdrop map on the tangent plane
  mapLow: f32,
  mapHigh: f32,
  aspect: f32,          // width / height of the frame
  stillLow: f32,        // window of the still cache: as wide, but from the frame's bottom to its top
  stillHigh: f32,
  under: f32,           // 1 under water: light comes through waves
  spare: f32,
  middle: vec3f,        // sky between horizon and zenith
  spare2: f32,
  p: array<vec4f, 64>,      // parameters of the modules, laid out by the assembler
  swarm: array<vec4f, 48>,  // members of swarms: xy centre (q × depth), z depth, w size
};

@group(0) @binding(0) var<uniform> u: Frame;
@group(0) @binding(1) var repeatSampler: sampler;
@group(0) @binding(2) var tileA: texture_2d<f32>;       // r fbm, g ridged, b cellular bumps, a fine fbm
@group(0) @binding(3) var tileB: texture_2d<f32>;       // r height, gb its gradient, a cell borders (lace, cracks)
@group(0) @binding(4) var backdropMap: texture_2d<f32>; // half-size sky + far layers; a = key light that passes
@group(0) @binding(5) var clampSampler: sampler;
@group(0) @binding(6) var stillMap: texture_2d<f32>;    // cached still layers, premultiplied
@group(0) @binding(7) var painted: texture_2d<f32>;     // the picture so far, for the pass over the subjects
@group(0) @binding(8) var tileC: texture_2d<f32>;       // r border of cells, g their number, b border of small cells, a caustics
@group(0) @binding(11) var reliefTile: texture_2d<f32>; // tileA in 16-bit floats
@group(0) @binding(12) var columnMap: texture_2d<f32>;  // what modules computed once for every column of the frame, or of the still picture

// One pixel's line of sight. A card at depth z is hit at camera.xy + q × (z − camera.z); the flat
// ground at z = −camera.y / q.y.
struct Ray {
  q: vec2f,    // position on the tangent plane: x right, y above the horizon
  dir: vec3f,  // the same as a unit vector
  uv: vec2f,   // position in the frame, units of the image plane, origin in the middle
  px: f32,     // size of one pixel in q
};

// Colour (not premultiplied) and coverage of a layer at one pixel.
struct Layer { color: vec3f, alpha: f32 };
const NOTHING = Layer(vec3f(0.0), 0.0);

fn rayThrough(q: vec2f, uv: vec2f, px: f32) -> Ray {
  return Ray(q, normalize(vec3f(q, 1.0)), uv, px);
}

// Backdrop map by tangent-plane position: reflections, soft horizons, the full-size sky.
fn mapAt(q: vec2f, lod: f32) -> vec4f {
  let at = vec2f(0.5 + 0.5 * q.x / u.mapHalfWidth, 1.0 - (q.y - u.mapLow) / (u.mapHigh - u.mapLow));
  return textureSampleLevel(backdropMap, clampSampler, at, lod);
}

fn stillAt(q: vec2f) -> vec4f {
  let at = vec2f(0.5 + 0.5 * q.x / u.mapHalfWidth, 1.0 - (q.y - u.stillLow) / (u.stillHigh - u.stillLow));
  return textureSampleLevel(stillMap, clampSampler, at, 0.0);
}

// Only in the scene, whose rays go through the pixels of the frame.
fn columnAt(r: Ray, row: i32) -> vec4f {
  return textureLoad(columnMap, vec2i(i32(r.uv.x * u.scale + 0.5 * u.size.x), row), 0);
}

// Composition: x positions of things that must stay in the frame shrink with a narrow frame.
fn heroX(x: f32) -> f32 { return x * u.hero; }

@vertex fn wholeFrame(@builtin(vertex_index) i: u32) -> @builtin(position) vec4f {
  return vec4f(f32(i32(i & 1u) * 4 - 1), f32(i32(i >> 1u) * 4 - 1), 0.0, 1.0);
}
