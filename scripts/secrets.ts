import { randomBytes } from 'node:crypto';

// A fresh set of secrets for a new installation, ready for an .env file. Nothing is stored.
const secret = (): string => randomBytes(32).toString('base64');

console.log(`KEYRING=k1:${secret()}`);
console.log(`COOKIE_SECRET=${secret()}`);
console.log(`SIGNING_SECRET=${secret()}`);
console.log(`METRICS_TOKEN=${secret()}`);
console.log(`POSTGRES_PASSWORD=${randomBytes(24).toString('hex')}`);
