// Ground as a height field, for the one module of a plan that is a terrain. The camera never turns, so every column
// of the frame is a slice of the land: `layTerrain` walks each slice once a frame, row by row from near to far, and
// notes how high the land has reached. A pixel then finds the row it sees by bisection, and anything else (trees,
// water, people) learns from one fetch whether the land hides it.
//
// Rows lie at fixed depths of the land, in geometric steps, so that the land stays the same when the camera moves;
// only where a slice passes over an edge or a crest its row is moved onto it, or those would be notched.

const TERRAIN_ROWS = 192;

// What a pixel sees of the land.
struct Ground {
  at: vec3f,     // place, metres
  depth: f32,    // from the camera, metres
  slope: vec2f,  // rise per metre along x and z
  normal: vec3f,
  px: f32,       // size of a pixel there, metres
};

// Row by row, a value for each column of the frame. Buffers: a fetch of a texture costs a software driver twice as much.
@group(0) @binding(9) var<storage, read> terrainReach: array<f32>; // highest tangent so far
@group(0) @binding(10) var<storage, read> terrainRows: array<vec4u>; // bits of tangent and depth, packed slopes before and behind

fn terrainStep() -> f32 { return log(terrainFar() / terrainNear()) / f32(TERRAIN_ROWS - 1); }

fn terrainColumn(r: Ray) -> i32 {
  return clamp(i32(r.uv.x * u.scale + 0.5 * u.size.x), 0, i32(u.size.x) - 1);
}

fn terrainReachAt(column: i32, row: i32) -> f32 { return terrainReach[row * i32(u.size.x) + column]; }

fn terrainRowAt(column: i32, row: i32) -> vec4u { return terrainRows[row * i32(u.size.x) + column]; }

// Tangent of the land itself at a depth (from the camera), between the rows around it.
fn terrainTangentAt(r: Ray, depth: f32) -> f32 {
  let row = clamp(log(max(depth + u.camera.z, 0.01) / terrainNear()) / terrainStep(), 0.0, f32(TERRAIN_ROWS - 2));
  let column = terrainColumn(r);
  let first = terrainRowAt(column, i32(row));
  let second = terrainRowAt(column, i32(row) + 1);
  let s0 = bitcast<f32>(first.y);
  let s1 = bitcast<f32>(second.y);
  let k = sat((depth - s0) / max(s1 - s0, 1e-3));
  return mix(bitcast<f32>(first.x) * s0, bitcast<f32>(second.x) * s1, k) / mix(s0, s1, k);
}

// How much of what lies in this direction at this depth (from the camera) the land before it hides.
fn terrainHides(r: Ray, depth: f32) -> f32 {
  let row = log(max(depth + u.camera.z, 0.01) / terrainNear()) / terrainStep();
  if (row < 0.0) { return 0.0; }
  let reach = terrainReachAt(terrainColumn(r), min(i32(row), TERRAIN_ROWS - 1));
  return sat((reach - r.q.y) / r.px + 0.5);
}

// How many metres the land before this depth (from the camera) rises over the line of sight there; below 0 when under it.
fn terrainRisesOver(q: vec2f, depth: f32) -> f32 {
  let row = log(max(depth + u.camera.z, 0.01) / terrainNear()) / terrainStep();
  if (row < 0.0) { return -1.0; }
  let column = clamp(i32((q.x * u.focal + u.shift.x) * u.scale + 0.5 * u.size.x), 0, i32(u.size.x) - 1);
  return (terrainReachAt(column, min(i32(row), TERRAIN_ROWS - 1)) - q.y) * depth;
}

