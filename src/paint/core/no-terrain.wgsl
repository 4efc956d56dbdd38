// In place of terrain.wgsl: level ground that hides nothing.
fn terrainHeight(p: vec2f) -> f32 { return 0.0; }
fn terrainTangentAt(r: Ray, depth: f32) -> f32 { return -1e3; }
fn terrainHides(r: Ray, depth: f32) -> f32 { return 0.0; }
fn terrainRisesOver(q: vec2f, depth: f32) -> f32 { return 0.0; }
fn terrainHidingRow(sides: vec2f, foot: f32, depth: f32) -> f32 { return -1.0; }
fn terrainHiddenAt(q: vec2f, row: i32) -> f32 { return 0.0; }
