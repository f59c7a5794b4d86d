import { once } from 'node:events';
import { createServer } from 'node:http';
import { chanceOf, streams } from '@qoa/sim/chance';
import { freePort } from '@qoa/testkit/harness';
import { expect, onTestFinished, test } from 'vitest';
import { openLink } from './link.ts';
import { post } from './phones/post.ts';

/** A party that notes what it was asked, in order, at the end of a wire. */
const wired = async () => {
  const port = await freePort();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (piece: Buffer) => (text += piece.toString()));
    request.on('end', () => {
      asked.push(text);
      response.end(JSON.stringify('x'.repeat(500)));
    });
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const link = await openLink(port, chanceOf(Math.floor(Math.random() * 2 ** 32), streams.setting));
  onTestFinished(async () => {
    await link.close();
    server.close();
  });
  return { asked, link, ask: (message: unknown) => post(`http://127.0.0.1:${link.port}`, '/', message) };
};

/** Asks on until the weather has struck so often; answers what came back. */
const until = async (struck: Promise<void>, ask: () => Promise<unknown>): Promise<readonly unknown[]> => {
  let isStruck = false;
  void struck.then(() => (isStruck = true));
  const told: unknown[] = [];
  while (!isStruck) told.push(await ask());
  return told;
};

test('a cut counts when bytes were missing, wherever it fell', async () => {
  const { link, ask } = await wired();
  const told = await until(link.strikeNext('cut', 20), () => ask('a message'));
  expect(told.filter((each) => each === null)).toHaveLength(20);
});

test('a repeated request counts when it arrived and was answered twice', async () => {
  const { link, asked, ask } = await wired();
  const told = await until(link.strikeNext('repeat', 5), () => ask('a message'));
  expect(asked.length).toBe(told.length + 5);
  expect(told).not.toContain(null);
});

test('a late request counts when it was brought behind those made since, to an asker who had no answer', async () => {
  const { link, asked, ask } = await wired();
  const told = await until(link.strikeNext('late', 1), () => ask('a message'));
  expect(told[0]).toBeNull();
  expect(told.length).toBeGreaterThan(1);
  expect(asked.length).toBe(told.length);
});

test('a wire with nothing on it cannot be cut or held back', async () => {
  const { link } = await wired();
  expect(() => link.cutAll()).toThrow('a connection to cut');
  await expect(link.lagAll(10, 20)).rejects.toThrow('something passed');
});
