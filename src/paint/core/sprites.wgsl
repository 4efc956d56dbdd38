// Sprites in the scene: cards that face the camera at their depth, lit like all else. Each is a picture of the atlas
// (root of the albedo; which way it faces and what shines through), drawn from far to near.
@group(1) @binding(0) var spriteAlbedo: texture_2d<f32>;
@group(1) @binding(1) var spriteForm: texture_2d<f32>;
@group(1) @binding(2) var spriteSampler: sampler;
// Of every sprite: where its foot is now, x and y; row of the land that hides part of it, −1 for none.
@group(1) @binding(3) var<storage, read> settled: array<vec4f>;

// Where settleSprites reads the sprites, eight vec4f each, and what it writes.
@group(2) @binding(0) var<storage, read> unsettled: array<vec4f>;
@group(2) @binding(1) var<storage, read_write> settledOut: array<vec4f>;

// Into the backdrop map instead of the frame: to be mirrored in water and seen through haze.
override INTO_MAP: bool = false;

struct Sprite {
  @location(0) place: vec4f, // foot: x, height above the ground, z; height of the picture, metres
  @location(1) cell: vec4f,  // left, top, right, bottom in the atlas
  @location(2) look: vec4f,  // width over height, sway, pixels of the cell's height, its glow: 0 through leaves, 1 of panes, 2 of paper
  @location(3) tint: vec4f,  // colours the albedo; a = softness, levels of the atlas
  @location(4) motion: vec4f, // bobbing, metres; beat of wings (−) or of a tail (+)
  @location(5) drift: vec4f, // metres a second along x and y, and how far it goes before it comes again
  // How far the picture is filled at sixteen levels from the foot to the top: from the left, bytes of 0 … 1, and to where.
  @location(6) first: vec4u,
  @location(7) last: vec4u,
};

// Where what drifts is now: beyond the frame it comes again from the other side.
fn drifted(place: vec4f, motion: vec4f, drift: vec4f) -> vec2f {
  let span = max(drift.zw, vec2f(0.01));
  let way = place.xy + drift.xy * u.time;
  let wrapped = way - span * floor(way / span + 0.5);
  let bob = motion.x * sin(u.time * 0.9 + place.x * 3.7 + place.z * 1.3);
  let aside = 0.7 * motion.x * sin(u.time * 0.53 + place.x * 2.3);
  let moves = step(vec2f(1e-5), abs(drift.xy));
  return mix(place.xy, wrapped, moves) + vec2f(aside, bob);
}

// What is the same for a whole sprite and too dear for its corners: where it stands, once in every frame.
@compute @workgroup_size(32) fn settleSprites(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= arrayLength(&settledOut)) { return; }
  let first = id.x * 8u;
  let look = unsettled[first + 2u];
  let drift = unsettled[first + 5u];
  let place = unsettled[first];
  let now = drifted(place, unsettled[first + 4u], drift);
  // What drifts swims or flies: the land is not below it for long.
  let stands = 1.0 - step(1e-5, abs(drift.x) + abs(drift.y));
  let foot = vec2f(now.x, terrainHeight(place.xz) * stands + now.y);
  let near = max(place.z - u.camera.z, 0.05);
  let half = 0.5 * look.x * place.w;
  let away = foot - u.camera.xy;
  settledOut[id.x] = vec4f(foot, terrainHidingRow(vec2f(away.x - half, away.x + half) / near, away.y / near, near), 0.0);
}

// Corners of a strip around what is drawn, two to a level: empty pixels cost nearly as much as full ones.
fn cornerOf(i: u32, sprite: Sprite) -> vec2f {
  let level = i >> 1u;
  var ends = sprite.first;
  if ((i & 1u) == 1u) { ends = sprite.last; }
  return vec2f(unpack4x8unorm(ends[level >> 2u])[level & 3u], f32(level) / 15.0);
}

fn leastOf(bytes: u32) -> f32 { let b = unpack4x8unorm(bytes); return min(min(b.x, b.y), min(b.z, b.w)); }
fn mostOf(bytes: u32) -> f32 { let b = unpack4x8unorm(bytes); return max(max(b.x, b.y), max(b.z, b.w)); }

// The same with five levels, for what lies flat.
fn coarseCornerOf(i: u32, sprite: Sprite) -> vec2f {
  let level = i >> 1u;
  let below = max(level, 1u) - 1u;
  let above = min(level, 3u);
  let first = min(leastOf(sprite.first[below]), leastOf(sprite.first[above]));
  let last = max(mostOf(sprite.last[below]), mostOf(sprite.last[above]));
  return vec2f(select(first, last, (i & 1u) == 1u), f32(level) * 0.25);
}

