// Sets figures into the HDR picture: body lit by the scene, shadow cast on the ground, contact shadow, mirror image in
// water and wet ground, smoke and fire.
struct Light {
  size: vec2f,        // pixels of the frame
  rim: f32,           // strength of the light around edges that face the sun
  exposureFloor: f32, // least fill, so that a figure at night keeps its form
  sun: vec3f,         // toward the key light, z toward the viewer
  time: f32,
  sunColor: vec3f,
  sky: vec3f,         // fill from above
  ground: vec3f,      // fill from below
  haze: vec3f,
  horizon: vec3f,     // what gloss mirrors: sky at the horizon and overhead
  zenith: vec3f,
};
struct Item {
  rect: vec4f,   // frame pixels: left, top, width, height
  cell: vec4f,   // of the atlas, texels: left, top, texels per pixel, -
  look: vec4f,   // kind, haze 0 … 1, strength, blur or wobble in pixels
  more: vec4f,   // shadow: where it touches, height of the figure in pixels; puff: colour, glow; mirror: waterline, -, -, -
};
const BODY = 0.0;
const SHADOW = 1.0;
const CONTACT = 2.0;
const MIRROR = 3.0;
const PUFF = 4.0;

@group(0) @binding(0) var<uniform> light: Light;
@group(0) @binding(1) var linear: sampler;
@group(0) @binding(2) var albedo: texture_2d<f32>;
@group(0) @binding(3) var relief: texture_2d<f32>;
@group(0) @binding(4) var<storage, read> items: array<Item>;

struct Varying {
  @builtin(position) position: vec4f,
  @location(0) at: vec2f, // in the item: x right, y down, 0 … 1
  @location(1) @interpolate(flat) item: u32,
};

@vertex fn itemQuad(@builtin(vertex_index) i: u32, @builtin(instance_index) index: u32) -> Varying {
  let item = items[index];
  let at = vec2f(f32(i & 1u), f32((i >> 1u) & 1u));
  let pixel = item.rect.xy + item.rect.zw * at;
  let clip = vec2f(pixel.x / light.size.x * 2.0 - 1.0, 1.0 - pixel.y / light.size.y * 2.0);
  return Varying(vec4f(clip, 0.0, 1.0), at, index);
}

fn sat(x: f32) -> f32 { return clamp(x, 0.0, 1.0); }

struct Texel { color: vec4f, relief: vec4f };

// @param p - Pixel of the frame. Two texels per pixel are one fetch in their middle; other densities take four.
fn texelAt(item: Item, p: vec2f) -> Texel {
  let size = vec2f(textureDimensions(albedo));
  let inside = clamp(p - item.rect.xy, vec2f(0.5), item.rect.zw - 0.5);
  let at = (item.cell.xy + inside * item.cell.z) / size;
  if (item.cell.z == 2.0 || item.cell.z <= 1.0) {
    return Texel(textureSampleLevel(albedo, linear, at, 0.0), textureSampleLevel(relief, linear, at, 0.0));
  }
  let d = 0.25 * item.cell.z / size;
  let e = vec2f(d.x, -d.y);
  return Texel(
    0.25 * (textureSampleLevel(albedo, linear, at + d, 0.0) + textureSampleLevel(albedo, linear, at - d, 0.0)
      + textureSampleLevel(albedo, linear, at + e, 0.0) + textureSampleLevel(albedo, linear, at - e, 0.0)),
    0.25 * (textureSampleLevel(relief, linear, at + d, 0.0) + textureSampleLevel(relief, linear, at - d, 0.0)
      + textureSampleLevel(relief, linear, at + e, 0.0) + textureSampleLevel(relief, linear, at - e, 0.0)),
  );
}

fn coverageAt(item: Item, p: vec2f) -> f32 {
  let q = p - item.rect.xy;
  if (q.x < 0.0 || q.y < 0.0 || q.x > item.rect.z || q.y > item.rect.w) { return 0.0; }
  let at = (item.cell.xy + clamp(q, vec2f(0.5), item.rect.zw - 0.5) * item.cell.z) / vec2f(textureDimensions(albedo));
  return textureSampleLevel(albedo, linear, at, 0.0).a;
}

