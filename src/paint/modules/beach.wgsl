/*{
  "kind": "layer",
  "columns": 4,
  "costMs": 20,
  "params": {
    "shore": 5, "slope": 0.3, "height": 1.1, "rate": 0.19, "reach": 42, "runUp": 2.4, "breaking": 1,
    "sand": [0.36, 0.285, 0.215], "water": [0.02, 0.075, 0.085]
  }
}*/
// A sandy shore with breaking waves, to be listed before `sea`, which it leaves visible between the foam.
// shore: distance of the still water's edge at x = 0 and `slope` how it runs off to the side; waves are born
// `reach` metres behind it, `rate` of them a second; height of a crest; runUp: how far the swash washes up
// the sand; breaking 0 swell … 1 surf.
//
// Waves are counted: the j-th nearest has the number n − j and has come the part (f + j) / 3 of its way, so
// that none ever jumps. After its arrival a wave lives on as swash.
const M_WAVES = 3.0;

struct M_Wave { z: f32, x: f32, height: f32, broken: f32 };

fn M_edge(x: f32) -> f32 { return $shore + x * $slope + 0.5 * (noise1(x * 0.22 + 3.0) - 0.5) * 2.0; }

fn M_crest(x: f32, part: f32, number: f32) -> f32 {
  let left = 1.0 - part;
  let d = $reach * left * (0.75 + 0.25 * left);
  let run = x * $slope * (0.25 + 0.75 * exp(-d * 0.10));
  let bend = 1.7 * sin(x * 0.13 + number * 2.1) * sat(d * 0.2) + 0.5 * sin(x * 0.41 + number * 4.7);
  return $shore + run + bend + d;
}

// The wave that the lines of sight of a column may meet: depth, height and brokenness of its crest where they cross it.
fn M_wave(qx: f32, part: f32, number: f32) -> vec3f {
  let left = 1.0 - part;
  let guess = $shore + $reach * left * (0.75 + 0.25 * left);
  let nearer = M_crest(u.camera.x + qx * (guess - u.camera.z), part, number);
  let z = M_crest(u.camera.x + qx * (nearer - u.camera.z), part, number) - u.camera.z;
  let x = u.camera.x + qx * z;
  let along = noise1(x * 0.085 + number * 13.7);
  let broken = ramp(0.40, 0.74, part + 0.34 * (noise1(x * 0.11 + number * 5.3) - 0.5)) * $breaking;
  let grown = ramp(0.03, 0.52, part) * (1.0 - 0.42 * broken) * (1.0 - ramp(0.80, 0.995, part));
  return vec3f(z, $height * (0.55 + 0.75 * along) * grown, broken);
}

// How far the swash of the wave that arrived `age` seconds ago reaches up the sand, 0 … 1.
fn M_swash(age: f32) -> f32 {
  let k = sat(age / 6.6);
  return sin(3.14159 * pow(k, 0.62)) * (1.0 - 0.15 * k);
}

fn M_foam(light: f32) -> vec3f {
  return u.ambient * (0.62 + 0.55 * light) + u.sunColor * (0.42 * light * light) + u.horizon * 0.20 * light
    + vec3f(0.5, 0.55, 0.7) * u.flash * 0.4;
}

// How much a column of the picture looks toward the sun.
fn M_sunward(qx: f32) -> f32 {
  if (u.sun.z <= 0.0) { return 0.0; }
  let d = (qx - u.sun.x / u.sun.z) * 1.7;
  return exp(-d * d);
}

// Rows 0 … 2: the waves, see M_wave. Row 3: how much it looks toward the sun, swash of the two waves that arrived last.
fn M_column(qx: f32, row: i32) -> vec4f {
  let count = u.time * $rate;
  let newest = floor(count);
  let f = count - newest;
  if (row < 3) { return vec4f(M_wave(qx, (f + f32(row)) / M_WAVES, newest - f32(row)), 0.0); }
  return vec4f(M_sunward(qx), M_swash(f / $rate), M_swash((f + 1.0) / $rate), 0.0);
}

