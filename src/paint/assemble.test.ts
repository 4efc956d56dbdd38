import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { ModuleUse } from '../scene/shot-plan.ts'
import { type Program, type ShaderSources, assemble } from './assemble.ts'
import { parseInclude, parseModule } from './module-header.ts'

const sources: Record<string, string> = {
  card:
    '/*{ "kind": "layer", "costMs": 3, "params": { "size": 2, "color": [1, 2, 3] } }*/' +
    'fn M_layer(r: Ray) -> Layer { return Layer($color * $size, 1.0); }',
  drops:
    '/*{ "kind": "front", "costMs": 1, "params": {} }*/' +
    'fn M_front(r: Ray, c: vec3f) -> vec3f { return c; }',
  fish:
    '/*{ "kind": "layer", "costMs": 1, "swarm": "school", "params": { "count": 30 } }*/' +
    'fn M_layer(r: Ray) -> Layer { return Layer(u.swarm[u32($swarm)].xyz, 1.0); }',
  sign:
    '/*{ "kind": "layer", "costMs": 1, "includes": ["shapes", "lettering"] }*/' +
    'fn M_layer(r: Ray) -> Layer { return Layer(vec3f(letterInk(r.q)), 1.0); }',
  disc:
    '/*{ "kind": "layer", "costMs": 1, "includes": ["shapes"] }*/' +
    'fn M_layer(r: Ray) -> Layer { return Layer(vec3f(ring(r.q)), 1.0); }',
  land:
    '/*{ "kind": "terrain", "costMs": 1, "params": { "near": 1, "far": 900 } }*/' +
    'fn M_height(p: vec2f) -> f32 { return p.x; } fn M_surface(r: Ray, g: Ground) -> vec3f { return g.at; }',
  ball:
    '/*{ "kind": "thing", "costMs": 1, "includes": ["still-life"], "params": { "radius": 0.5 } }*/' +
    'fn M_thing(p: vec3f) -> vec2f { return vec2f(length(p) - $radius, 1.0); } fn M_ink(p: vec3f, stuff: f32) -> Ink { return matte(p); }',
  jar:
    '/*{ "kind": "thing", "costMs": 1, "includes": ["still-life"], "params": { "radius": 0.5 } }*/' +
    'fn M_thing(p: vec3f) -> vec2f { return vec2f(length(p) - $radius, 1.0); } fn M_ink(p: vec3f, stuff: f32) -> Ink { return matte(p); } fn M_fill() -> vec4f { return vec4f(1.0); }',
  shore:
    '/*{ "kind": "layer", "costMs": 1, "columns": 3, "params": {} }*/' +
    'fn M_column(qx: f32, row: i32) -> vec4f { return vec4f(qx); } fn M_layer(r: Ray) -> Layer { return Layer(columnAt(r, $columns + 1).rgb, 1.0); }',
  ridge:
    '/*{ "kind": "layer", "costMs": 1, "stillColumns": 5, "params": {} }*/' +
    'fn M_column(qx: f32, row: i32) -> vec4f { return vec4f(qx); } fn M_layer(r: Ray) -> Layer { return Layer(stillColumnAt(r.q.x, $columns + 1).rgb, 1.0); }',
  wrong:
    '/*{ "kind": "layer", "costMs": 1, "params": {} }*/' +
    'fn M_layer(r: Ray) -> Layer { return Layer(vec3f($none), 1.0); }',
}

const includes: Record<string, string> = {
  'still-life': 'fn stillLife(r: Ray, s: Still) -> Layer { return Layer(vec3f(thingAt(r.dir).x), 1.0); }',
  shapes: 'fn ring(p: vec2f) -> f32 { return length(p); }',
  lettering: 'fn letterInk(p: vec2f) -> f32 { return ring(p); }',
}

const read: ShaderSources = {
  module: (name) => parseModule(name, sources[name]!),
  include: (name) => parseInclude(name, includes[name]!),
}
const build = (...uses: ModuleUse[]): Program => assemble(uses, read)

