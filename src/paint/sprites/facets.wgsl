// Draws the facets of sprite models into the atlas, one cell after the other, farthest facet first.
// Out: the root of the albedo, and which way it faces with what shines or lets light through; both premultiplied.
struct Facet {
  @location(0) place: vec4f,  // centre and half axis a, pixels of the atlas, y down
  @location(1) axis: vec4f,   // half axis b, shape, detail
  @location(2) albedo: vec4f, // with coverage
  @location(3) facing: vec4f, // normal xyz, glow
};

struct Varying {
  @builtin(position) position: vec4f,
  @location(0) at: vec2f, // −1 … 1 along a and b
  @location(1) @interpolate(flat) shape: vec3f, // shape, detail, a number of its own
  @location(2) @interpolate(flat) albedo: vec4f,
  @location(3) @interpolate(flat) facing: vec4f,
  @location(4) @interpolate(flat) axes: vec4f, // unit directions of a and b on the screen
  @location(5) @interpolate(flat) size: vec2f, // lengths of a and b in pixels
};

override atlasWidth: f32 = 1024.0;
override atlasHeight: f32 = 1024.0;

@vertex fn facetQuad(@builtin(vertex_index) i: u32, facet: Facet) -> Varying {
  let at = vec2f(f32(i & 1u), f32(i >> 1u)) * 2.0 - 1.0;
  let a = facet.place.zw;
  let b = facet.axis.xy;
  let own = fract(sin(dot(facet.place.xy, vec2f(127.1, 311.7))) * 43758.5453);
  let pixel = facet.place.xy + a * at.x + b * at.y;
  let clip = vec2f(pixel.x / atlasWidth * 2.0 - 1.0, 1.0 - pixel.y / atlasHeight * 2.0);
  return Varying(
    vec4f(clip, 0.0, 1.0), at, vec3f(facet.axis.zw, own), facet.albedo, facet.facing,
    vec4f(a.x, -a.y, b.x, -b.y) / vec4f(vec2f(max(length(a), 1e-5)), vec2f(max(length(b), 1e-5))),
    vec2f(length(a), length(b)),
  );
}

struct Drawn { alpha: f32, tone: vec3f, bend: vec2f, glow: f32 };

fn sat(x: f32) -> f32 { return clamp(x, 0.0, 1.0); }
fn ramp(a: f32, b: f32, x: f32) -> f32 {
  let k = clamp((x - a) / (b - a), 0.0, 1.0);
  return k * k * (3.0 - 2.0 * k);
}
fn turned(p: vec2f, angle: f32) -> vec2f {
  let c = cos(angle);
  let s = sin(angle);
  return vec2f(p.x * c - p.y * s, p.x * s + p.y * c);
}

// Coverage of an edge at distance d (inside positive) when a unit is this many pixels.
fn edge(d: f32, px: f32) -> f32 { return sat(d * px + 0.5); }

// One leaf along y, from 0 to 1, a lens in outline; its bend for the light on either side of the rib.
fn leaf(p: vec2f, px: f32) -> vec2f {
  let wide = 0.27 * sqrt(max(p.y * (1.0 - p.y) * 4.0, 0.0)) * (1.15 - 0.45 * p.y);
  let inside = min(wide - abs(p.x), min(p.y, 1.0 - p.y));
  return vec2f(edge(inside, px), sign(p.x) * 0.35);
}

fn spray(v: Varying) -> Drawn {
  var out = Drawn(0.0, vec3f(1.0), vec2f(0.0), v.facing.w);
  let px = 0.55 * min(v.size.x, v.size.y);
  for (var i = 0; i < 7; i++) {
    let h = fract(v.shape.z * 17.0 + f32(i) * 0.618);
    let angle = f32(i) * 0.898 + h * 0.9 + v.shape.z * 6.28;
    let p = turned(v.at * vec2f(1.0, 1.0), angle) / 0.95 - vec2f(0.0, 0.02 + 0.25 * h);
    let one = leaf(p * vec2f(1.0, 1.25 + 0.3 * h), px);
    if (one.x > out.alpha * 0.999) {
      out.alpha = one.x;
      out.tone = vec3f(0.78 + 0.44 * fract(h * 7.3)) * (1.0 - 0.16 * step(abs(p.x), 0.03));
      out.bend = turned(vec2f(one.y, 0.1), -angle);
    }
  }
  return out;
}

