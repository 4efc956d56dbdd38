// A thing on a stand, seen close, for the one module of a plan that is a thing. It stands at the origin of its own
// space, about 1 high and within 0.95 of (0, 0.5, 0); y up, its front toward −z. The assembler gives thingAt (distance,
// number of its stuff), thingInk (what that stuff looks like there) and thingFill (what is in it, if it is of glass: its
// colour where it is a quarter of a unit thick, and how high it stands; −9: it has no inside). It is behind stuff 1.

struct Ink {
  albedo: vec3f,
  gloss: f32,  // 0 … 1: how much it mirrors the lamps
  metal: f32,  // its mirror image has its colour
  clear: f32,  // 0 … 1: glass; what is behind shows through, coloured by the albedo
  glow: vec3f, // light of its own
};

fn matte(albedo: vec3f, gloss: f32) -> Ink { return Ink(albedo, gloss, 0.0, 0.0, vec3f(0.0)); }

const TABLE = 0.0;    // wood, to the back edge
const PEDESTAL = 1.0; // a round one, of marble
const SWEEP = 2.0;    // paper that turns up into the wall

struct Still {
  centre: vec3f, // foot of the thing, metres
  size: f32,     // metres to a unit of the thing's space
  angle: f32,    // turned so far, radians, counter-clockwise seen from above
  stand: f32,
  tone: vec3f,   // of the stand
  gloss: f32,    // of the stand
};

fn around(p: vec3f, angle: f32) -> vec3f {
  let q = turned(p.xz, angle);
  return vec3f(q.x, p.y, q.y);
}

fn roundBox(p: vec3f, half: vec3f, round: f32) -> f32 {
  let q = abs(p) - half + round;
  return length(max(q, vec3f(0.0))) + min(max(q.x, max(q.y, q.z)), 0.0) - round;
}

fn capsule(p: vec3f, a: vec3f, b: vec3f, radius: f32) -> f32 {
  let q = p - a;
  let d = b - a;
  return length(q - d * sat(dot(q, d) / dot(d, d))) - radius;
}

fn disc(p: vec3f, radius: f32, half: f32, round: f32) -> f32 {
  let q = vec2f(length(p.xz) - radius, abs(p.y) - half) + round;
  return length(max(q, vec2f(0.0))) + min(max(q.x, q.y), 0.0) - round;
}

fn ellipsoid(p: vec3f, radii: vec3f) -> f32 {
  let k = length(p / radii);
  return k * (k - 1.0) / max(length(p / (radii * radii)), 1e-4);
}

fn melt(a: f32, b: f32, k: f32) -> f32 {
  let h = max(k - abs(a - b), 0.0) / k;
  return min(a, b) - h * h * k * 0.25;
}

fn nearer(a: vec2f, b: vec2f) -> vec2f { return select(b, a, a.x < b.x); }

// What a ray meets, and an edge of the thing that it grazes on the way.
struct ThingSeen { t: f32, stuff: f32, cover: f32, rimT: f32, rimStuff: f32, rim: f32 };

