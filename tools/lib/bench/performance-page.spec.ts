import { describe, expect, it } from 'vitest';
import { withSection } from './performance-page.js';

describe('a section of the performance page', () => {
  const page = withSection('# Performance\n\nBy hand.\n', 'api', 'first');

  it('is put at the end when it is new', () => {
    expect(page).toBe(
      '# Performance\n\nBy hand.\n\n<!-- measured: api -->\n\nfirst\n\n<!-- end: api -->\n',
    );
  });

  it('takes the place of the one before, and leaves what stands around it', () => {
    const longer = `${page}\nMore by hand.\n`;
    const again = withSection(longer, 'api', 'second');
    expect(again).toContain('By hand.\n\n<!-- measured: api -->\n\nsecond\n\n<!-- end: api -->');
    expect(again).toContain('More by hand.');
    expect(again).not.toContain('first');
  });
});
