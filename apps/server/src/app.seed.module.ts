import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, Module, type DynamicModule } from '@nestjs/common';
import { generateFilm, type GeneratedFilm } from '@miinventario/film-generator';
import type { AppConfig } from './config/app-config.js';
import { APP_CONFIG } from './config/config.module.js';
import {
  AccountsService,
  AuthModule,
  parseEmail,
  StaffAppointment,
  type Identifier,
  type UserRow,
} from './modules/auth/index.js';
import { InventoryModule, ProductsService, ReferencesService } from './modules/inventory/index.js';
import { StoresModule, StoresService } from './modules/stores/index.js';
import { STORE_SCOPES, type StoreActor, type UserActor } from './platform/database/actor.js';
import { PlatformModule } from './platform/platform.module.js';

export const DEMO_EMAIL = 'demo@miinventario.mx';
/** Staff of the demo: enrols their second factor at their first login. */
export const DEMO_STAFF_EMAIL = 'admin@miinventario.mx';
const DEMO_PASSWORD = 'MiInventario2026';
const DEMO_STORE = 'Abarrotes La Esperanza';
/** The privacy notice that the demo user has agreed to. */
const PRIVACY_VERSION = '2026-11';
const PHOTOS = ['front_1.jpg', 'front_2.jpg', 'front_3.jpg'];

/**
 * The demo user, their store, and a catalogue that knows the products of the demo film, which is
 * drawn and filmed by the product's own generator. Safe to repeat; what is there is kept.
 */
@Injectable()
export class DemoSeed {
  constructor(
    private readonly accounts: AccountsService,
    private readonly staff: StaffAppointment,
    private readonly stores: StoresService,
    private readonly products: ProductsService,
    private readonly references: ReferencesService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** @returns the path of the demo film */
  async run(): Promise<string> {
    const user = await this.person(DEMO_EMAIL, 'María Hernández');
    await this.person(DEMO_STAFF_EMAIL, 'Administración');
    await this.staff.appoint(emailOf(DEMO_STAFF_EMAIL));
    const owner: UserActor = { kind: 'user', userId: user.id, role: 'USER' };
    const film = await this.film();
    const stores = await this.stores.list(owner, { limit: 1 });
    const store =
      stores.items[0] ?? (await this.stores.create(owner, { name: DEMO_STORE, giro: 'abarrotes' }));
    await this.enrol(
      {
        kind: 'store',
        userId: user.id,
        storeId: store.id,
        role: 'OWNER',
        scopes: STORE_SCOPES,
        payerUserId: user.id,
      },
      film,
    );
    return film.videoPath;
  }

  private person(email: string, name: string): Promise<UserRow> {
    return this.accounts.createVerifiedUser({
      identifier: emailOf(email),
      name,
      password: DEMO_PASSWORD,
      privacyVersion: PRIVACY_VERSION,
    });
  }

  /** Filmed once; the note beside it says that it was finished. */
  private async film(): Promise<GeneratedFilm> {
    const outDir = join(this.config.dataDirectory, 'demo');
    const note = join(outDir, 'film.json');
    const earlier = await readFile(note, 'utf8').catch(() => undefined);
    if (earlier !== undefined) return JSON.parse(earlier) as GeneratedFilm;
    const film = await generateFilm({
      seed: 2026,
      kind: 'pan',
      name: 'anaquel-demo',
      outDir,
      ffmpeg: this.config.film.ffmpegPath,
    });
    await writeFile(note, JSON.stringify(film));
    return film;
  }

  /** Adds the products that are missing; one that a person removed stays away for this run only. */
  private async enrol(actor: StoreActor, film: GeneratedFilm): Promise<void> {
    const enrolled = film.products.filter((product) => product.key in film.counts);
    for (const product of enrolled) {
      const found = await this.products.list(actor, { search: product.barcode, limit: 1 });
      if (found.items.length > 0) continue;
      const { id } = await this.products.create(actor, {
        name: `${product.name} ${product.variant}`.trim(),
        brand: product.brand,
        size: product.size,
        category: 'Abarrotes',
        barcodes: [product.barcode],
        priceCentavos: 1_500 + (product.artSeed % 60) * 100,
      });
      for (const photo of PHOTOS) {
        const image = await readFile(join(film.refsDir, product.key, photo));
        await this.references.add(actor, id, image, undefined);
      }
    }
  }
}

function emailOf(text: string): Identifier {
  const identifier = parseEmail(text);
  if (!identifier) throw new Error('the demo address is no e-mail address');
  return identifier;
}

@Module({})
class SeedModule {}

export function createSeedModule(config: AppConfig): DynamicModule {
  return {
    module: SeedModule,
    imports: [PlatformModule.forRoot(config), AuthModule, StoresModule, InventoryModule],
    providers: [DemoSeed],
  };
}