// What a mirroring surface shows of the world around it.
fn surroundings(up: f32) -> vec3f {
  let sky = mix(light.horizon, light.zenith, smoothstep(0.02, 0.75, up));
  return mix(light.ground * 0.55, sky, smoothstep(-0.12, 0.06, up));
}

fn litBody(item: Item, t: Texel) -> vec3f {
  let covered = max(t.color.a, 0.004);
  var base = t.color.rgb / covered;
  base *= base;
  let n2 = (t.relief.xy - 0.5) * 2.0 / covered;
  let n = vec3f(n2, sqrt(1.0 - min(dot(n2, n2), 0.985)));
  let gloss = t.relief.z / covered;
  let inner = (t.relief.w - 0.5) * 2.0 / covered;
  let glow = max(inner - 0.03, 0.0);
  let lets = max(-inner - 0.03, 0.0);
  let toSun = dot(n, light.sun);
  let wrap = sat((toSun + 0.22) / 1.22);
  let through = lets * sat((0.35 - toSun) / 1.35);
  let fill = mix(light.ground, light.sky, n.y * 0.5 + 0.5) + light.exposureFloor;
  let edge = 1.0 - n.z;
  let facing = sat(dot(normalize(n2 + vec2f(1e-4)), normalize(light.sun.xy + vec2f(1e-4))) * 0.65 + 0.35);
  let rim = edge * edge * (0.15 + 0.85 * edge) * facing * light.rim;
  let middle = normalize(light.sun + vec3f(0.0, 0.0, 1.0));
  let shine = gloss * gloss;
  let spark = pow(sat(dot(n, middle)), mix(10.0, 160.0, gloss)) * gloss * mix(0.35, 2.6, shine);
  // Fresnel: paint and glass mirror their surroundings most where they are seen aslant.
  let mirrors = gloss * mix(0.02, 0.3, shine * shine * shine) + (0.2 + 0.8 * gloss) * gloss * pow(edge, 4.0);
  let seen = surroundings(2.0 * n.z * n.y);
  var c = base * (fill + light.sunColor * (wrap * wrap * (1.5 - 0.5 * wrap) + through));
  // What is as good as black, a tyre and the hollow it turns in, has no bright rim: it lies in its own shade.
  let black = 1.0 - smoothstep(0.001, 0.0065, max(base.r, max(base.g, base.b)));
  c += light.sunColor * (spark + rim * (1.0 - black) * (0.3 + 0.7 * base));
  c = mix(c, seen, sat(mirrors) * (1.0 - black));
  c += base * glow * glow * 9.0;
  return mix(c, light.haze, item.look.y * (1.0 - 0.6 * sat(glow)));
}

fn hash2(p: vec2f) -> f32 {
  var q = fract(p.xyx * 0.1031);
  q += dot(q, q.yzx + 33.33);
  return fract((q.x + q.y) * q.z);
}

fn noise2(p: vec2f) -> f32 {
  let i = floor(p);
  let f = p - i;
  let w = f * f * (3.0 - 2.0 * f);
  return mix(mix(hash2(i), hash2(i + vec2f(1.0, 0.0)), w.x), mix(hash2(i + vec2f(0.0, 1.0)), hash2(i + vec2f(1.0, 1.0)), w.x), w.y);
}

