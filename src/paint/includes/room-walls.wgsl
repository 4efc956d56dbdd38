// A room that is seen along its length, by a camera that stands in it.

// How far its walls are in depth: that at the side and which one it is (x = half or -half), floor or ceiling, the far one.
struct RoomWalls { toSide: f32, side: f32, toLevel: f32, toBack: f32 }

fn roomWalls(r: Ray, half: f32, high: f32, back: f32) -> RoomWalls {
  let side = select(half, -half, r.q.x < 0.0);
  let toSide = max((side - u.camera.x) / select(r.q.x, 1e-4, abs(r.q.x) < 1e-4), 0.05);
  let level = select(high, 0.0, r.q.y < 0.0);
  let toLevel = max((level - u.camera.y) / select(r.q.y, 1e-4, abs(r.q.y) < 1e-4), 0.05);
  return RoomWalls(toSide, side, toLevel, back - u.camera.z);
}
