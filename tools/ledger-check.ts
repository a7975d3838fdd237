import { runMain } from './lib/console.js';
import { runOnDatabase } from './lib/product/database-command.js';

/** `npm run ledger:check`: proves that the ledger is whole. */
await runMain(() => runOnDatabase('main.ledger-check.js'));
