/*{
  "kind": "layer",
  "costMs": 16,
  "swarm": "drift",
  "params": { "count": 14, "size": 0.11, "speed": 1, "light": [0.75, 0.35, 0.42], "color": [0.20, 0.165, 0.145] }
}*/
// Tumbling rocks: discs with a knobbed outline, craters and a bumped sphere's normal, nearest first.
fn M_layer(r: Ray) -> Layer {
  let count = i32($count);
  let toSun = normalize($light);
  for (var i = 0; i < count; i++) {
    let member = u.swarm[u32($swarm) + u32(i)];
    let radius = member.w;
    let q = (r.q * member.z - member.xy) / radius;
    let d = length(q);
    if (d < 1.25) {
      let key = f32(i);
      let turn = u.time * (hash1(key) - 0.5) * 0.5 + key;
      let p = turned(q * vec2f(1.0, 1.25), turn);
      let angle = atan2(p.y, p.x) / 6.2831853;
      let knobs = tileAt(vec2f(angle + key * 0.13, 0.31 + key * 0.17)).r;
      let edge = 0.52 + 0.55 * knobs + 0.10 * (tileAt(vec2f(angle * 3.0, key * 0.3)).r - 0.5);
      let l = length(p);
      let px = r.px * member.z / radius;
      let alpha = ramp(edge + px, edge - px, l);
      if (alpha > 0.01) {
        let k = min(l / edge, 1.0);
        let out = sqrt(max(1.0 - k * k, 0.0));
        let at = p * (0.085 + 0.05 * k) + key * 0.37;
        let rock = reliefAt(at);
        let east = reliefAt(at + vec2f(0.008, 0.0));
        let north = reliefAt(at + vec2f(0.0, 0.008));
        let relief = vec2f(rock.r - east.r + (rock.g - east.g) * 0.35, rock.r - north.r + (rock.g - north.g) * 0.35) * 9.0;
        let bump = turned(relief, -turn);
        let n = normalize(vec3f(q / max(d, 1e-3) * k * 0.95 + bump * 0.42, out + 0.12));
        let key1 = max(dot(n, toSun), 0.0);
        let albedo = $color * (0.45 + 0.7 * rock.a + 0.35 * rock.g);
        let c = albedo * (u.sunColor * key1 * 1.9 + u.ambient * 0.5 + vec3f(0.05, 0.09, 0.17) * sat(-n.x));
        return Layer(c, alpha);
      }
    }
  }
  return NOTHING;
}
