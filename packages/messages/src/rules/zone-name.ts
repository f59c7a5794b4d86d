import type { Locale } from '../words.ts';
import { cityOf, zonesEs } from './terms-es.ts';

/** What people call a time zone: its city or area. `Ciudad de México` */
export const zoneName = (zone: string, locale: Locale): string => (locale === 'es' ? (zonesEs[zone] ?? cityOf(zone)).replace(/^la /, '') : cityOf(zone));

/** The same with the zone's own name behind it, where one is chosen or compared: two zones may have cities of one name. `Ciudad de México (America/Mexico_City)` */
export const zoneLabel = (zone: string, locale: Locale): string => `${zoneName(zone, locale)} (${zone})`;
