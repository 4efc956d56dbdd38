// Draw list → one tile of a figure's cell: albedo and relief, to be lit by treatment.wgsl. One quad per tile.
struct TileInput {
  @location(0) rect: vec4f,   // atlas pixels: x, y, width, height
  @location(1) cell: vec4f,   // figure's x and y at the cell's lower left corner (m), pixels per metre, first vertex
  @location(2) list: vec4f,   // cell's left and bottom edge in atlas pixels, first shape, number of shapes
};
struct TileVarying {
  @builtin(position) position: vec4f,
  @location(0) @interpolate(flat) cell: vec4f,
  @location(1) @interpolate(flat) list: vec4f,
};

override atlasPx: f32;
@group(0) @binding(0) var<storage, read> shapes: array<vec4f>;    // five per shape, see draw-list.ts
@group(0) @binding(1) var<storage, read> vertices: array<vec2f>;

@vertex fn tileQuad(@builtin(vertex_index) i: u32, tile: TileInput) -> TileVarying {
  let corner = vec2f(f32(i & 1u), f32((i >> 1u) & 1u));
  let at = (tile.rect.xy + corner * tile.rect.zw) / atlasPx;
  return TileVarying(vec4f(at.x * 2.0 - 1.0, 1.0 - at.y * 2.0, 0.0, 1.0), tile.cell, tile.list);
}

// Distance to an outline (negative inside), the way out of it, and a place on the shape for its texture.
struct Outline { distance: f32, outward: vec2f, place: vec2f };

fn capsule(p: vec2f, a: vec2f, b: vec2f, ra: f32, rb: f32) -> Outline {
  let ba = b - a;
  let pa = p - a;
  let len = max(length(ba), 1e-5);
  let h = clamp(dot(pa, ba) / (len * len), 0.0, 1.0);
  let q = pa - ba * h;
  let l = max(length(q), 1e-6);
  return Outline(l - mix(ra, rb, h), q / l, vec2f(h * len, dot(q, vec2f(-ba.y, ba.x)) / len));
}

fn ellipse(p: vec2f, center: vec2f, radii: vec2f, angle: f32) -> Outline {
  let c = cos(angle);
  let s = sin(angle);
  let d = p - center;
  let q = vec2f(d.x * c + d.y * s, -d.x * s + d.y * c);
  let k = length(q / radii);
  let gradient = q / (radii * radii);
  let l = max(length(gradient), 1e-6);
  let g = gradient / l;
  return Outline(k * (k - 1.0) / l, vec2f(g.x * c - g.y * s, g.x * s + g.y * c), q);
}

fn polygon(p: vec2f, first: u32, count: u32, rounding: f32) -> Outline {
  var nearest = 1e9;
  var toEdge = vec2f(0.0);
  var side = 1.0;
  var j = count - 1u;
  for (var i = 0u; i < count; i++) {
    let a = vertices[first + i];
    let edge = vertices[first + j] - a;
    let w = p - a;
    let b = w - edge * clamp(dot(w, edge) / max(dot(edge, edge), 1e-9), 0.0, 1.0);
    let d = dot(b, b);
    if (d < nearest) {
      nearest = d;
      toEdge = b;
    }
    let above = p.y >= a.y;
    let below = p.y < a.y + edge.y;
    let left = edge.x * w.y > edge.y * w.x;
    if ((above && below && left) || !(above || below || left)) { side = -side; }
    j = i;
  }
  let l = max(sqrt(nearest), 1e-6);
  return Outline(side * l - rounding, toEdge * side / l, p);
}

struct Picture {
  @location(0) albedo: vec4f, // square root of the colour × coverage, coverage
  @location(1) relief: vec4f, // normal's x and y × coverage, packed to 0…1; gloss
};

@fragment fn figureTile(v: TileVarying) -> Picture {
  let pixel = 1.0 / v.cell.z;
  let p = v.cell.xy + vec2f(v.position.x - v.list.x, v.list.y - v.position.y) * pixel;
  let first = u32(v.list.z);
  let count = u32(v.list.w);
  let firstVertex = u32(v.cell.w);
  var albedo = vec3f(0.0);
  var covered = 0.0;
  var normal = vec2f(0.0);
  var gloss = 0.0;
  // the open layer
  var depth = 1e9;
  var outward = vec2f(0.0);
  var color = vec3f(0.0);
  var shine = 0.0;
  var swell = 1.0;
  var coverage = 0.0;
  for (var i = 0u; i <= count; i++) {
    let at = (first + i) * 5u;
    var head = vec4f(0.0, 1.0, 0.0, 0.0); // kind, flag, vertices: the end closes the last layer
    if (i < count) { head = shapes[at + 3u]; }
    if (head.y > 0.5 && depth < 1e8) {
      coverage = clamp(0.5 - depth / pixel, 0.0, 1.0);
      let reach = min(swell * 1.2, 0.15);
      if (depth > 0.0 && depth < reach && covered > 0.0) { albedo *= 1.0 - 0.38 * (1.0 - depth / reach); }
      if (coverage > 0.0) {
        albedo = mix(albedo, color, coverage);
        normal = mix(normal, outward * clamp(1.0 + depth / swell, 0.0, 1.0), coverage);
        gloss = mix(gloss, shine, coverage);
        covered = covered + (1.0 - covered) * coverage;
      }
      depth = 1e9;
    }
    if (i < count) {
      if (head.y > 0.5 && head.y < 1.5) { coverage = 0.0; }
      let box = shapes[at + 4u];
      if (p.x >= box.x && p.y >= box.y && p.x <= box.z && p.y <= box.w) {
        let geometry = shapes[at];
        let form = shapes[at + 1u];
        let ink = shapes[at + 2u];
        var o: Outline;
        if (head.x < 0.5) { o = capsule(p, geometry.xy, geometry.zw, form.x, form.y); }
        else if (head.x < 1.5) { o = ellipse(p, geometry.xy, geometry.zw, form.x); }
        else { o = polygon(p, firstVertex + u32(head.z), u32(head.w), form.x); }
        let c = ink.rgb * (0.92 + 0.16 * cellNoise(o.place * 14.0, 0.0) * cellNoise(o.place * 41.0 + 7.0, 0.0) + 0.04);
        if (head.y > 1.5) {
          let k = clamp(0.5 - o.distance / pixel, 0.0, 1.0) * coverage;
          albedo = mix(albedo, c, k);
          gloss = mix(gloss, ink.a, k);
        } else if (depth > 1e8) {
          depth = o.distance;
          outward = o.outward;
          color = c;
          shine = ink.a;
          swell = form.w;
        } else if (form.z > 1e-5) {
          let h = clamp(0.5 + 0.5 * (depth - o.distance) / form.z, 0.0, 1.0);
          depth = mix(depth, o.distance, h) - form.z * h * (1.0 - h);
          outward = mix(outward, o.outward, h);
          let hard = smoothstep(0.25, 0.75, h);
          color = mix(color, c, hard);
          shine = mix(shine, ink.a, hard);
        } else if (o.distance < depth) {
          depth = o.distance;
          outward = o.outward;
          color = c;
          shine = ink.a;
        }
      }
    }
  }
  return Picture(vec4f(sqrt(albedo) * covered, covered), vec4f(normal * 0.5 * covered + 0.5, gloss, 1.0));
}
