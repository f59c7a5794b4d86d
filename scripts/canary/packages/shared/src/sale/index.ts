import 'node:fs';
import '../../../messages/src/index.ts';
