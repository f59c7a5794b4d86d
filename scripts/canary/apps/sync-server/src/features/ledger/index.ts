import '../judge/index.ts';
import './missing.ts';
