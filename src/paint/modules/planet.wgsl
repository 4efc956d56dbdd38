/*{
  "kind": "layer",
  "costMs": 16,
  "params": {
    "x": -0.28, "y": -0.10, "radius": 0.46, "spin": 0.006, "sea": [0.02, 0.07, 0.19], "land": [0.22, 0.17, 0.10],
    "green": [0.07, 0.12, 0.04], "air": [0.25, 0.55, 1.0], "airiness": 1, "water": 0.56, "clouds": 1, "cities": 1, "bands": 0,
    "ring": 0, "light": [0.75, 0.35, 0.42]
  }
}*/
// A planet as an exact sphere: a turning surface under a deck of clouds, a soft terminator, cities on the night
// side, air that glows at the rim; or a gas giant in bands; with a ring if wanted.
//   water  how much of it is sea; light = toward its sun (z toward us): the visible sun would light it from behind
struct M_Ground { color: vec3f, wet: f32, relief: vec2f, city: f32 };

fn M_surface(uv: vec2f, latitude: f32) -> M_Ground {
  let broad = tileAt(uv * 0.5 + 0.21);
  let warp = (broad.rg - 0.45) * 0.10;
  let at = uv * 2.0 + 0.5 + warp * 0.4;
  let fine = reliefAt(at);
  let detail = tileAt(uv * 7.0 + 0.3 + warp);
  let height = broad.r * 0.75 + (fine.r - 0.5) * 0.34 + (detail.r - 0.5) * 0.10 + 0.10;
  let shore = mix(-0.2, 0.98, $water) * step(0.01, $water);
  let land = ramp(shore - 0.012, shore + 0.012, height);
  let warmth = 1.0 - abs(latitude) * 2.0 + (fine.r - 0.5) * 0.5;
  let dry = ramp(0.42, 0.62, fine.g + 0.35 * (1.0 - abs(abs(latitude) - 0.13) * 6.0) - 0.15);
  var ground = mix($green * (0.6 + 0.8 * detail.a), $land * (0.55 + 0.9 * detail.a), dry);
  ground *= 0.9 + 0.2 * ramp(0.3, 0.7, detail.g);
  let shallow = ramp(shore - 0.10, shore, height);
  let sea = mix($sea, $sea * 1.3 + vec3f(0.0, 0.05, 0.05), shallow * shallow);
  var c = mix(sea, ground, land);
  let ice = ramp(0.16, 0.02, warmth) * step(0.01, $water);
  c = mix(c, vec3f(0.80, 0.86, 0.93), ice);
  let beside = reliefAt(at + vec2f(0.005, 0.0)).r;
  let above = reliefAt(at + vec2f(0.0, 0.005)).r;
  let city = ramp(0.58, 0.80, detail.b) * ramp(0.45, 0.7, fine.b) * land * (1.0 - ice) * ramp(0.72, 0.9, tileAt(uv * 23.0).a + 0.15);
  return M_Ground(c, (1.0 - land) * (1.0 - ice), vec2f(fine.r - beside, fine.r - above) * (0.25 + land), city);
}

fn M_gas(uv: vec2f, latitude: f32) -> M_Ground {
  let swirl = tileAt(vec2f(uv.x * 2.0 + latitude * 2.0, latitude * 5.1) + u.time * 0.0006);
  let y = latitude + (swirl.r - 0.5) * 0.035;
  let stripes = tileAt(vec2f(0.17, y * 1.7));
  let eddies = tileAt(vec2f(uv.x * 3.0 + (stripes.r - 0.5) * 1.5, y * 5.5));
  let k = ramp(0.32, 0.66, stripes.r * 0.7 + stripes.a * 0.3 + (eddies.r - 0.5) * 0.35);
  return M_Ground(mix($land, $sea, k) * (0.8 + 0.45 * eddies.a), 0.0, vec2f(0.0), 0.0);
}