fn limb(v: Varying) -> Drawn {
  let along = v.at.y * 0.5 + 0.5;
  let half = mix(1.0, v.shape.y, along);
  let k = v.at.x / max(half, 0.02);
  let bark = 0.72 + 0.5 * cellNoise(vec2f(v.at.x * 3.0, v.at.y * v.size.y / max(v.size.x, 1.0) * 0.7) * 2.0 + v.shape.z * 40.0, 0.0);
  return Drawn(edge(half - abs(v.at.x), v.size.x), vec3f(bark), vec2f(k * 0.95, 0.0), 0.0);
}

fn needles(v: Varying) -> Drawn {
  let along = v.at.y * 0.5 + 0.5;
  // Needles leave the twig forward at a slant; those at the tip fan out.
  let slant = v.at.y - abs(v.at.x) * 0.55;
  let comb = abs(fract(slant * 5.0 + v.shape.z) - 0.5) * 2.0;
  let reach = 0.95 * sqrt(sat(1.0 - along * along)) * (0.75 + 0.35 * cellNoise(vec2f(slant * 9.0, sign(v.at.x)) + v.shape.z * 30.0, 0.0));
  let needle = sat((0.62 - comb) * 1.6 + 0.35 * (1.0 - min(v.size.x / 9.0, 1.0)));
  let inside = edge(reach - abs(v.at.x), v.size.x) * needle;
  return Drawn(inside, vec3f(0.8 + 0.4 * (1.0 - comb)), vec2f(v.at.x * 0.5, 0.25 * comb), v.facing.w);
}

// Joints of bricks or stones in rows: x = inside a stone 0 … 1, y = its number.
fn masonry(p: vec2f, rough: f32) -> vec2f {
  let row = floor(p.y);
  let x = p.x + 0.5 * (row - 2.0 * floor(row * 0.5)) + rough * 0.4 * cellHash(vec2f(row, 3.0), 0.0);
  let stone = floor(x);
  let f = abs(vec2f(x - stone, p.y - row) - 0.5);
  let wobble = rough * 0.06 * cellNoise(p * 3.0, 0.0);
  return vec2f(ramp(0.5, 0.44, max(f.x * 1.0 + 0.25 * 0.0, f.y) + wobble), cellHash(vec2f(stone, row), 0.0));
}

fn panel(v: Varying) -> Drawn {
  let isGable = v.shape.y > 9.5;
  let stuff = floor(v.shape.y + 0.5) - select(0.0, 10.0, isGable);
  let size = v.size / max(max(v.size.x, v.size.y), 1.0);
  let p = v.at * size;
  let weather = 0.84 + 0.32 * cellNoise(p * 5.0 + v.shape.z * 20.0, 0.0) * cellNoise(p * 17.0, 0.0) + 0.08 * v.at.y;
  var tone = weather;
  var bend = vec2f(0.0);
  if (stuff == 1.0) {
    let plank = v.at.x * size.x * 11.0;
    tone *= (0.82 + 0.3 * cellHash(vec2f(floor(plank), 7.0), 0.0)) * (1.0 - 0.5 * ramp(0.42, 0.5, abs(fract(plank) - 0.5)));
    tone *= 0.9 + 0.2 * cellNoise(vec2f(plank * 2.0, p.y * 40.0), 0.0);
  } else if (stuff == 2.0 || stuff == 3.0) {
    let m = masonry(p * select(vec2f(7.0, 9.0), vec2f(9.0, 20.0), stuff == 2.0), select(1.0, 0.1, stuff == 2.0));
    tone *= mix(0.62, 0.85 + 0.35 * m.y, m.x);
  } else if (stuff == 4.0) {
    // Rows of roof tiles, each row shading the one below.
    let row = v.at.y * size.y * 15.0;
    let f = fract(row);
    let column = v.at.x * size.x * 15.0 + 0.5 * floor(row);
    tone *= (0.72 + 0.42 * f) * (0.86 + 0.28 * cellHash(vec2f(floor(column), floor(row)), 0.0));
    bend = vec2f((fract(column) - 0.5) * 0.8, 0.25);
  } else if (stuff == 5.0) {
    tone = 1.0;
  }
  var inside = min((1.0 - abs(v.at.x)) * v.size.x, (1.0 - abs(v.at.y)) * v.size.y);
  if (isGable) { inside = min((0.5 - 0.5 * v.at.y - abs(v.at.x)) * v.size.x, (v.at.y + 1.0) * v.size.y); }
  return Drawn(sat(inside + 0.5), vec3f(tone), bend, v.facing.w);
}

