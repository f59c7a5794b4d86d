/** What a read sounds and feels like. */
export interface ReadSignal {
  /** Wakes the sound; browsers ask for a tap first, so call it in one. */
  readonly wake: () => void;
  readonly good: () => void;
  readonly bad: () => void;
}

/** The parts of a browser that a signal uses; old ones lack some. */
export interface SignalWorld {
  readonly openAudio: () => AudioContext | null;
  readonly vibrate: (pattern: number[]) => void;
}

/** A short high tone for a read, a low double one for what cannot be used, each with its vibration. Silent until woken. */
export const createReadSignal = ({ openAudio, vibrate }: SignalWorld, isMuted: () => boolean): ReadSignal => {
  let audio: AudioContext | null = null;
  const tone = (hertz: number, startS: number, lengthS: number): void => {
    if (audio === null || audio.state !== 'running' || isMuted()) return;
    const [source, volume] = [audio.createOscillator(), audio.createGain()];
    const at = audio.currentTime + startS;
    source.type = 'square';
    source.frequency.value = hertz;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.12, at + 0.008);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + lengthS);
    source.connect(volume).connect(audio.destination);
    source.start(at);
    source.stop(at + lengthS);
  };
  return {
    wake: () => {
      audio ??= openAudio();
      if (audio?.state === 'suspended') audio.resume().catch(reportError);
    },
    good: () => {
      tone(1760, 0, 0.09);
      vibrate([60]);
    },
    bad: () => {
      tone(220, 0, 0.12);
      tone(196, 0.16, 0.16);
      vibrate([40, 60, 40]);
    },
  };
};
