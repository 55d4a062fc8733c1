import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { blockText, characters, lineText, textFor, userText } from './text.ts'

test('a text is trimmed, composed and bounded in characters', () => {
  assert.equal(lineText(10).parse('  A\u0308iti '), 'Äiti')
  assert.equal(lineText(2).parse('👵👴'), '👵👴')
  assert.equal(lineText(2).safeParse('abc').success, false)
  assert.equal(lineText(2).safeParse('   ').success, false)
  assert.equal(blockText(20).parse('eka\r\ntoka'), 'eka\ntoka')
  assert.equal(lineText(20).safeParse('eka\ntoka').success, false)
  assert.equal(characters('👵a'), 2)
})

test('controls, direction overrides, hidden spaces and halves of characters are refused', () => {
  for (const sign of [
    '\u0000',
    '\u0007',
    '\u001b',
    '\u007f',
    '\u0085',
    '\u200b',
    '\u200e',
    '\u200f',
    '\u061c',
    '\u2028',
    '\u2029',
    '\u202a',
    '\u202e',
    '\u2066',
    '\u2069',
    '\u2060',
    '\ufeff',
    '\ufffd',
    '\ufffe',
    '\uffff',
    '\ud800',
    '\u{1fffe}',
  ]) {
    const shown = sign.codePointAt(0)?.toString(16)
    assert.equal(lineText(50).safeParse(`a${sign}b`).success, false, shown)
    assert.equal(blockText(50).safeParse(`a${sign}b`).success, false, shown)
  }
})

test('ordinary names and signs stay as they are', () => {
  for (const text of ['Kotihoito & tuki <65 v>', 'Öhman', 'Ćirić', 'ניצן', '日本', '👩‍🦽', 'rock ’n’ roll', 'O\u00a0y'])
    assert.equal(lineText(50).parse(text), text)
})

test('any text either is refused or comes out the same when read again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
      const read = blockText(50).safeParse(raw)
      if (!read.success) return
      assert.equal(blockText(50).parse(read.data), read.data)
      assert.doesNotMatch(read.data, /(?!\n)\p{Cc}|\p{Bidi_Control}/u)
    }),
  )
})

test('a missing language falls back to Finnish, and says so', () => {
  const name = userText(40).parse({ fi: 'Kotihoito', sv: 'Hemvård' })
  assert.deepEqual(textFor(name, 'sv'), { text: 'Hemvård', language: 'sv' })
  assert.deepEqual(textFor(name, 'en'), { text: 'Kotihoito', language: 'fi' })
  assert.equal(userText(40).safeParse({ sv: 'Hemvård' }).success, false)
  assert.equal(userText(40).safeParse({ fi: 'Kotihoito', de: 'Pflege' }).success, false)
})
