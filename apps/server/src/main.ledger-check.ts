import { ConfigError, loadConfig } from './config/app-config.js';
import { RULES_ABOVE } from './ledger-proof.js';
import { ledgerCheck } from './modules/credits/index.js';
import { createAppDataSource } from './platform/database/data-source.js';
import { Db } from './platform/database/database.service.js';

/** `npm run ledger:check`: proves on the configured database that the ledger is whole. */
async function main(): Promise<number> {
  const dataSource = createAppDataSource(loadConfig(), []);
  await dataSource.initialize();
  const db = new Db(dataSource);
  try {
    const report = await db.read({ kind: 'system', task: 'check-ledger' }, (tx) =>
      ledgerCheck(tx, RULES_ABOVE),
    );
    const { wallets, transactions, holds } = report;
    console.log(`${wallets} wallets, ${transactions} transactions, ${holds} holds`);
    for (const fault of report.faults) {
      console.error(`✗ ${fault.rule}: broken by ${fault.count}`);
      for (const example of fault.examples) console.error(`    ${JSON.stringify(example)}`);
    }
    if (report.faults.length === 0) console.log('✓ the ledger is whole');
    return report.faults.length === 0 ? 0 : 1;
  } finally {
    await db.onApplicationShutdown();
  }
}

try {
  process.exit(await main());
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(2);
}
