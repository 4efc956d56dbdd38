// The land between the slices that were laid: every second column of the frame is the mean of both its neighbours.
@group(0) @binding(0) var laidReach: texture_2d<f32>;
@group(0) @binding(1) var laidRows: texture_2d<u32>;
@group(0) @binding(2) var reachOut: texture_storage_2d<r32float, write>;
@group(0) @binding(3) var rowsOut: texture_storage_2d<rgba32uint, write>;

fn meanOf(a: u32, b: u32) -> u32 { return bitcast<u32>(0.5 * (bitcast<f32>(a) + bitcast<f32>(b))); }

fn meanSlope(a: u32, b: u32) -> u32 { return pack2x16float(0.5 * (unpack2x16float(a) + unpack2x16float(b))); }

@compute @workgroup_size(32) fn spreadTerrain(@builtin(global_invocation_id) id: vec3u) {
  let at = vec2i(id.xy);
  if (id.x >= textureDimensions(reachOut).x) { return; }
  let left = vec2i(at.x >> 1u, at.y);
  var reach = textureLoad(laidReach, left, 0).r;
  var row = textureLoad(laidRows, left, 0);
  if ((at.x & 1) == 1) {
    let right = left + vec2i(1, 0);
    let other = textureLoad(laidRows, right, 0);
    reach = 0.5 * (reach + textureLoad(laidReach, right, 0).r);
    row = vec4u(meanOf(row.x, other.x), meanOf(row.y, other.y), meanSlope(row.z, other.z), meanSlope(row.w, other.w));
  }
  textureStore(reachOut, at, vec4f(reach));
  textureStore(rowsOut, at, row);
}
