// Tileable noise of many octaves, baked once per process. Both tiles are 512 × 512.
fn hashCell(p: vec2f) -> vec2f {
  var q = fract(p.xyx * vec3f(0.1031, 0.1030, 0.0973));
  q += dot(q, q.yzx + 33.33);
  return fract((q.xx + q.yz) * q.zy);
}

fn wrapped(i: vec2f, n: f32) -> vec2f { return i - floor(i / n) * n; }

fn gradient(i: vec2f, f: vec2f, n: f32, s: f32) -> f32 {
  let a = hashCell(wrapped(i, n) + s * 17.3).x * 6.2831853;
  return dot(vec2f(cos(a), sin(a)), f);
}

// Perlin noise that repeats every n cells.
fn perlin(p: vec2f, n: f32, s: f32) -> f32 {
  let i = floor(p);
  let f = p - i;
  let w = f * f * f * (f * (f * 6.0 - 15.0) + 10.0);
  let x = vec2f(1.0, 0.0);
  let y = vec2f(0.0, 1.0);
  return mix(
    mix(gradient(i, f, n, s), gradient(i + x, f - x, n, s), w.x),
    mix(gradient(i + y, f - y, n, s), gradient(i + 1.0, f - 1.0, n, s), w.x),
    w.y,
  );
}

fn fbm(p: vec2f, cells: f32, octaves: i32, s: f32) -> f32 {
  var sum = 0.0;
  var w = 0.5;
  var n = cells;
  for (var i = 0; i < octaves; i++) {
    sum += w * perlin(p * n, n, s + f32(i));
    n *= 2.0;
    w *= 0.5;
  }
  return sum;
}

fn ridged(p: vec2f, cells: f32, octaves: i32, s: f32) -> f32 {
  var sum = 0.0;
  var w = 0.5;
  var n = cells;
  var k = 1.0;
  for (var i = 0; i < octaves; i++) {
    var v = 1.0 - abs(perlin(p * n, n, s + f32(i)) * 1.6);
    v *= v;
    sum += w * v * k;
    k = v;
    n *= 2.0;
    w *= 0.5;
  }
  return sum;
}

// Distances to the nearest and the second nearest of the scattered points.
fn cells(p: vec2f, n: f32, s: f32) -> vec2f {
  let q = p * n;
  let i = floor(q);
  let f = q - i;
  var first = 9.0;
  var second = 9.0;
  for (var y = -1; y <= 1; y++) {
    for (var x = -1; x <= 1; x++) {
      let g = vec2f(f32(x), f32(y));
      let r = g + hashCell(wrapped(i + g, n) + s * 9.1) - f;
      let d = dot(r, r);
      second = min(second, max(first, d));
      first = min(first, d);
    }
  }
  return sqrt(vec2f(first, second));
}

fn swell(q: vec2f) -> f32 { return fbm(q, 8.0, 5, 6.0) * 0.8 + 0.35 * ridged(q, 6.0, 4, 8.0); }

@vertex fn wholeFrame(@builtin(vertex_index) i: u32) -> @builtin(position) vec4f {
  return vec4f(f32(i32(i & 1u) * 4 - 1), f32(i32(i >> 1u) * 4 - 1), 0.0, 1.0);
}

@fragment fn bakeTileA(@builtin(position) p: vec4f) -> @location(0) vec4f {
  let q = p.xy / 512.0;
  let bumps = 1.0 - clamp(cells(q, 16.0, 3.0).x * 0.7 + cells(q, 37.0, 5.0).x * 0.35, 0.0, 1.0);
  return vec4f(
    clamp(fbm(q, 4.0, 7, 1.0) * 0.9 + 0.5, 0.0, 1.0),
    ridged(q, 4.0, 7, 2.0),
    bumps,
    clamp(fbm(q, 32.0, 4, 4.0) * 0.9 + 0.5, 0.0, 1.0),
  );
}

