import { migrate } from './migrate.js';

const ownerUrl = process.env['DATABASE_OWNER_URL'];
const direction = process.argv[2] ?? 'up';
if (!ownerUrl) {
  console.error('DATABASE_OWNER_URL: required, migrations run as the owner of the tables');
  process.exit(1);
}
if (direction !== 'up' && direction !== 'down') {
  console.error(`migrate: "${direction}" is neither up nor down`);
  process.exit(1);
}
const count = await migrate(ownerUrl, direction);
console.log(`migrations ${direction}: ${count}`);
