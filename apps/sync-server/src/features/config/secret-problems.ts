/** What is wrong with a secret, without repeating it; null when it will do. The examples of the documentation are refused. */
export const secretProblem = (text: string): string | null => {
  if (looksLikeExample(text)) return 'this is the value of the example; make one with `openssl rand -base64 32`';
  const bytes = Buffer.from(text, 'base64');
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text) || bytes.length < 32) return 'expected at least 32 bytes in base64; make one with `openssl rand -base64 32`';
  return new Set(bytes).size < 12 ? 'too regular to be random; make one with `openssl rand -base64 32`' : null;
};

/** The same for a keyring: `id:base64` of exactly 32 bytes each, ids unique. */
export const keyringProblems = (text: string): readonly string[] => {
  const entries = text.split(',').map((entry) => entry.trim());
  const ids = entries.map((entry) => entry.split(':')[0]);
  const problems = entries.flatMap((entry, at) => {
    const found = /^([a-z0-9-]{1,16}):(.+)$/.exec(entry);
    if (found === null) return [`key ${at + 1}: expected id:base64, the id of 1 to 16 small letters, digits or dashes`];
    const secret = found[2] ?? '';
    const problem = secretProblem(secret) ?? (Buffer.from(secret, 'base64').length === 32 ? null : 'expected exactly 32 bytes');
    return problem === null ? [] : [`key ${at + 1}: ${problem}`];
  });
  return new Set(ids).size === ids.length ? problems : [...problems, 'two keys have the same id'];
};

const looksLikeExample = (text: string): boolean => /change.?me|example|ejemplo|secret|password|default/i.test(text);
