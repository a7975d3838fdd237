import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { makeAvatar } from './avatar-image.js';

describe('makeAvatar', () => {
  it('keeps a square of 512 pixels and none of the metadata', async () => {
    const original = await sharp({
      create: { width: 900, height: 600, channels: 3, background: '#c33' },
    })
      .withExif({ IFD0: { Make: 'Motorola', ImageDescription: 'en mi casa' } })
      .jpeg()
      .toBuffer();
    expect(original.toString('latin1')).toContain('en mi casa');
    const avatar = (await makeAvatar(original))!;
    const facts = await sharp(avatar).metadata();
    expect(facts).toMatchObject({ format: 'jpeg', width: 512, height: 512 });
    expect(facts.exif).toBeUndefined();
    expect(avatar.toString('latin1')).not.toContain('en mi casa');
  });

  it('refuses what is no picture', async () => {
    expect(await makeAvatar(Buffer.from('<svg onload="alert(1)">'))).toBeUndefined();
    expect(await makeAvatar(Buffer.from('hola'))).toBeUndefined();
  });
});
