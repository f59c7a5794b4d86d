import 'dexie';
import 'react';
import '../../main.tsx';
import '../../app/shell.ts';
import '../sale/index.ts';
import '../../../../sync-server/src/platform/pool.ts';
