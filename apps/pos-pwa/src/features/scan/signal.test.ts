import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createReadSignal } from './signal.ts';

const reportError = vi.fn();
beforeEach(() => vi.stubGlobal('reportError', reportError));
afterEach(() => vi.unstubAllGlobals());

/** A browser's sound that is off until a tap resumes it, and tells which tones were played. */
const fakeAudio = (openState: AudioContextState = 'suspended') => {
  const tones: { hertz: number; startS: number; stopS: number }[] = [];
  const audio = {
    state: openState,
    currentTime: 5,
    destination: {},
    resume: vi.fn(() => {
      audio.state = 'running';
      return Promise.resolve();
    }),
    createOscillator: () => {
      const tone = { hertz: 0, startS: 0, stopS: 0 };
      tones.push(tone);
      const frequency = { set value(hertz: number) { tone.hertz = hertz; } };
      return { type: '', frequency, connect: (next: unknown) => next, start: (at: number) => (tone.startS = at), stop: (at: number) => (tone.stopS = at) };
    },
    createGain: () => ({ gain: { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined }, connect: (next: unknown) => next }),
  };
  return { audio: audio as unknown as AudioContext, resume: audio.resume, tones };
};

const signalWith = (audio: AudioContext | null, isMuted = () => false) => {
  const vibrate = vi.fn();
  const openAudio = vi.fn(() => audio);
  return { signal: createReadSignal({ openAudio, vibrate }, isMuted), vibrate, openAudio };
};

test('a read sounds once and high, what cannot be used twice and low, each with a vibration of its own', () => {
  const { audio, tones } = fakeAudio();
  const { signal, vibrate } = signalWith(audio);
  signal.wake();
  signal.good();
  expect(tones).toEqual([{ hertz: 1760, startS: 5, stopS: 5.09 }]);
  signal.bad();
  expect(tones.slice(1).map(({ hertz }) => hertz)).toEqual([220, 196]);
  expect(tones[2]?.startS).toBeGreaterThan(tones[1]?.stopS ?? 0);
  expect(vibrate.mock.calls).toEqual([[[60]], [[40, 60, 40]]]);
});

test('before the first tap it vibrates without a sound, and one tap wakes the sound for good', () => {
  const { audio, resume, tones } = fakeAudio();
  const { signal, vibrate, openAudio } = signalWith(audio);
  signal.good();
  expect([tones, vibrate.mock.calls.length, openAudio.mock.calls.length]).toEqual([[], 1, 0]);
  signal.wake();
  signal.wake();
  expect([openAudio.mock.calls.length, resume.mock.calls.length]).toEqual([1, 1]);
  signal.good();
  expect(tones).toHaveLength(1);
});

test('a muted scanner vibrates and is silent, until it is heard again', () => {
  const { audio, tones } = fakeAudio('running');
  let muted = true;
  const { signal, vibrate } = signalWith(audio, () => muted);
  signal.wake();
  signal.bad();
  expect([tones, vibrate.mock.calls.length]).toEqual([[], 1]);
  muted = false;
  signal.bad();
  expect(tones).toHaveLength(2);
});

test('a browser without sound still vibrates', () => {
  const { signal, vibrate } = signalWith(null);
  signal.wake();
  signal.good();
  expect(vibrate).toHaveBeenCalledWith([60]);
});

test('a sound that the browser will not wake is reported, and the scanner goes on', async () => {
  const { audio, resume, tones } = fakeAudio();
  resume.mockRejectedValueOnce(new Error('not now'));
  const { signal, vibrate } = signalWith(audio);
  signal.wake();
  await vi.waitFor(() => expect(reportError).toHaveBeenCalledOnce());
  signal.good();
  expect([tones, vibrate.mock.calls.length]).toEqual([[], 1]);
});