// What is the same for a whole sprite, or nearly so, is worked out at its corners: there are far more pixels.
struct OnSprite {
  @builtin(position) position: vec4f,
  @location(0) at: vec4f,   // in the atlas; up and across from 0 to 1
  @location(1) q: vec2f,    // on the tangent plane
  @location(2) haze: vec4f, // what the air adds, and how much it leaves
  @location(3) back: f32,   // light that comes from behind through leaves
  @location(4) @interpolate(flat) look: vec4f, // level of the atlas, lamplight, flutter, row of the land (−1: not hidden)
  @location(5) @interpolate(flat) tint: vec4f, // a = how far a beat moves the picture, parts of the atlas
};

// A fish bends behind its head; a bird lifts both wings at once.
fn beatNow(sprite: Sprite) -> f32 {
  let beat = sprite.motion.y;
  if (beat == 0.0) { return 0.0; }
  let rate = select(7.5, 6.0 + 3.0 * fract(sprite.place.x * 7.7), beat > 0.0);
  let glide = select(ramp(-0.5, 0.3, sin(u.time * 0.8 + sprite.place.x * 5.0)), 1.0, beat > 0.0);
  return beat * sin(u.time * rate + sprite.place.x * 11.0) * glide;
}

@vertex fn spriteQuad(@builtin(vertex_index) i: u32, @builtin(instance_index) index: u32, sprite: Sprite) -> OnSprite {
  let corner = cornerOf(i, sprite);
  let depth = sprite.place.z - u.camera.z;
  let near = max(depth, 0.05);
  let foot = settled[index];
  let tall = sprite.place.w;
  let blown = u.time * (0.9 + 0.25 * fract(sprite.place.x)) + sprite.place.x * 0.7 + sprite.place.z * 0.3;
  let wind = u.windSpeed * (0.35 + u.gust * (0.5 + 0.5 * sin(blown * 0.43))) * (0.6 + 0.4 * sin(blown * 1.9));
  let bend = sprite.look.y * wind * corner.y * corner.y * tall;
  let half = 0.5 * sprite.look.x * tall;
  let p = foot.xy + vec2f((corner.x * 2.0 - 1.0) * half + bend, corner.y * tall);
  let q = (p - u.camera.xy) / near;
  var clip = (q * u.focal + u.shift) * u.scale * 2.0 / u.size;
  if (INTO_MAP) { clip = vec2f(q.x / u.mapHalfWidth, (q.y - u.mapLow) / (u.mapHigh - u.mapLow) * 2.0 - 1.0); }
  // What is behind the camera, or in its face, is not drawn.
  if (depth < 0.3) { clip = vec2f(9.0, 9.0); }
  let shownPx = tall / near * u.focal * u.scale * select(1.0, 0.5, INTO_MAP);
  let level = clamp(log2(sprite.look.z / max(shownPx, 1.0)) + sprite.tint.a, 0.0, 4.0);
  let dir = normalize(vec3f(q, 1.0));
  let clear = exp(-near * u.hazeDensity * (0.75 + 0.45 * exp(-corner.y * 3.0)));
  let ahead = max(dot(dir, u.sun), 0.0);
  let ahead2 = ahead * ahead;
  let row = select(foot.z, -1.0, INTO_MAP);
  let flutter = u.windSpeed * 0.0033 * (sprite.cell.w - sprite.cell.y) * sprite.tint.r * (1.0 - min(sprite.look.w, 1.0)) * f32(sprite.look.y > 0.0);
  return OnSprite(
    vec4f(clip, 0.0, 1.0),
    vec4f(mix(sprite.cell.x, sprite.cell.z, corner.x), mix(sprite.cell.w, sprite.cell.y, corner.y), corner.y, corner.x),
    q, vec4f(hazeColor(dir) * (1.0 - clear), clear), 0.8 * ahead2 * ahead2 * ahead2,
    vec4f(level, sprite.look.w, flutter, row),
    vec4f(sprite.tint.rgb, beatNow(sprite) * (sprite.cell.w - sprite.cell.y)),
  );
}