fn flower(v: Varying) -> Drawn {
  let count = max(v.shape.y, 3.0);
  let angle = atan2(v.at.y, v.at.x) + v.shape.z * 6.28;
  let d = length(v.at);
  let px = min(v.size.x, v.size.y);
  let petal = abs(fract(angle / 6.2831853 * count) - 0.5) * 2.0;
  let outline = 0.96 - 0.34 * petal * petal;
  let heart = edge(0.24 - d, px);
  let tone = mix(vec3f(0.72 + 0.4 * d) * (1.0 - 0.3 * petal * petal), vec3f(1.2, 0.85, 0.25), heart * 0.85);
  return Drawn(edge(outline - d, px), tone, v.at * 0.5, v.facing.w);
}

fn blade(v: Varying) -> Drawn {
  let along = v.at.y * 0.5 + 0.5;
  let bent = v.at.x - 0.55 * along * along * (v.shape.z - 0.5) * 2.0;
  let half = 0.42 * (1.0 - along * along);
  return Drawn(edge(half - abs(bent), v.size.x), vec3f(0.7 + 0.5 * along), vec2f(sign(bent) * 0.4, 0.2), v.facing.w);
}

fn pane(v: Varying) -> Drawn {
  let inside = min((1.0 - abs(v.at.x)) * v.size.x, (1.0 - abs(v.at.y)) * v.size.y);
  let frame = ramp(0.80, 0.86, max(abs(v.at.x), abs(v.at.y)));
  let bars = max(ramp(0.10, 0.05, abs(v.at.x)), ramp(0.08, 0.04, abs(v.at.y - 0.15)));
  let wood = max(frame, bars * step(v.shape.y, 1.5));
  let shine = (0.65 + 0.45 * v.at.y) * (0.75 + 0.5 * cellHash(floor(v.at * 1.0 + v.shape.z * 30.0), 0.0));
  return Drawn(sat(inside + 0.5), mix(vec3f(shine), vec3f(2.2), wood), vec2f(0.0), v.facing.w * (1.0 - wood) * shine);
}

fn frond(v: Varying) -> Drawn {
  let along = v.at.y * 0.5 + 0.5;
  let lean = along - abs(v.at.x) * 0.22;
  let comb = abs(fract(lean * v.shape.y) - 0.5) * 2.0;
  let outline = 0.98 * sqrt(sat(lean * 1.35)) * sqrt(sat(1.05 - along));
  let rib = edge(0.05 * (1.0 - along) + 0.02 - abs(v.at.x), v.size.x);
  let inside = edge(outline - abs(v.at.x), v.size.x) * sat((0.80 - comb * (0.55 + 0.5 * abs(v.at.x))) * 3.0);
  return Drawn(max(inside, rib), vec3f(mix(0.72 + 0.45 * (1.0 - comb), 1.25, rib)), vec2f(v.at.x * 0.55, 0.2), v.facing.w);
}

fn rock(v: Varying) -> Drawn {
  let angle = atan2(v.at.y, v.at.x);
  let d = length(v.at);
  let key = v.shape.z * 50.0;
  let knobs = cellNoise(vec2f(cos(angle), sin(angle)) * 1.6 + key, 0.0) * 0.30 + cellNoise(vec2f(cos(angle), sin(angle)) * 4.0 + key, 0.0) * 0.10;
  let outline = 0.70 + knobs;
  let k = min(d / outline, 1.0);
  let p = v.at * 2.2 + key;
  let h = cellNoise(p, 0.0) + 0.5 * cellNoise(p * 2.3, 0.0) + 0.25 * cellNoise(p * 5.1, 0.0);
  let hx = cellNoise(p + vec2f(0.12, 0.0), 0.0) + 0.5 * cellNoise(p * 2.3 + vec2f(0.28, 0.0), 0.0) + 0.25 * cellNoise(p * 5.1 + vec2f(0.6, 0.0), 0.0);
  let hy = cellNoise(p + vec2f(0.0, 0.12), 0.0) + 0.5 * cellNoise(p * 2.3 + vec2f(0.0, 0.28), 0.0) + 0.25 * cellNoise(p * 5.1 + vec2f(0.0, 0.6), 0.0);
  let grain = cellNoise(v.at * 40.0, 0.0);
  return Drawn(edge(outline - d, min(v.size.x, v.size.y)), vec3f(0.6 + 0.25 * h + 0.2 * grain), v.at / max(d, 0.01) * k * k * 0.9 + vec2f(h - hx, h - hy) * 1.5, 0.0);
}

