import { assert } from '@qoa/shared/result';
import { sql } from 'kysely';
import { embeddedDatabase } from './embedded-database.ts';

// A process to be killed: it commits one row, says so, and waits.
const dataDir = process.argv[2];
assert(dataDir !== undefined, 'a folder is given');
const opened = await embeddedDatabase(dataDir, () => undefined);
assert(opened.ok, 'the folder is free');
await sql`CREATE TABLE kept (id int)`.execute(opened.value.kysely);
await sql`INSERT INTO kept VALUES (1)`.execute(opened.value.kysely);
process.stdout.write('committed\n');
setInterval(() => undefined, 1000);
