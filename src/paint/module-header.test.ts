import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ReelsmithError } from '../errors/error.ts'
import { parseInclude, parseModule } from './module-header.ts'
import { includeNames, moduleNames, readInclude, readModule, readPrelude } from './shader-files.ts'

const body = 'fn M_layer(r: Ray) -> Layer { return NOTHING; }'
const header = '/*{ "kind": "layer", "costMs": 3, "params": { "size": 1, "color": [1, 0, 0] } }*/'

function failing(source: string, parse: (name: string, source: string) => unknown = parseModule): string {
  try {
    parse('test', source)
  } catch (error) {
    assert.ok(ReelsmithError.is(error, 'paint/failed'))
    return error.message
  }
  throw new assert.AssertionError({ message: 'the source was accepted' })
}

describe('parseModule', () => {
  it('should split header and code', () => {
    const module = parseModule('test', `${header}\n${body}`)
    assert.deepEqual(module.header, { kind: 'layer', costMs: 3, params: { size: 1, color: [1, 0, 0] } })
    assert.equal(module.body.trim(), body)
  })

  it('should name what is wrong with a header', () => {
    assert.match(failing(body), /begin with a header/)
    assert.match(failing(`/*{ kind }*/ ${body}`), /not JSON/)
    assert.match(failing(`/*{ "kind": "cloud", "costMs": 1 }*/ ${body}`), /"kind" must be one of/)
    assert.match(failing(`/*{ "kind": "layer" }*/ ${body}`), /"costMs"/)
    assert.match(failing(`/*{ "kind": "layer", "costMs": 1, "parms": {} }*/ ${body}`), /"parms"/)
    assert.match(failing(`/*{ "kind": "layer", "costMs": 1, "params": { "a": "1" } }*/ ${body}`), /parameter "a"/)
    assert.match(failing(`/*{ "kind": "layer", "costMs": 1, "includes": "signs" }*/ ${body}`), /"includes"/)
    assert.match(failing(`/*{ "kind": "layer", "costMs": 1, "includes": ["../signs"] }*/ ${body}`), /"includes"/)
    assert.match(failing(`/*{ "kind": "layer", "costMs": 1, "includes": ["a", "a"] }*/ ${body}`), /"includes"/)
    assert.match(failing(`/*{ "kind": "sky", "costMs": 1 }*/ ${body}`), /fn M_sky/)
    assert.match(failing(`/*{ "kind": "layer", "costMs": 1, "swarm": "school" }*/ ${body}`), /"count"/)
    assert.match(failing(`/*{ "kind": "layer", "costMs": 1, "columns": 0.5 }*/ ${body}`), /"columns"/)
    assert.match(failing(`/*{ "kind": "layer", "costMs": 1, "columns": 2 }*/ ${body}`), /fn M_column/)
    assert.match(failing(`/*{ "kind": "layer", "costMs": 1, "stillColumns": -1 }*/ ${body}`), /"stillColumns"/)
    assert.match(failing(`/*{ "kind": "layer", "costMs": 1, "stillColumns": 2 }*/ ${body}`), /fn M_column/)
    assert.match(failing(`/*{ "kind": "layer", "costMs": 1, "columns": 2, "stillColumns": 2 }*/ ${body}`), /not both/)
  })

  it('should refuse `continue`, which software drivers do not skip work by', () => {
    assert.match(failing(`${header} ${body} fn M_f() { for (var i = 0; i < 3; i++) { continue; } }`), /continue/)
  })
})

describe('parseInclude', () => {
  it('should give plain functions as they are', () => {
    const code = '// Rings.\nfn ring(p: vec2f) -> f32 { return length(p); }\n'
    assert.equal(parseInclude('test', code), code)
  })

  it('should refuse what belongs to a module', () => {
    assert.match(failing(`${header} fn ring() {}`, parseInclude), /Shader include test: .*header/)
    assert.match(failing('fn ring() -> f32 { return $size; }', parseInclude), /parameters/)
    assert.match(failing('fn M_ring() {}', parseInclude), /prefix/)
    assert.match(failing('fn ring() { for (;;) { continue; } }', parseInclude), /continue/)
  })
})

describe('the includes of this folder', () => {
  it('should be named by a module each, and share no name with each other or the prelude', () => {
    const named = new Set(moduleNames().flatMap((name) => readModule(name).header.includes ?? []))
    assert.deepEqual([...named].sort(), includeNames())
    const code = [readPrelude(true), ...includeNames().map(readInclude)].join('\n')
    const declared = [...code.matchAll(/\b(?:fn|struct|const) (\w+)/g)].map(([, name]) => name)
    assert.deepEqual(declared.filter((name, i) => declared.indexOf(name) !== i), [])
  })
})

describe('the modules of this folder', () => {
  for (const name of moduleNames()) {
    it(`should accept ${name}`, () => {
      const { body: code, header: parsed } = readModule(name)
      for (const [, parameter] of code.matchAll(/\$([a-zA-Z]\w*)/g)) {
        assert.ok(parameter! in parsed.params || ['swarm', 'columns', 'columnCount'].includes(parameter!), `$${parameter} is not in the header`)
      }
      for (const [, own] of code.matchAll(/\bfn (\w+)/g)) assert.match(own!, /^M_/, 'functions need the prefix M_')
    })
  }
})