fn puff(v: Varying) -> Drawn {
  let key = v.shape.z * 60.0;
  let n = cellNoise(v.at * 2.1 + key, 0.0) * 0.55 + cellNoise(v.at * 4.7 + key, 0.0) * 0.28 + cellNoise(v.at * 10.3 + key, 0.0) * 0.17;
  let body = 1.0 - length(v.at) - 0.62 * (n - 0.2);
  return Drawn(ramp(0.0, 0.34, body), vec3f(0.86 + 0.28 * n), v.at * 0.9 + vec2f(n - 0.5) * 0.5, v.facing.w);
}

fn arch(v: Varying) -> Drawn {
  let top = vec2f(v.at.x, max(v.at.y - 0.35, 0.0) / 0.65);
  let inside = min(1.0 - length(vec2f(top.x, top.y)), v.at.y + 1.0);
  let bars = 1.0 - 0.6 * step(0.5, v.shape.y) * max(ramp(0.09, 0.04, abs(v.at.x)), ramp(0.45, 0.5, abs(fract(v.at.y * 2.0) - 0.5)));
  return Drawn(edge(inside, min(v.size.x, v.size.y)), vec3f(0.8 + 0.3 * v.at.y) * bars, vec2f(0.0), v.facing.w * bars);
}

fn ball(v: Varying) -> Drawn {
  let d = length(v.at);
  let ribs = 1.0 - 0.14 * v.shape.y * ramp(0.6, 1.0, abs(fract(asin(clamp(v.at.x / max(sqrt(1.0 - v.at.y * v.at.y), 0.1), -1.0, 1.0)) * 1.9) - 0.5) * 2.0);
  return Drawn(edge(1.0 - d, min(v.size.x, v.size.y)), vec3f(ribs), v.at * 0.95, v.facing.w * (1.15 - 0.5 * d * d) * ribs);
}

fn drawn(v: Varying) -> Drawn {
  switch i32(v.shape.x + 0.5) {
    case 0: { return Drawn(ramp(1.0, 0.35, length(v.at)), vec3f(1.0), v.at * 0.6, v.facing.w); }
    case 1: { return spray(v); }
    case 2: { return limb(v); }
    case 3: { return needles(v); }
    case 4: { return panel(v); }
    case 5: { return flower(v); }
    case 6: { return blade(v); }
    case 7: { return pane(v); }
    case 8: { let d = sat(1.0 - length(v.at)); return Drawn(d * d, vec3f(1.0), vec2f(0.0), v.facing.w); }
    case 9: { return frond(v); }
    case 10: { return rock(v); }
    case 11: { return puff(v); }
    case 12: { return arch(v); }
    default: { return ball(v); }
  }
}

struct Out { @location(0) albedo: vec4f, @location(1) form: vec4f };

@fragment fn paintFacet(v: Varying) -> Out {
  let d = drawn(v);
  let alpha = d.alpha * v.albedo.a;
  if (alpha < 0.003) { return Out(vec4f(0.0), vec4f(0.0)); }
  let n = v.facing.xy + v.axes.xy * d.bend.x + v.axes.zw * d.bend.y;
  let l = max(length(n), 1.0);
  let root = sqrt(clamp(v.albedo.rgb * d.tone, vec3f(0.0), vec3f(1.0)));
  return Out(vec4f(root * alpha, alpha), vec4f((n / l * 0.5 + 0.5) * alpha, sat(d.glow) * alpha, alpha));
}
