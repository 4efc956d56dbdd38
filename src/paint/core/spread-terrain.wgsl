// The land between the slices that were laid: every second column of the frame is the mean of both its neighbours.
@group(0) @binding(0) var<storage, read> laidReach: array<f32>;
@group(0) @binding(1) var<storage, read> laidRows: array<vec4u>;
@group(0) @binding(2) var<storage, read_write> reachOut: array<f32>;
@group(0) @binding(3) var<storage, read_write> rowsOut: array<vec4u>;

override COLUMNS: u32; // of the frame

fn meanOf(a: u32, b: u32) -> u32 { return bitcast<u32>(0.5 * (bitcast<f32>(a) + bitcast<f32>(b))); }

fn meanSlope(a: u32, b: u32) -> u32 { return pack2x16float(0.5 * (unpack2x16float(a) + unpack2x16float(b))); }

@compute @workgroup_size(32) fn spreadTerrain(@builtin(global_invocation_id) id: vec3u) {
  let column = 2u * id.x;
  if (column >= COLUMNS) { return; }
  let left = id.y * ((COLUMNS + 1u) / 2u + 1u) + id.x;
  let at = id.y * COLUMNS + column;
  let reach = laidReach[left];
  let row = laidRows[left];
  reachOut[at] = reach;
  rowsOut[at] = row;
  if (column + 1u >= COLUMNS) { return; }
  let other = laidRows[left + 1u];
  reachOut[at + 1u] = 0.5 * (reach + laidReach[left + 1u]);
  rowsOut[at + 1u] = vec4u(meanOf(row.x, other.x), meanOf(row.y, other.y), meanSlope(row.z, other.z), meanSlope(row.w, other.w));
}