// White water on the front of a wave: from the crest down as it breaks, and churned
// up at the foot. a = coverage.
fn M_whiteWater(w: M_Wave, v: f32, number: f32, sunward: f32, fineness: f32) -> vec4f {
  if (w.broken < 0.02) { return vec4f(0.0); }
  let p = vec2f(w.x * 0.10, v * w.height * 0.15 - u.time * 0.075 + number * 0.2);
  let puff = tileAt(p);
  let puff2 = tileAtLod(p * 3.3 + 0.17, fineness + 1.0);
  let fine = tileAtLod(p * 8.7 + 0.4, fineness + 1.5);
  let heap = puff.b * 0.34 + puff.r * 0.30 + puff2.a * 0.20 + puff2.b * 0.16;
  let lip = noise1(w.x * 0.30 + number * 9.1 + u.time * 0.2) * 0.6 + 0.16;
  let spill = 1.10 - w.broken * 0.95 - (lip - 0.45) * 1.2 * w.broken;
  let cover = (v - spill) * 1.9 + (heap - 0.5) * 1.5 + ramp(0.30, 0.0, v) * w.broken * 0.8;
  let relief = (puff.b - 0.5) * 0.55 + (puff2.b - 0.5) * 0.40 + (fine.b - 0.5) * 0.22;
  let light = sat(0.18 + 0.50 * v * v + relief + (heap - 0.5) * 0.9 + 0.22 * sunward);
  return vec4f(M_foam(light), ramp(0.20, 0.70, cover) * ramp(0.02, 0.22, w.broken));
}

// The front of a wave: dark water that lets the sun through near the crest, under the white water.
fn M_face(r: Ray, w: M_Wave, v: f32, number: f32, sunward: f32, fineness: f32) -> vec3f {
  let t = u.time;
  let white = M_whiteWater(w, v, number, sunward, fineness);
  var c = white.rgb;
  if (white.a < 0.97) {
    // Drawn up the face in streaks. What it mirrors comes from high up: it is darker than the flat sea.
    let streak = tileAtLod(vec2f(w.x * 0.24 + number * 0.3, v * 0.045 - t * 0.03), fineness + 1.2);
    let ripple = waveAtLod(vec2f(w.x * 0.09 - t * 0.01, v * w.height * 0.17 - t * 0.06 + number * 0.4), fineness);
    let mirrored = mapAt(vec2f(r.q.x + ripple.g * 0.06, 0.20 + 0.34 * v + ripple.b * 0.06), 2.0).rgb;
    let drawn = 0.95 + 1.2 * (streak.r - 0.5) / (1.0 + 0.7 * fineness);
    c = $water * (u.ambient * 1.9 + u.horizon * 0.25 + u.sunColor * 0.15) * drawn;
    c += mirrored * sat(0.26 - 0.20 * v + 0.09 * ripple.b);
    let lens = v * v * (0.25 + 0.75 * v) * (0.95 + (streak.a - 0.5) / (1.0 + fineness));
    c += u.sunColor * (vec3f(0.07, 0.16, 0.12) + $water) * lens * (0.25 + 1.1 * sunward);
    c += $water * u.ambient * lens * 3.0;
    c *= 0.50 + 0.50 * ramp(0.0, 0.30, v);
    // Threads of foam pulled up the face.
    let thread = ramp(0.55, 0.95, ripple.a) * (0.22 + 0.45 * w.broken) * (1.0 - 0.4 * v);
    c = mix(mix(c, M_foam(0.35), thread), white.rgb, white.a);
  }
  return c + u.sunColor * ramp(0.86, 1.0, v) * (0.03 + 0.24 * sunward) * (1.0 - 0.6 * w.broken) * u.glow;
}

// Foam on the water behind the crests and before the shore; lace that the swash carries to and fro.
fn M_lace(p: vec2f, amount: f32, lod: f32) -> f32 {
  let thread = waveAtLod(p * vec2f(0.062, 0.074) + vec2f(u.time * 0.004, u.time * 0.006), lod).a;
  return ramp(0.98 - amount * 0.85, 1.24 - amount * 0.60, thread + amount * 0.10) * sat(amount * 2.0);
}