fn M_layer(r: Ray) -> Layer {
  let c0 = r.q - vec2f(heroX($x), $y);
  let d = length(c0);
  if (d > $radius * select(1.75, 2.5, $ring > 0.01)) { return NOTHING; }
  let toSun = normalize($light);
  var seen = vec3f(0.0);
  var alpha = 0.0;
  if (d < $radius + r.px) {
    alpha = ramp($radius + r.px, $radius - r.px, d);
    let z = sqrt(max($radius * $radius - d * d, 0.0));
    let n = vec3f(c0, z) / $radius;
    let tilted = turned(n.yz, 0.38);
    let longitude = atan2(n.x, tilted.y) / 6.2831853 + u.time * $spin + u.seed * 0.137;
    let latitude = asin(clamp(tilted.x, -1.0, 1.0)) / 3.1415927;
    // An even count of tiles around the equator: no seam.
    let uv = vec2f(longitude * 2.0, latitude * 1.05);
    var g: M_Ground;
    if ($bands > 0.5) { g = M_gas(uv, latitude); } else { g = M_surface(uv, latitude); }
    let k = dot(n, toSun);
    let bumped = normalize(n - vec3f(g.relief, 0.0) * 2.6);
    // Dusk is wide where there is air.
    let day = ramp(-0.16 * $airiness - 0.03, 0.35, k);
    let key = sat(dot(bumped, toSun) * 1.1 + 0.05) * day;
    let veil = tileAt(uv + vec2f(u.time * 0.0018, 0.3) + (tileAt(uv * 0.5).rg - 0.45) * 0.16);
    let tufts = tileAt(uv * 3.0 + (veil.rg - 0.45) * 0.26 + 0.7);
    let cover = ramp(0.46, 0.70, veil.r * 0.72 + tufts.r * 0.36) * $clouds;
    let shaded = ramp(0.44, 0.66, tileAt(uv + vec2f(u.time * 0.0018 + 0.006, 0.296) + (tileAt(uv * 0.5).rg - 0.45) * 0.16).r) * $clouds;
    let halfway = normalize(toSun + vec3f(0.0, 0.0, 1.0));
    let spec = pow(max(dot(n, halfway), 0.0), 60.0) * g.wet * (1.0 - cover);
    var c = g.color * (1.0 - 0.45 * shaded) * key * u.sunColor * 1.25 + u.sunColor * spec * 0.8;
    c = mix(c, vec3f(0.92, 0.95, 1.0) * u.sunColor * (sat(k * 1.1 + 0.08) * (0.55 + 0.5 * tufts.r)), cover * 0.92 * day);
    // The last light is red, and the night side keeps a little of the sky's.
    let dusk = exp(-pow((k - 0.02) * 7.0, 2.0)) * $airiness;
    c *= mix(vec3f(1.0), vec3f(1.35, 0.75, 0.5), dusk * 0.7);
    c += (g.color + 0.03 * cover) * mix($air, vec3f(0.4, 0.5, 0.8), 0.5) * 0.10 * (1.0 - day);
    c += vec3f(1.0, 0.58, 0.22) * g.city * ramp(0.08, -0.14, k) * (1.0 - 0.7 * cover) * 2.4 * $cities;
    let limb = pow(1.0 - z / $radius, 2.6);
    c += $air * u.sunColor * (limb * 0.85 + 0.10 * (1.0 - z / $radius)) * (day + 0.05) * $airiness;
    seen = c * alpha;
  }
  let out = max(d - $radius, 0.0) / $radius;
  let side = ramp(-0.45, 0.6, dot(normalize(vec3f(c0 / max(d, 1e-4), 0.18)), toSun));
  let glow = (exp(-out * 34.0) * 0.85 + exp(-out * 8.0) * 0.10) * side * (1.0 - alpha) * $airiness * ramp(0.75, 0.4, out);
  seen += $air * u.sunColor * glow;
  alpha = max(alpha, sat(glow * 0.35));
  if ($ring > 0.01) {
    let q = vec2f(c0.x, c0.y * 3.6 + c0.x * 0.55) / $radius;
    let far = length(q);
    let isBefore = c0.y + c0.x * 0.152 < 0.0;
    if (far > 1.3 && far < 2.35 && (isBefore || d > $radius)) {
      let grooves = tileAt(vec2f(far * 0.62, 0.37));
      let dust = ramp(1.3, 1.36, far) * ramp(2.35, 2.2, far) * (0.20 + 0.9 * ramp(0.3, 0.7, grooves.r * 0.6 + grooves.a * 0.4));
      let along = dot(c0, toSun.xy) / max(dot(toSun.xy, toSun.xy), 0.05);
      let shade = ramp($radius, $radius * 0.9, length(c0 - toSun.xy * along)) * step(along, 0.0) * select(1.0, 0.0, isBefore && d < $radius);
      let c = mix($land, vec3f(0.85, 0.72, 0.58), 0.6) * u.sunColor * 0.42 * (1.0 - 0.85 * shade) * (0.6 + 0.7 * grooves.a);
      seen = mix(seen, c, dust * $ring * 0.9);
      alpha = max(alpha, dust * $ring * 0.9);
    }
  }
  if (alpha < 0.001) { return NOTHING; }
  return Layer(seen / alpha, alpha);
}