@fragment fn paintSprite(v: OnSprite) -> @location(0) vec4f {
  // Leaves never keep quite still.
  let flutter = sin(u.time * 2.3 + v.at.x * 190.0 + v.at.y * 130.0) * v.look.z * v.at.z;
  var at = v.at.xy + vec2f(flutter, 0.0);
  if (v.tint.a != 0.0) {
    let aside = v.at.w * 2.0 - 1.0;
    at.y += v.tint.a * aside * aside;
  }
  let c = textureSampleLevel(spriteAlbedo, spriteSampler, at, v.look.x);
  if (c.a < 0.01) { return vec4f(0.0); }
  let form = textureSampleLevel(spriteForm, spriteSampler, at, v.look.x) / c.a;
  var albedo = c.rgb / c.a;
  albedo *= albedo * v.tint.rgb;
  let side = form.xy * 2.0 - 1.0;
  let n = vec3f(side, -sqrt(max(1.0 - dot(side, side), 0.02)));
  let lamp = form.z * min(v.look.y, 1.0);
  let through = form.z - lamp;
  let facing = dot(n, u.sun);
  // Soft matter is lit beyond the edge of shadow; a low sun shines through leaves that stand before it.
  var key = sat((facing + 0.30) / 1.30);
  if (u.under > 0.0) { key *= 0.7 + 1.5 * shardAt(v.at.xy * 5.0 + v.tint.rg * 7.0 + vec2f(0.02, 0.013) * u.time).a; }
  let back = through * (0.45 * sat(-facing) + v.back);
  let flash = vec3f(0.32, 0.34, 0.45) * u.flash;
  let fill = u.ambient * (0.78 + 0.42 * n.y) + u.horizon * 0.10 + u.sunColor * (max(u.sun.y, 0.0) * (0.09 - 0.07 * n.y)) + flash;
  let pane = lamp * step(v.look.y, 1.5) * (1.0 - u.lamps);
  let seen = mix(albedo, vec3f(0.05, 0.06, 0.075), pane);
  var color = seen * (u.sunColor * (0.92 * key * key + back * vec3f(1.0, 0.95, 0.62)) + fill);
  if (u.snow > 0.0) {
    let settled = u.snow * ramp(0.12, 0.62, n.y + 0.25 * (c.g - 0.3)) * (1.0 - lamp);
    color = mix(color, vec3f(0.80, 0.86, 0.95) * (u.ambient * 1.05 + u.sunColor * 0.5 * key + flash), settled);
  }
  color = color * (1.0 - 0.22 * u.wet) + albedo * lamp * (0.008 + u.lamps) * 5.0 + u.horizon * 0.10 * pane;
  color = color * v.haze.w + v.haze.rgb;
  var alpha = c.a;
  if (v.look.w >= 0.0) {
    alpha *= 1.0 - terrainHiddenAt(v.q, i32(v.look.w));
  }
  return vec4f(clamp(color, vec3f(0.0), vec3f(40.0)) * alpha, alpha);
}

struct OnShadow {
  @builtin(position) position: vec4f,
  @location(0) at: vec2f,
  @location(1) q: vec2f,
  @location(2) look: vec3f, // depth, level of the atlas, 0 at the foot … 1
};

// The shadow of a sprite on the ground: its picture laid down along the light. A low sun throws it only so far.
@vertex fn shadowQuad(@builtin(vertex_index) i: u32, sprite: Sprite) -> OnShadow {
  let corner = coarseCornerOf(i, sprite);
  let level = max(length(u.sun.xz), 0.05);
  let along = -u.sun.xz / level;
  let reach = min(level / max(u.sun.y, 0.06), 2.6) * sprite.place.w;
  // Seen from where the light comes the sprite is as wide as from here.
  let aside = vec2f(-along.y, along.x) * select(1.0, -1.0, along.y > 0.0);
  let p = sprite.place.xz + along * reach * corner.y + aside * (corner.x - 0.5) * sprite.look.x * sprite.place.w;
  let depth = p.y - u.camera.z;
  let q = vec2f(p.x - u.camera.x, terrainHeight(p) - u.camera.y);
  let clip = (q * u.focal + u.shift * depth) * u.scale * 2.0 / u.size;
  let blur = clamp(log2(sprite.look.z / max(sprite.place.w / max(depth, 0.3) * u.focal * u.scale, 1.0)) + 0.5 + 2.0 * corner.y, 0.0, 4.0);
  return OnShadow(
    vec4f(clip, 0.5 * depth, depth),
    vec2f(mix(sprite.cell.x, sprite.cell.z, corner.x), mix(sprite.cell.w, sprite.cell.y, corner.y)),
    q / max(depth, 0.05), vec3f(depth, blur, corner.y),
  );
}

@fragment fn paintShadow(v: OnShadow) -> @location(0) vec4f {
  let a = textureSampleLevel(spriteAlbedo, spriteSampler, v.at, v.look.y).a;
  if (a < 0.01) { return vec4f(0.0); }
  let key = luminance(u.sunColor) * (0.35 + max(u.sun.y, 0.0));
  let part = key / (key + 1.4 * luminance(u.ambient) + 0.01) * ramp(0.0, 0.05, u.sun.y);
  // Its quad is flat and the ground is not: bumps that it cuts through show the shadow, only a rise before it hides it.
  let shown = ramp(0.7, 0.25, terrainRisesOver(v.q, v.look.x * 0.985));
  let clear = exp(-v.look.x * u.hazeDensity) * shown * (1.0 - 0.5 * v.look.z);
  return vec4f(0.0, 0.0, 0.0, a * part * clear * 0.85);
}