fn M_layer(r: Ray) -> Layer {
  if (u.camera.y + r.q.y * ($shore + $reach - u.camera.z) > $height * 2.2) { return NOTHING; }
  let count = u.time * $rate;
  let newest = floor(count);
  let f = count - newest;
  let column = columnAt(r, $columns + 3);
  let sunward = column.x;
  let onWater = r.q.y < -0.0008;
  let z = select(1e4, -u.camera.y / min(r.q.y, -0.0008), onWater);
  let x = u.camera.x + r.q.x * z;
  let wz = u.camera.z + z;
  var foam = 0.0;
  var mist = 0.0;
  // Waves under way, nearest first.
  for (var j = 2.0; j >= 0.0; j -= 1.0) {
    let part = (f + j) / M_WAVES;
    let number = newest - j;
    let wave = columnAt(r, $columns + i32(j));
    var w = M_Wave(wave.x, u.camera.x + r.q.x * wave.x, wave.y, wave.z);
    let behind = z - w.z;
    // Only lines of sight that can meet this wave or its spray go on: `rough` makes it higher by a third at most.
    if (behind > -3.0 && w.height > 0.02 && u.camera.y + r.q.y * w.z < w.height * 1.7 + 0.1) {
      let fineness = clamp(log2(r.px * w.z * 0.11 * 512.0), 0.0, 5.0);
      let rough = tileAtLod(vec2f(w.x * 0.11 + number * 0.37, u.time * 0.055 + number * 0.21), fineness);
      w.height *= 1.0 + ((rough.r - 0.5) * 0.42 + (rough.a - 0.5) * 0.26) * (0.04 + 0.96 * w.broken);
      let width = w.height * 1.15 + 0.05;
      let steep = w.height / width;
      let v = ((u.camera.y + steep * (w.z - width)) / (steep - r.q.y) - w.z + width) / width;
      if (v > 0.0 && v < 1.0) {
        let c = throughAir(mix(M_face(r, w, v, number, sunward, fineness), M_foam(0.9), mist), w.z, r.dir);
        // Soft by a pixel at the crest; frayed at the foot.
        let crestEdge = sat((1.0 - v) * w.height / (r.px * w.z) + 0.2);
        let foot = ramp(-0.03, 0.09, v - max(rough.b - 0.42, 0.0) * 0.5 * w.broken);
        return Layer(c, crestEdge * foot);
      }
      // Spray blown off the crest, just behind it.
      let over = (u.camera.y + r.q.y * w.z - w.height * 0.82) / (0.10 + 0.42 * w.height);
      if (over > 0.0 && over < 1.0 && w.broken > 0.02) {
        let drops = tileAt(vec2f(w.x * 0.16 - u.time * 0.03, over * 0.10 - u.time * 0.12)).r;
        let fly = w.broken * (1.0 - 0.75 * w.broken) * 3.0 * (1.0 - over) * (1.0 - over);
        mist = max(mist, sat(fly * ramp(0.42, 0.78, drops)) * sat(w.height * 3.0));
      }
    }
    if (onWater && w.broken > 0.0) {
      let fades = w.broken * ramp(1.0, 0.86, part); // gone before the wave is counted as arrived
      foam = max(foam, fades * exp(min(behind * 1.4, behind * -0.19)));
    }
  }
  let white = M_foam(0.9);
  if (!onWater) { return Layer(white, mist * 0.8); }

  // Swash of the two waves that arrived last.
  let still = M_edge(x);
  let tongue = 0.70 + 0.55 * noise1(x * 0.33 + newest * 7.3);
  let tongue2 = 0.70 + 0.55 * noise1(x * 0.33 + (newest - 1.0) * 7.3);
  let up = $runUp * max(column.y * tongue, column.z * tongue2);
  let swing = 0.10 * sin(x * 1.7 + u.time * 0.7) + 0.05 * sin(x * 4.3 - u.time * 1.1);
  let edge = still - up + swing;
  let fromEdge = wz - edge;
  let lod = groundLod(r, z, u.camera.y, 0.07);
  let carried = (still - edge) * exp(-max(wz - still, 0.0) * 0.25);
  let fresh = exp(-max(fromEdge, 0.0) * 0.38);
  foam = sat(foam * 0.86 + fresh * 0.58);
  let light = 0.55 + 0.25 * sunward;
  if (fromEdge > 0.0) {
    if (foam + mist < 0.03 && wz > still + 9.0) { return NOTHING; }
    var lace = 0.0;
    if (foam > 0.02) { lace = M_lace(vec2f(x, wz + carried), foam, lod) * 0.92; }
    if (fromEdge < 0.26) {
      let rim = 0.10 + 0.16 * tileAt(vec2f(x * 0.21, u.time * 0.05)).r;
      lace = max(lace, ramp(rim, rim * 0.25, fromEdge) * 0.95);
    }
    // A film of water over the sand, deeper outward.
    let film = exp(-max(wz - still + 0.6, 0.0) * 0.55);
    var c = M_foam(light);
    var a = lace;
    if (film > 0.02) {
      let day = u.sunColor * (0.06 + 0.5 * max(u.sun.y, 0.0));
      let under = mix($sand, $water, 0.35) * 0.42 * (u.ambient * 1.5 + day);
      let glance = 1.0 - sat(-r.dir.y);
      let flow = waveAtLod(vec2f(x, wz + carried * 1.2 - u.time * 0.25) * vec2f(0.11, 0.15), lod + 0.6);
      let mirror = mapAt(vec2f(r.q.x + flow.g * 0.05, -r.q.y * 0.95 + 0.01 + flow.b * 0.10), 1.0).rgb;
      let wet = mix(under * (0.8 + 0.5 * flow.r), mirror, 0.10 + 0.72 * glance * glance * glance);
      a = lace + film * (1.0 - lace);
      c = (c * lace + wet * film * (1.0 - lace)) / max(a, 0.01);
    }
    c = mix(c, white, mist);
    return Layer(throughAir(c, z, r.dir), max(a, mist));
  }

  // Sand: dry above, dark and mirroring where the last swash has just left it.
  let bare = -fromEdge;
  let reachNow = $runUp * max(tongue, tongue2) * 0.97;
  let height = (still - wz) / max(reachNow, 0.1);
  let fine = tileAtLod(vec2f(x, wz) * 0.55, groundLod(r, z, u.camera.y, 0.55));
  let broad = tileAtLod(vec2f(x, wz) * 0.06, groundLod(r, z, u.camera.y, 0.06)).r;
  let soaked = ramp(1.45 + 0.3 * (broad - 0.5), 0.85, height);
  let shine = soaked * exp(-bare * 0.55) * ramp(0.0, 0.05, bare);
  var dry = $sand * (0.62 + 0.42 * fine.a + 0.5 * (broad - 0.5)) * (1.0 - 0.42 * soaked);
  let snow = u.snow * (1.0 - soaked) * ramp(0.35, 0.62, broad + 0.3 * fine.a);
  dry = mix(dry, vec3f(0.80, 0.84, 0.90), snow);
  let low = u.sunColor * (0.13 + 0.60 * max(u.sun.y, 0.0));
  var c = dry * (u.ambient * 1.25 + low + u.middle * 0.22 + vec3f(0.5) * u.flash * 0.4);
  let glance = 1.0 - sat(-r.dir.y);
  let mirror = mapAt(vec2f(r.q.x + (fine.a - 0.5) * 0.02, -r.q.y * 0.95 + (broad - 0.5) * 0.05), 1.5).rgb;
  c = mix(c, c * 0.45 + mirror * (0.16 + 0.66 * glance * glance * glance), sat(shine + soaked * 0.22));
  // Threads of foam that the backwash left behind.
  let left = waveAtLod(vec2f(x, wz + 0.4 * up) * vec2f(0.062, 0.074) + vec2f(0.31, 0.12), lod).a;
  let patches = ramp(0.40, 0.62, broad + 0.25 * exp(-bare * 1.6));
  c = mix(c, M_foam(0.6), ramp(0.45, 0.85, left) * patches * exp(-bare * 0.8) * 0.6 * soaked);
  c *= 1.0 - 0.40 * exp(-bare * 9.0);
  return Layer(throughAir(mix(c, white, mist), z, r.dir), 1.0);
}