// Premultiplied; the blend also takes the key light away from the picture's alpha.
@fragment fn setInPicture(v: Varying) -> @location(0) vec4f {
  let item = items[v.item];
  let p = v.position.xy;
  if (item.look.x == BODY) {
    let t = texelAt(item, p);
    if (t.color.a < 0.004) { return vec4f(0.0); }
    let lit = clamp(litBody(item, t), vec3f(0.0), vec3f(40.0));
    let a = t.color.a * item.look.z;
    // Glass: what is most glossy and lets light through shows what is behind it, least at its edges.
    let clear = smoothstep(0.94, 0.99, t.relief.z / max(t.color.a, 0.004)) * sat((0.5 - t.relief.w / max(t.color.a, 0.004)) * 2.0 - 0.03);
    let n2 = (t.relief.xy - 0.5) * 2.0 / max(t.color.a, 0.004);
    let seen = clear * (1.0 - smoothstep(0.35, 1.0, dot(n2, n2)));
    return vec4f(lit * a * (1.0 - 0.75 * seen), a * (1.0 - 0.85 * seen));
  }
  if (item.look.x == SHADOW) {
    let far = length((p - item.more.xy) * vec2f(1.0, 2.2)) / item.more.z;
    let blur = item.look.w * (0.012 + 0.09 * min(far, 1.6));
    var shade = 0.0;
    for (var k = 0; k < 9; k++) {
      let angle = f32(k) * 2.399963;
      shade += coverageAt(item, p + vec2f(cos(angle), 0.45 * sin(angle)) * sqrt(f32(k) / 9.0) * blur);
    }
    return vec4f(0.0, 0.0, 0.0, shade / 9.0 * item.look.z * (1.0 - 0.55 * sat(far * 0.6)) * (1.0 - item.look.y));
  }
  if (item.look.x == MIRROR) {
    let depth = (p.y - item.more.x) / light.size.y;
    if (depth < 0.0) { return vec4f(0.0); }
    let reach = item.look.w * (0.15 + 6.0 * depth);
    let y = p.y / light.size.y;
    let w = (noise2(vec2f(p.x * 0.004, y * 90.0 + light.time * 1.3)) - 0.5) + 0.6 * (noise2(vec2f(p.x * 0.013 + 7.0, y * 260.0 - light.time * 2.1)) - 0.5);
    let t = texelAt(item, p + vec2f(w * reach, w * reach * 0.3));
    if (t.color.a < 0.004) { return vec4f(0.0); }
    let broken = 0.75 + 0.5 * noise2(vec2f(p.x * 0.01, y * 160.0 + light.time));
    let a = t.color.a * sat(item.look.z * broken * (1.0 - 1.4 * depth));
    return vec4f(clamp(litBody(item, t), vec3f(0.0), vec3f(8.0)) * 0.7 * a, a);
  }
  let d = v.at * 2.0 - 1.0;
  let r = length(d);
  let soft = sat(1.0 - r);
  if (item.look.x == CONTACT) {
    return vec4f(0.0, 0.0, 0.0, soft * soft * (3.0 - 2.0 * soft) * item.look.z * (1.0 - item.look.y));
  }
  // A puff: a ball whose rim is frayed.
  let seed = item.look.w;
  let fray = noise2(d * 1.6 + seed) * 0.6 + 0.4 * noise2(d * 3.9 - seed);
  let body = sat((1.0 - r - 0.75 * fray * r) * 1.6);
  let n = vec3f(d.x, -d.y, sqrt(max(1.0 - r * r, 0.0)));
  let wrap = sat((dot(n, light.sun) + 0.6) / 1.6);
  // Billows of it stand before each other: lit where it is thinner toward the sun.
  let beside = d + vec2f(light.sun.x, -light.sun.y) * 0.28;
  let open = noise2(beside * 1.6 + seed) * 0.6 + 0.4 * noise2(beside * 3.9 - seed);
  let billow = clamp(1.0 + 0.85 * (open - fray), 0.55, 1.4);
  let glow = item.more.w;
  var c = item.more.rgb * mix(billow, 1.0, sat(glow)) * mix(mix(light.ground, light.sky, 0.5 - 0.5 * d.y) + light.sunColor * (0.25 + 0.75 * wrap) * 0.8, vec3f(glow), sat(glow));
  c = mix(c, light.haze, item.look.y * (1.0 - 0.7 * sat(glow)));
  let a = body * body * (3.0 - 2.0 * body) * item.look.z;
  // Fire adds, smoke covers.
  return vec4f(clamp(c, vec3f(0.0), vec3f(40.0)) * a, a * (1.0 - 0.85 * sat(glow)));
}
