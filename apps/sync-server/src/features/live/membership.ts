import type { Scope } from '@qoa/shared/feed';
import type { Subscriber } from './subscriber.ts';

/** A socket that was let in. */
export interface Member extends Subscriber {
  scopes: ReadonlySet<Scope>;
  /** Hints that came before `ready` was sent. */
  early: string[] | null;
}

/** Who is in, and who follows what. */
export interface Membership {
  readonly all: ReadonlySet<Member>;
  readonly followersOf: (scope: Scope) => readonly Member[];
  readonly isFollowed: (scope: Scope) => boolean;
  readonly add: (member: Member) => void;
  /** These scopes from now on, instead of those before. Harmless for one that left. */
  readonly follow: (member: Member, scopes: readonly Scope[]) => void;
  readonly leave: (member: Member) => void;
}

/** Nobody is in yet. */
export const emptyMembership = (): Membership => {
  const all = new Set<Member>();
  const byScope = new Map<Scope, Set<Member>>();
  const unfollow = (member: Member): void => {
    for (const scope of member.scopes) {
      const others = byScope.get(scope);
      others?.delete(member);
      if (others?.size === 0) byScope.delete(scope);
    }
    member.scopes = new Set();
  };
  return {
    all,
    followersOf: (scope) => [...(byScope.get(scope) ?? [])],
    isFollowed: (scope) => byScope.has(scope),
    add: (member) => void all.add(member),
    follow: (member, scopes) => {
      if (!all.has(member)) return;
      unfollow(member);
      member.scopes = new Set(scopes);
      for (const scope of scopes) byScope.set(scope, (byScope.get(scope) ?? new Set()).add(member));
    },
    leave: (member) => {
      all.delete(member);
      unfollow(member);
    },
  };
};