describe('assemble', () => {
  it('should give each instance its own names and parameters', () => {
    const program = build(
      { use: 'card', with: { size: 5 } },
      { use: 'card', id: 'second', with: { color: [7, 8, 9] } },
    )
    assert.match(program.code, /fn card_layer/)
    assert.match(program.code, /fn second_layer/)
    assert.match(program.code, /Layer\(u\.p\[0\]\.xyz \* u\.p\[0\]\.w, 1\.0\)/)
    assert.deepEqual([...program.params.subarray(0, 8)], [1, 2, 3, 5, 7, 8, 9, 2])
    assert.equal(program.costMs, 6)
  })

  it('should refuse what is not in the header, in either direction', () => {
    assert.throws(() => build({ use: 'card', with: { colour: 1 } }), /no parameter "colour"/)
    assert.throws(() => build({ use: 'card', with: { color: 1 } }), /wrong shape/)
    assert.throws(() => build({ use: 'card', with: { size: Number.NaN } }), /not a finite number/)
    assert.throws(() => build({ use: 'wrong' }), /reads \$none/)
  })

  it('should refuse two instances of one name', () => {
    assert.throws(() => build({ use: 'card' }, { use: 'card' }), /two instances/)
  })

  it('should hold each include once, whatever modules and instances name it, and no other', () => {
    const { code } = build({ use: 'disc' }, { use: 'sign' }, { use: 'sign', id: 'second' })
    assert.equal(code.match(/fn ring\(/g)?.length, 1)
    assert.equal(code.match(/fn letterInk\(/g)?.length, 1)
    assert.match(code, /fn second_layer[^}]*letterInk\(r\.q\)/)
    assert.ok(!build({ use: 'disc' }).code.includes('letterInk'))
  })

  it('should refuse more swarm members or parameters than there is room for', () => {
    assert.throws(() => build({ use: 'fish' }, { use: 'fish', id: 'more' }), /swarms/)
    const many = Array.from({ length: 65 }, (_, i) => ({ use: 'card', id: `card${i}` }))
    assert.throws(() => build(...many), /too many parameters/)
  })

  it('should keep what comes over the scene in code of its own, so that weather changes nothing else', () => {
    const plain = build({ use: 'card' })
    assert.equal(plain.overCode, null)
    const over = build({ use: 'card', id: 'grass', near: true, with: { size: 9 } }, { use: 'drops' }, { use: 'card' })
    assert.equal(over.code, plain.code)
    assert.match(over.overCode!, /fn paintOver/)
    assert.ok(over.overCode!.indexOf('drops_front(r, c)') > over.overCode!.indexOf('grass_layer(r)'))
    assert.deepEqual([...over.params.subarray(0, 8)], [1, 2, 3, 2, 1, 2, 3, 9])
  })

  it('should give the heights of a terrain to whoever needs them, and draw its surface once', () => {
    const { code, terrainCode } = build({ use: 'land', with: { near: 2 } })
    assert.match(terrainCode!, /fn terrainHeight\(p: vec2f\) -> f32 { return land_height\(p\); }/)
    assert.match(terrainCode!, /fn terrainNear\(\) -> f32 { return u\.p\[0\]\.x; }/)
    assert.equal(code.match(/land_surface\(r, ground\)/g)?.length, 1)
    assert.throws(() => build({ use: 'land' }, { use: 'land', id: 'more' }), /one terrain/)
    assert.throws(() => build({ use: 'land', far: true }), /neither far nor still/)
  })

  it('should draw one thing seen close, on the stand that the plan gives it', () => {
    const { code } = build({ use: 'ball', with: { size: 0.8 } })
    assert.match(code, /fn thingAt\(p: vec3f\) -> vec2f \{ return ball_thing\(p\); \}/)
    assert.match(code, /fn thingFill\(\) -> vec4f \{ return vec4f\(0.0, 0.0, 0.0, -9.0\); \}/)
    assert.match(build({ use: 'jar' }).code, /fn thingFill\(\) -> vec4f \{ return jar_fill\(\); \}/)
    assert.equal(code.match(/ball_layer\(r\)/g)?.length, 1)
    assert.throws(() => build({ use: 'ball' }, { use: 'ball', id: 'more' }), /one thing/)
  })

  it('should give each module rows of its own for what it computes once for a column of the frame', () => {
    const { code, hasColumns } = build({ use: 'shore' }, { use: 'shore', id: 'second' })
    assert.equal(hasColumns, true)
    assert.match(code, /second_layer[^}]*columnAt\(r, 3 \+ 1\)/)
    assert.match(code, /row >= 3 && row < 6\) \{ return second_column\(qx, row - 3\)/)
    assert.equal(build({ use: 'card' }).hasColumns, false)
    assert.throws(() => build({ use: 'shore' }, { use: 'shore', id: 'b' }, { use: 'shore', id: 'c' }), /more than 8 rows/)
    for (const where of [{ far: true }, { still: true }, { near: true }]) {
      assert.throws(() => build({ use: 'shore', ...where }), /columns of the frame/)
    }
  })

  it('should give still layers rows of their own for each column of the still picture', () => {
    const still = { still: true, far: true }
    const { code, hasColumns, stillColumnRows } = build({ use: 'shore' }, { use: 'ridge', ...still }, { use: 'ridge', id: 'second', ...still })
    assert.equal(hasColumns, true)
    assert.equal(stillColumnRows, 10)
    assert.match(code, /second_layer[^}]*stillColumnAt\(r\.q\.x, 5 \+ 1\)/)
    assert.match(code, /fn paintStillColumns[\s\S]*row >= 5 && row < 10\) \{ return second_column\(qx, row - 5\)/)
    assert.equal(code.match(/fn stillColumnAt/g)?.length, 1)
    assert.equal(build({ use: 'shore' }).stillColumnRows, 0)
    for (const where of [{}, { far: true }, { near: true, still: true }]) {
      assert.throws(() => build({ use: 'ridge', ...where }), /must be still/)
    }
  })

  it('should fetch a run of still layers once, in the scene and in the backdrop', () => {
    const program = build(
      { use: 'card', still: true, far: true },
      { use: 'card', id: 'b', still: true, far: true },
    )
    assert.equal(program.code.match(/stillAt\(r\.q\)/g)?.length, 2)
    assert.equal(program.hasStill, true)
  })
})
