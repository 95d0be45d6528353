import { timetable } from '../lib/timetable/main.ts';

process.exitCode = await timetable(process.argv.slice(2));