// The row of the land that may hide part of a card at this depth, from left to right on the tangent plane; −1 when it
// hides nothing above the card's foot.
fn terrainHidingRow(sides: vec2f, foot: f32, depth: f32) -> f32 {
  let row = min(floor(log(max(depth * 0.995 + u.camera.z, 0.01) / terrainNear()) / terrainStep()), f32(TERRAIN_ROWS - 1));
  if (row < 0.0) { return -1.0; }
  var highest = -1e3;
  for (var i = 0; i < 5; i++) {
    let x = mix(sides.x, sides.y, f32(i) * 0.25) * u.focal + u.shift.x;
    let column = clamp(i32(x * u.scale + 0.5 * u.size.x), 0, i32(u.size.x) - 1);
    highest = max(highest, terrainReachAt(column, i32(row)));
  }
  return select(row, -1.0, highest < foot + 0.004);
}

// How much of a card at the depth of a row is hidden here.
fn terrainHiddenAt(q: vec2f, row: i32) -> f32 {
  let column = clamp(i32((q.x * u.focal + u.shift.x) * u.scale + 0.5 * u.size.x), 0, i32(u.size.x) - 1);
  return sat((terrainReachAt(column, row) - q.y) * u.scale * u.focal + 0.5);
}

// The first row from the front whose reach is at least this.
fn terrainRowOf(column: i32, reach: f32, last: i32) -> i32 {
  var low = 0;
  var high = last;
  for (var i = 0; i < 8; i++) {
    let middle = (low + high) / 2;
    if (terrainReachAt(column, middle) < reach) { low = middle + 1; } else { high = middle; }
  }
  return min(high, last);
}

fn terrainBetween(r: Ray, column: i32, row: i32, y: f32) -> Ground {
  let first = terrainRowAt(column, max(row - 1, 0));
  let second = terrainRowAt(column, row);
  let y0 = bitcast<f32>(first.x);
  let y1 = bitcast<f32>(second.x);
  let s0 = bitcast<f32>(first.y);
  let s1 = bitcast<f32>(second.y);
  // Where the line of sight meets the segment from one row to the next.
  let rise = (y1 * s1 - y0 * s0) / max(s1 - s0, 1e-3);
  let lean = y - rise;
  let met = (y0 * s0 - rise * s0) / select(lean, 1e-4, abs(lean) < 1e-4);
  let s = clamp(met, s0, s1);
  let k = (s - s0) / max(s1 - s0, 1e-3);
  let slope = mix(unpack2x16float(first.w), unpack2x16float(second.z), k);
  let x = u.camera.x + r.q.x * s;
  let normal = normalize(vec3f(-slope.x, 1.0, -slope.y));
  return Ground(vec3f(x, u.camera.y + y * s, u.camera.z + s), s, slope, normal, r.px * s);
}

struct TerrainHit { ground: Ground, edge: Ground, alpha: f32, edgeAlpha: f32 };

// What the pixel sees: the land behind (alpha 0 = sky) and, over a crest, the crest's own edge.
fn terrainSeen(r: Ray) -> TerrainHit {
  let column = terrainColumn(r);
  let last = TERRAIN_ROWS - 1;
  let top = terrainReachAt(column, last);
  var hit: TerrainHit;
  if (r.q.y > top + r.px) { return hit; }
  if (r.q.y > top) {
    hit.edge = terrainBetween(r, column, terrainRowOf(column, top - 1e-5, last), top);
    hit.edgeAlpha = 1.0 - (r.q.y - top) / r.px;
    return hit;
  }
  let row = terrainRowOf(column, r.q.y, last);
  hit.ground = terrainBetween(r, column, row, r.q.y);
  hit.alpha = 1.0;
  if (row > 0) {
    let before = terrainReachAt(column, row - 1);
    let over = r.q.y - before;
    let hiddenBy = before - bitcast<f32>(terrainRowAt(column, row - 1).x);
    if (over < r.px && hiddenBy > 2.0 * r.px) {
      hit.edge = terrainBetween(r, column, terrainRowOf(column, before - 1e-5, row - 1), before);
      hit.edgeAlpha = 1.0 - over / r.px;
    }
  }
  return hit;
}
