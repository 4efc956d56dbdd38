// Sets figures into the HDR picture: body lit by the scene, shadow cast on the
// ground, contact shadow of a foot.
struct Light {
  size: vec2f,        // pixels of the frame
  rim: f32,           // strength of the light around edges that face the sun
  exposureFloor: f32, // least fill, so that a figure at night keeps its form
  sun: vec3f,         // toward the key light, z toward the viewer
  sunColor: vec3f,
  sky: vec3f,         // fill from above
  ground: vec3f,      // fill from below
  haze: vec3f,
  items: array<Item, 48>,
};
struct Item {
  rect: vec4f,   // frame pixels: left, top, width, height
  atlas: vec4f,  // of the cell: left, top, right, bottom, 0 … 1
  look: vec4f,   // kind, haze 0 … 1, strength, blur (parts of the cell's height)
  shadow: vec4f, // x shift and height of the shadow's far end in parts of the figure's height, -, -
};
const BODY = 0.0;
const CAST_SHADOW = 1.0;
const CONTACT = 2.0;

@group(0) @binding(0) var<uniform> light: Light;
@group(0) @binding(1) var linear: sampler;
@group(0) @binding(2) var albedo: texture_2d<f32>;
@group(0) @binding(3) var relief: texture_2d<f32>;

struct Varying {
  @builtin(position) position: vec4f,
  @location(0) at: vec2f, // in the cell: x right, y up, 0 … 1
  @location(1) @interpolate(flat) item: u32,
};

@vertex fn itemQuad(@builtin(vertex_index) i: u32, @builtin(instance_index) index: u32) -> Varying {
  let item = light.items[index];
  let at = vec2f(f32(i & 1u), f32((i >> 1u) & 1u));
  var pixel = vec2f(item.rect.x + item.rect.z * at.x, item.rect.y + item.rect.w * (1.0 - at.y));
  if (item.look.x == CAST_SHADOW) {
    let foot = item.rect.y + item.rect.w;
    pixel = vec2f(item.rect.x + item.rect.z * at.x + item.shadow.x * item.rect.w * at.y, foot - item.shadow.y * item.rect.w * at.y);
  }
  let clip = vec2f(pixel.x / light.size.x * 2.0 - 1.0, 1.0 - pixel.y / light.size.y * 2.0);
  return Varying(vec4f(clip, 0.0, 1.0), at, index);
}

fn inAtlas(item: Item, at: vec2f) -> vec2f { return vec2f(mix(item.atlas.x, item.atlas.z, at.x), mix(item.atlas.w, item.atlas.y, at.y)); }

fn sat(x: f32) -> f32 { return clamp(x, 0.0, 1.0); }

fn litBody(item: Item, at: vec2f, color: vec4f) -> vec3f {
  let g = textureSampleLevel(relief, linear, inAtlas(item, at), 0.0);
  let covered = max(color.a, 0.004);
  var base = color.rgb / covered;
  base *= base;
  let n2 = (g.xy - 0.5) * 2.0 / covered;
  let flatness = min(dot(n2, n2), 0.97);
  let n = vec3f(n2, sqrt(1.0 - flatness));
  let wrap = sat((dot(n, light.sun) + 0.25) / 1.25);
  let fill = mix(light.ground, light.sky, n.y * 0.5 + 0.5) + light.exposureFloor;
  let edge = 1.0 - n.z;
  let facing = sat(dot(normalize(n2 + vec2f(1e-4)), normalize(light.sun.xy + vec2f(1e-4))) * 0.65 + 0.35);
  let rim = edge * edge * (0.15 + 0.85 * edge) * facing * light.rim;
  let middle = normalize(light.sun + vec3f(0.0, 0.0, 1.0));
  let spark = pow(sat(dot(n, middle)), mix(8.0, 90.0, g.z)) * g.z * 1.3;
  let sheen = pow(1.0 - n.z, 3.0) * g.z * 0.8;
  let lit = base * (fill + light.sunColor * wrap) + light.sunColor * (spark + rim * (0.35 + 0.65 * base))
    + mix(light.ground, light.sky, sat(n.y * 0.7 + 0.5)) * sheen;
  return mix(lit, light.haze, item.look.y);
}

fn coverageAt(item: Item, at: vec2f) -> f32 {
  let inside = step(0.0, at.x) * step(at.x, 1.0) * step(0.0, at.y) * step(at.y, 1.0);
  return textureSampleLevel(albedo, linear, inAtlas(item, clamp(at, vec2f(0.002), vec2f(0.998))), 0.0).a * inside;
}

// Premultiplied; the blend also takes the key light away from the picture's alpha.
@fragment fn setInPicture(v: Varying) -> @location(0) vec4f {
  let item = light.items[v.item];
  if (item.look.x == BODY) {
    let color = textureSampleLevel(albedo, linear, inAtlas(item, v.at), 0.0);
    if (color.a < 0.004) { return vec4f(0.0); }
    return vec4f(clamp(litBody(item, v.at, color), vec3f(0.0), vec3f(40.0)) * color.a, color.a);
  }
  if (item.look.x == CAST_SHADOW) {
    let blur = item.look.w * (0.15 + v.at.y);
    let reach = vec2f(blur * abs(item.rect.w / item.rect.z), blur);
    var shade = 0.0;
    for (var k = 0; k < 9; k++) {
      let angle = f32(k) * 2.399963;
      shade += coverageAt(item, v.at + vec2f(cos(angle), sin(angle)) * sqrt(f32(k) / 9.0) * reach);
    }
    return vec4f(0.0, 0.0, 0.0, shade / 9.0 * item.look.z * (1.0 - 0.7 * v.at.y) * (1.0 - item.look.y));
  }
  let r = length(v.at * 2.0 - 1.0);
  let soft = sat(1.0 - r);
  return vec4f(0.0, 0.0, 0.0, soft * soft * (3.0 - 2.0 * soft) * item.look.z * (1.0 - item.look.y));
}
