import { runMain } from './lib/console.js';
import { runOnDatabase } from './lib/product/database-command.js';

/** `npm run staff -- PHONE-OR-EMAIL`: makes a registered person one of the staff. */
await runMain(() => runOnDatabase('main.appoint-staff.js', process.argv.slice(2, 3)));
