// Walks the slices of the land, one invocation for every second column of the frame; spread-terrain.wgsl fills those
// between. See terrain.wgsl.
@group(1) @binding(0) var<storage, read_write> reachOut: array<f32>;
@group(1) @binding(1) var<storage, read_write> rowsOut: array<vec4u>;

struct Row { depth: f32, tangent: f32 };

fn heightAt(qx: f32, depth: f32) -> f32 {
  return terrainHeight(vec2f(u.camera.x + qx * depth, u.camera.z + depth));
}

fn rowAt(qx: f32, depth: f32) -> Row { return Row(depth, (heightAt(qx, depth) - u.camera.y) / depth); }

// The highest tangent between the borders of a row that rises above both of them.
fn crestBetween(qx: f32, middle: Row, first: f32, last: f32) -> Row {
  var best = middle;
  var low = first;
  var high = last;
  for (var i = 0; i < 4; i++) {
    let left = rowAt(qx, 0.5 * (low + best.depth));
    let right = rowAt(qx, 0.5 * (high + best.depth));
    if (left.tangent > best.tangent && left.tangent >= right.tangent) {
      high = best.depth;
      best = left;
    } else if (right.tangent > best.tangent) {
      low = best.depth;
      best = right;
    } else {
      low = left.depth;
      high = right.depth;
    }
  }
  return best;
}

struct Border { depth: f32, height: f32, slope: vec2f };

// Height and rise along x and z at the border of two rows.
fn borderAt(qx: f32, depth: f32) -> Border {
  let e = 0.002 + 0.0005 * depth;
  let p = vec2f(u.camera.x + qx * depth, u.camera.z + depth);
  let height = terrainHeight(p);
  let along = vec2f(terrainHeight(p + vec2f(e, 0.0)), terrainHeight(p + vec2f(0.0, e)));
  return Border(depth, height, (along - height) / e);
}

// Where between two borders the slope turns from that of the first to that of the last.
fn edgeBetween(qx: f32, first: Border, last: Border) -> Row {
  var low = first.depth;
  var high = last.depth;
  for (var i = 0; i < 7; i++) {
    let middle = 0.5 * (low + high);
    let slope = borderAt(qx, middle).slope;
    if (distance(slope, first.slope) < distance(slope, last.slope)) { low = middle; } else { high = middle; }
  }
  return rowAt(qx, 0.5 * (low + high));
}

fn tangentOf(border: Border) -> f32 { return (border.height - u.camera.y) / border.depth; }

@compute @workgroup_size(32) fn layTerrain(@builtin(global_invocation_id) id: vec3u) {
  // One beyond the frame: the last column, too, has a neighbour on either side.
  let columns = (u32(u.size.x) + 1u) / 2u + 1u;
  if (id.x >= columns) { return; }
  let qx = ((f32(2u * id.x) + 0.5 - 0.5 * u.size.x) / u.scale - u.shift.x) / u.focal;
  let ratio = exp(terrainStep());
  let half = sqrt(ratio);
  var z = terrainNear();
  var middle = rowAt(qx, max(z - u.camera.z, 0.3));
  var border = borderAt(qx, middle.depth);
  var reach = -1e3;
  for (var row = 0; row < TERRAIN_ROWS; row++) {
    let after = rowAt(qx, max(z * ratio - u.camera.z, 0.31));
    let nextDepth = max(z * half - u.camera.z, 0.305);
    let next = borderAt(qx, nextDepth);
    var here = middle;
    let hasEdge = distance(border.slope, next.slope) > 0.07;
    if (hasEdge) { here = edgeBetween(qx, border, next); }
    let lower = max(tangentOf(border), tangentOf(next));
    if (max(here.tangent, middle.tangent) > max(lower, reach - 0.01)) {
      var start = here;
      if (middle.tangent > here.tangent) { start = middle; }
      let crest = crestBetween(qx, start, border.depth, next.depth);
      if (crest.tangent > here.tangent + 0.0002) { here = crest; }
    }
    reach = max(reach, here.tangent);
    // A crest on the border itself belongs to neither row.
    if (tangentOf(next) > max(here.tangent, after.tangent)) { reach = max(reach, tangentOf(next)); }
    let mean = 0.5 * (border.slope + next.slope);
    let near = select(mean, border.slope, hasEdge);
    let far = select(mean, next.slope, hasEdge);
    let at = u32(row) * columns + id.x;
    reachOut[at] = reach;
    rowsOut[at] = vec4u(bitcast<u32>(here.tangent), bitcast<u32>(here.depth), pack2x16float(near), pack2x16float(far));
    z *= ratio;
    middle = after;
    border = next;
  }
}
