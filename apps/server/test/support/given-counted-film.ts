import { SessionOutcome } from '../../src/modules/inventory/sessions/session-outcome.js';
import type { StoreActor } from '../../src/platform/database/actor.js';
import { newId } from '../../src/platform/database/ids.js';
import {
  OBJECT_STORAGE,
  type ObjectStorage,
} from '../../src/platform/storage/object-storage.port.js';
import type { FilmShop } from './film-shop.js';

/** A film whose count ends as the worker ends it: one line unnamed, one sure. */
export async function givenCountedFilm(
  shop: FilmShop,
  actor: StoreActor,
  picture: Buffer,
): Promise<{ sessionId: string; itemId: string }> {
  const { storeId, userId, payerUserId } = actor;
  const [sessionId, itemId, sureId] = [newId(), newId(), newId()];
  await shop.database.superuser(
    `INSERT INTO inventory.inventory_sessions
       (id, store_id, created_by, payer_user_id, name, status)
     VALUES ($1, $2, $3, $4, 'Conteo', 'MERGING')`,
    [sessionId, storeId, userId, payerUserId],
  );
  const box = { x: 0.1, y: 0.1, width: 0.1, height: 0.3 };
  const facing = {
    id: newId(),
    frameKey: 'frames/1.jpg',
    frameTimeMs: 0,
    cropKey: `crops/${itemId}/1.jpg`,
    box,
    shelfBox: box,
    views: 3,
    confidence: 0.4,
  };
  const unnamed = {
    productId: null,
    label: null,
    brand: null,
    size: null,
    barcode: null,
    quantity: 1,
  };
  await shop.services
    .get<ObjectStorage>(OBJECT_STORAGE, { strict: false })
    .put(facing.cropKey, picture, 'image/jpeg');
  await shop.worker.get(SessionOutcome, { strict: false }).succeed(
    { kind: 'job', name: 'test', storeId, payerUserId },
    { storeId, sessionId, payerUserId },
    {
      items: [
        { ...unnamed, id: itemId, confidence: 0.4, facings: [facing] },
        { ...unnamed, id: sureId, barcode: '7501055300099', confidence: 0.95, facings: [] },
      ],
      totals: { products: 1, units: 1, unrecognised: 1 },
      advice: [],
      provider: 'local',
      isCharged: false,
    },
  );
  return { sessionId, itemId };
}