// px = size of a pixel at distance 1.
fn thingSeen(o: vec3f, d: vec3f, px: f32, steps: i32) -> ThingSeen {
  var seen = ThingSeen(0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
  let m = o - vec3f(0.0, 0.5, 0.0);
  let b = dot(m, d);
  let h = b * b - dot(m, m) + 0.9;
  if (h < 0.0) { return seen; }
  let last = sqrt(h) - b;
  if (last < 0.0) { return seen; }
  var t = max(-b - sqrt(h), 0.01);
  var nearest = 1e3;
  for (var i = 0; i < steps; i++) {
    let k = thingAt(o + d * t);
    let gap = k.x / (px * t);
    if (gap < nearest) {
      nearest = gap;
      seen.t = t;
      seen.stuff = k.y;
    } else if (gap > 2.0 && nearest < 1.25) {
      seen.rimT = seen.t;
      seen.rimStuff = seen.stuff;
      seen.rim = ramp(1.25, 0.25, nearest);
      nearest = 1e3;
    }
    if (gap < 0.25 || t > last) { break; }
    t += max(k.x * 0.92, px * t * 0.3);
  }
  seen.cover = ramp(1.25, 0.25, nearest);
  if (seen.cover <= seen.rim && nearest > 1.0) { return ThingSeen(seen.rimT, seen.rimStuff, seen.rim, 0.0, 0.0, 0.0); }
  return seen;
}

// In a loop: drivers write the thing out once for every call.
fn thingNormal(p: vec3f) -> vec3f {
  var n = vec3f(0.0);
  for (var i = 0u; i < 4u; i++) {
    // The corners of a tetrahedron.
    let e = vec3f(f32((i + 3u) & 2u), f32(i & 2u), f32((i * 2u) & 2u)) - 1.0;
    n += e * thingAt(p + e * 0.0015).x;
  }
  return normalize(n);
}

// What polished things mirror: a broad soft lamp where the key light is, a strip of light across from it.
fn lampsAround(d: vec3f) -> vec3f {
  let key = dot(d, u.sun);
  let strip = dot(d, normalize(vec3f(-u.sun.x, 0.15, -0.35)));
  let room = u.ambient * (0.75 + 0.5 * d.y) + u.horizon * 0.16 * ramp(-0.2, 0.9, d.y);
  return room + u.sunColor * (0.95 * ramp(0.80, 0.93, key) + 0.40 * ramp(0.86, 0.95, strip) * ramp(-0.6, -0.3, d.y));
}

// What glass mirrors: small bright lamps, tall as windows, at both sides, beside the broad ones.
fn glints(d: vec3f) -> vec3f {
  let side = normalize(u.sun.xz + vec2f(1e-4, 0.0));
  let flat = normalize(d.xz + vec2f(1e-4, 0.0));
  let tall = ramp(0.75, 0.30, abs(d.y - 0.12));
  let near = ramp(0.06, 0.02, abs(dot(flat, side) - 0.30));
  let far = ramp(0.05, 0.02, abs(dot(flat, side) + 0.55)) * 0.5;
  return (u.sunColor * 0.8 + u.horizon * 0.5) * tall * (near + far);
}

// Light through glass, from where it enters: what is behind, through what is in it, and both walls' mirror images.
fn throughGlass(p: vec3f, d: vec3f, own: vec3f, stuff: f32, ink: Ink, behind: vec3f, q: vec2f, angle: f32) -> vec3f {
  let fill = thingFill();
  var t = 0.012;
  for (var i = 0; i < 18; i++) {
    let inside = -thingAt(p + d * t).x;
    if (inside < 0.0015) { break; }
    t += max(inside, 0.006);
  }
  let out = p + d * t;
  let back = thingNormal(out);
  let n = around(own, -angle);
  let dir = around(d, -angle);
  let n2 = around(back, -angle);
  let facing = 1.0 - abs(dot(n, dir));
  let facing2 = 1.0 - abs(dot(n2, dir));
  // How far it goes through what is in it.
  let toLevel = (fill.w - p.y) / select(d.y, -1e-4, abs(d.y) < 1e-4);
  let enters = select(0.0, clamp(toLevel, 0.0, t), p.y > fill.w);
  let way = select(0.0, t - enters, out.y < fill.w && stuff < 1.5);
  let wet = ramp(0.0, 0.03, way);
  let tint = pow(max(fill.rgb, vec3f(0.004)), vec3f(way * 4.0));
  // A full glass is a lens: it shows the room upside down, and brighter at its edge.
  let bent = mapAt(q - vec2f(n.x, -n.y) * mix(0.05, 0.34, wet), 1.5).rgb;
  var c = mix(behind, bent, 0.85 * wet) * tint * ink.albedo;
  let within = u.ambient + u.sunColor * (0.16 + 0.30 * sat(dot(back, around(u.sun, angle))));
  c += (1.0 - tint) * fill.rgb * within * (0.35 + 0.65 * facing) * wet;
  // Its surface seen from above, with a bright line where it climbs the wall.
  let surface = step(fill.w, p.y) * step(0.001, toLevel) * step(toLevel, t);
  c = mix(c, c * 0.9 + (fill.rgb * 0.22 + 0.05) * (u.horizon * 0.5 + u.sunColor * 0.25 + u.ambient), surface);
  c += ramp(0.010, 0.002, abs(p.y - fill.w)) * (fill.rgb * 0.5 + 0.06) * (u.sunColor * 0.5 + u.ambient) * wet;
  let edge = facing * facing * facing;
  let mirrored = reflect(dir, n);
  let shine = (lampsAround(mirrored) * (0.06 + 0.75 * edge * facing) + glints(mirrored) * (0.55 + 0.45 * edge)) * ink.gloss;
  let inner = (lampsAround(reflect(dir, -n2)) * (0.04 + 0.45 * facing2 * facing2 * facing2) + glints(reflect(dir, -n2)) * 0.22) * mix(vec3f(1.0), tint, wet);
  return c * (1.0 - 0.62 * edge * facing * ink.gloss) + shine + inner * ink.gloss + ink.glow;
}

// p, d in the thing's space; behind = what glass shows.
fn thingColor(p: vec3f, d: vec3f, stuff: f32, behind: vec3f, q: vec2f, s: Still) -> vec3f {
  let own = thingNormal(p);
  let ink = thingInk(p, stuff);
  let n = around(own, -s.angle);
  let dir = around(d, -s.angle);
  let ao = sat(0.35 + 5.0 * thingAt(p + own * 0.10).x) * (0.55 + 0.45 * sat(p.y * 3.0 + n.y + 0.4));
  let wrapped = sat((dot(n, u.sun) + 0.22) / 1.22);
  // The stand throws light back from below.
  let bounce = s.tone * u.sunColor * (0.34 * sat(0.35 - n.y) * ramp(1.1, 0.0, p.y));
  let light = u.sunColor * wrapped * wrapped * (0.25 + 0.75 * ao) + bounce + (u.ambient * (0.8 + 0.4 * n.y) + u.horizon * 0.10) * ao;
  var c = ink.albedo * light;
  let facing = 1.0 - sat(-dot(n, dir));
  let fresnel = facing * facing * facing * facing * facing;
  let mirrored = lampsAround(reflect(dir, n)) * (0.4 + 0.6 * ao);
  let tint = mix(vec3f(0.05 + 0.75 * fresnel), ink.albedo * (1.0 - fresnel) + fresnel, ink.metal);
  c = mix(c, vec3f(0.0), ink.metal * 0.85) + mirrored * tint * ink.gloss * (1.0 + ink.metal) + ink.glow;
  if (ink.clear > 0.0) { c = mix(c, throughGlass(p, d, own, stuff, ink, behind, q, s.angle), ink.clear); }
  return c;
}

// Where the light does not reach the stand, 0 … 1; o and sun in the thing's space.
fn thingShade(o: vec3f, sun: vec3f) -> f32 {
  let m = o - vec3f(0.0, 0.5, 0.0);
  let towards = dot(m, sun);
  let past = dot(m, m) - towards * towards;
  if (dot(m, m) > 4.5 || past > 1.0 || (towards > 0.0 && dot(m, m) > 0.95)) { return 0.0; }
  var t = 0.02;
  var lit = 1.0;
  for (var i = 0; i < 14; i++) {
    let k = thingAt(o + sun * t).x;
    lit = min(lit, 0.5 + 0.5 * k / (0.14 * t + 0.004));
    t += clamp(k, 0.03, 0.25);
    if (lit < 0.01 || t > 2.2) { break; }
  }
  return 1.0 - sat(lit);
}

fn standInk(p: vec3f, s: Still, lod: f32) -> vec3f {
  if (s.stand < 0.5) {
    let board = floor(p.z * 1.1 + 0.3);
    let grain = tileAtLod(vec2f(p.x * 0.09 + board * 0.37, p.z * 1.3), clamp(lod - 0.5, 0.0, 7.0));
    let fine = tileAtLod(vec2f(p.x * 0.3 + board * 0.71, p.z * 5.0), clamp(lod + 1.5, 0.0, 7.0));
    let gap = ramp(0.0, 0.03 + 0.02 * lod, abs(fract(p.z * 1.1 + 0.3) - 0.5) * -2.0 + 1.0);
    return s.tone * (0.55 + 0.75 * grain.r + 0.35 * (fine.a - 0.5)) * (0.35 + 0.65 * gap);
  }
  if (s.stand < 1.5) {
    let warp = tileAt(p.xz * 0.21 + p.y * 0.13).rg - 0.5;
    let vein = tileAtLod(p.xz * 0.33 + p.y * 0.27 + warp * 0.3, lod).g;
    return s.tone * (1.0 - 0.42 * ramp(0.56, 0.9, vein)) * (0.92 + 0.16 * warp.x);
  }
  return s.tone;
}

struct StandSeen { t: f32, n: vec3f, cover: f32 };

fn standSeen(o: vec3f, d: vec3f, px: f32, s: Still) -> StandSeen {
  var seen = StandSeen(-o.y / min(d.y, -1e-4), vec3f(0.0, 1.0, 0.0), 0.0);
  let p = o + d * seen.t;
  if (s.stand > 0.5 && s.stand < 1.5) {
    let radius = 0.98;
    let a = dot(d.xz, d.xz);
    let b = dot(o.xz, d.xz);
    let h = b * b - a * (dot(o.xz, o.xz) - radius * radius);
    let inside = (radius - length(p.xz)) * -d.y / (px * seen.t);
    if (d.y < 0.0 && inside > -0.5 && dot(p.xz, p.xz) < 1.2) { return StandSeen(seen.t, seen.n, sat(inside + 0.5)); }
    if (h < 0.0) { return seen; }
    let t = (-b - sqrt(h)) / a;
    let side = o + d * t;
    if (side.y > 0.0) { return seen; }
    return StandSeen(t, vec3f(side.x, 0.0, side.z) / radius, ramp(0.0, 0.02, sqrt(h) / a));
  }
  if (d.y > -1e-3) { return seen; }
  seen.cover = select(ramp(0.0, 0.05, 2.6 - p.z), 1.0, s.stand > 1.5);
  return seen;
}

fn standColor(o: vec3f, r: Ray, stand: StandSeen, s: Still, px: f32) -> vec3f {
  let p = o + r.dir * stand.t;
  let own = around(p, s.angle);
  let lod = clamp(log2(px * stand.t * 512.0 * 0.33), 0.0, 7.0);
  let isTop = step(0.5, stand.n.y);
  let fill = thingFill();
  let shade = thingShade(own + vec3f(0.0, 0.004, 0.0), around(u.sun, s.angle)) * isTop;
  var contact = 1.0;
  if (dot(own.xz, own.xz) < 1.3) { contact = ramp(0.0, 0.30, thingAt(own).x + 0.05); }
  // Glass and what is in it colour the light that they let through.
  let passes = select(vec3f(0.14), 0.30 + 0.45 * fill.rgb, fill.w > -1.0);
  let key = max(dot(stand.n, u.sun), 0.0) * mix(vec3f(1.0), passes, shade);
  let pool = 0.55 + 0.45 * exp(-0.28 * dot(p.xz, p.xz));
  var below = standInk(p, s, lod) * (u.sunColor * key * pool + (u.ambient * (0.7 + 0.4 * stand.n.y) + u.horizon * 0.08) * mix(1.0, contact, isTop));
  if (s.gloss > 0.0 && stand.n.y > 0.5) {
    let up = vec3f(r.dir.x, -r.dir.y, r.dir.z);
    let upOwn = around(up, s.angle);
    let mirrored = thingSeen(own, upOwn, px * 3.0, 26);
    let grazing = 1.0 - up.y;
    let amount = s.gloss * (0.10 + 0.8 * grazing * grazing * grazing * grazing);
    var seen = mapAt(vec2f(r.q.x, -r.q.y), 3.0).rgb;
    if (mirrored.cover > 0.0) {
      let ink = thingInk(own + upOwn * mirrored.t, mirrored.stuff);
      seen = mix(seen, mix(ink.albedo, seen, ink.clear * 0.6) * (u.ambient + u.sunColor * 0.35) + ink.glow, mirrored.cover);
    }
    below = mix(below, seen, amount);
  }
  if (s.stand > 1.5) { below = mix(below, mapAt(vec2f(r.q.x, max(r.q.y, 0.0)), 2.0).rgb, ramp(1.0, 4.5, p.z)); }
  return below;
}

fn stillLife(r: Ray, s: Still) -> Layer {
  let o = (u.camera - s.centre) / s.size;
  let oOwn = around(o, s.angle);
  let dOwn = around(r.dir, s.angle);
  let px = r.px * r.dir.z;
  let thing = thingSeen(oOwn, dOwn, px, 56);
  var c = vec3f(0.0);
  var alpha = 0.0;
  if (thing.cover < 0.99 || thingFill().w > -1.0) {
    let stand = standSeen(o, r.dir, px, s);
    if (stand.cover > 0.0) {
      c = standColor(o, r, stand, s, px);
      alpha = stand.cover;
    }
  }
  if (thing.cover > 0.0) {
    var behind = vec3f(0.0);
    if (thingFill().w > -1.0) { behind = mix(mapAt(r.q, 0.0).rgb, c, alpha); }
    // In a loop, so that drivers write the colours out once; the edge before what is behind it.
    for (var i = 0; i < 2; i++) {
      let cover = select(thing.rim, thing.cover, i == 0);
      if (cover > 0.02) {
        let t = select(thing.rimT, thing.t, i == 0);
        c = mix(c, thingColor(oOwn + dOwn * t, dOwn, select(thing.rimStuff, thing.stuff, i == 0), behind, r.q, s), cover);
        alpha = max(alpha, cover);
      }
    }
  }
  return Layer(c, alpha);
}
