import type { KeyObject } from 'node:crypto';
import { purposes } from '@qoa/shared/protocol';
import { isSameTag, type Tagger, taggerOf } from './tags.ts';

/** Proves the server's answers to itself: under keys that no phone ever held, so that whoever shows one years later has it from us. Law: final */
export interface AnswerProofs {
  /** The proof of an answer's text (`answerText`), as 32 hex digits. */
  readonly of: (text: string) => string;
  /** Whether the proof is ours, under the key of now or one before it. */
  readonly verify: (text: string, proof: string) => boolean;
}

/** By keys of which the first makes proofs and the others are those before it. */
export const answerProofs = (keys: readonly [KeyObject, ...KeyObject[]]): AnswerProofs => {
  const taggers = keys.map(taggerOf) as [Tagger, ...Tagger[]];
  const [current] = taggers;
  return {
    of: (text) => current.tagOf(purposes.proof, text),
    verify: (text, proof) => taggers.some(({ tagOf }) => isSameTag(tagOf(purposes.proof, text), proof)),
  };
};