// The lace of sea foam: borders of warped cells in three sizes, broken up so that threads thin out and end.
fn lace(q: vec2f) -> f32 {
  let warp = vec2f(fbm(q, 5.0, 5, 21.0), fbm(q, 5.0, 5, 22.0));
  let c1 = cells(q + warp * 0.085, 14.0, 11.0);
  let c2 = cells(q + warp * 0.115, 31.0, 12.0);
  let c3 = cells(q + warp * 0.06, 67.0, 13.0);
  let width = 0.35 + 1.1 * smoothstep(-0.28, 0.30, fbm(q, 7.0, 5, 31.0));
  let part = smoothstep(-0.15, 0.22, fbm(q, 9.0, 4, 33.0));
  let l1 = pow(1.0 - smoothstep(0.0, 0.24 * width, c1.y - c1.x), 1.4);
  let l2 = pow(1.0 - smoothstep(0.0, 0.34 * width, c2.y - c2.x), 1.3) * (0.35 + 0.65 * part);
  let l3 = pow(1.0 - smoothstep(0.0, 0.45, c3.y - c3.x), 1.2) * part;
  return clamp(max(max(l1 * (0.5 + 0.5 * part), l2 * 0.9), l3 * 0.6) + 0.12 * l3, 0.0, 1.0);
}

@fragment fn bakeTileB(@builtin(position) p: vec4f) -> @location(0) vec4f {
  let q = p.xy / 512.0;
  let e = 1.0 / 512.0;
  let h = swell(q);
  let gradient = vec2f(swell(q + vec2f(e, 0.0)) - h, swell(q + vec2f(0.0, e)) - h) / e * 0.1;
  // Into the eight bits of a tile; waveAtLod turns it back. One gradient in a hundred is steeper than that.
  return vec4f(h + 0.3, gradient / 3.2 + 0.5, lace(q));
}

// Two sizes of cells with straight borders (crazed ice, mud, lava crust, paving), a number for each of the larger
// ones, and the net of light that waves throw on the floor of the sea.
struct Shard { border: f32, id: f32 };

// Distance to the border between the nearest two points, in cells.
fn shard(p: vec2f, n: f32, s: f32) -> Shard {
  let q = p * n;
  let i = floor(q);
  let f = q - i;
  var first = 9.0;
  var near = vec2f(0.0);
  var id = 0.0;
  for (var y = -1; y <= 1; y++) {
    for (var x = -1; x <= 1; x++) {
      let g = vec2f(f32(x), f32(y));
      let h = hashCell(wrapped(i + g, n) + s * 9.1);
      let r = g + 0.1 + 0.8 * h - f;
      if (dot(r, r) < first) {
        first = dot(r, r);
        near = r;
        id = fract(h.x * 13.7 + h.y * 7.3);
      }
    }
  }
  var border = 9.0;
  for (var y = -2; y <= 2; y++) {
    for (var x = -2; x <= 2; x++) {
      let g = vec2f(f32(x), f32(y));
      let r = g + 0.1 + 0.8 * hashCell(wrapped(i + g, n) + s * 9.1) - f;
      let d = r - near;
      if (dot(d, d) > 1e-4) { border = min(border, dot(0.5 * (near + r), normalize(d))); }
    }
  }
  return Shard(border, id);
}

@fragment fn bakeTileC(@builtin(position) p: vec4f) -> @location(0) vec4f {
  let q = p.xy / 512.0;
  let warp = vec2f(fbm(q, 6.0, 4, 41.0), fbm(q, 6.0, 4, 42.0));
  let large = shard(q + warp * 0.012, 8.0, 51.0);
  let small = shard(q + warp * 0.010, 24.0, 52.0);
  let drift = vec2f(fbm(q, 9.0, 3, 43.0), fbm(q, 9.0, 3, 44.0));
  let net = cells(q + drift * 0.05, 15.0, 53.0);
  let light = pow(1.0 - clamp((net.y - net.x) * 1.35, 0.0, 1.0), 5.0);
  return vec4f(large.border, large.id, small.border, light);
}
