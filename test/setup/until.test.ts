import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inTime, until} from './until.ts';

test('a wait ends with what it waited for', async () => {
  let looks = 0;
  const look = () => (looks += 1);
  assert.equal(await until('for the third look', look, (seen) => seen === 3), 3);
});

test('a wait in vain says what was seen last', async () => {
  await assert.rejects(
    inTime('for Godot', new Promise(() => {}), {lastSeen: () => 'a boy', limit: 1}),
    {message: 'Waited 0.001 s in vain for Godot; seen last: a boy'},
  );
});

test('what fails while it is looked at is told at once', async () => {
  const look = () => Promise.reject(new Error('gone'));
  await assert.rejects(
    until('for anything', look, () => true),
    /^Error: gone$/,
  );
});
