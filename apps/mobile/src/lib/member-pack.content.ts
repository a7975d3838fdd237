import { memberEn } from '../locales/member-en';
import { memberEsMx } from '../locales/member-es-mx';
import { moreGlyphs } from '../ui/more-glyphs';
import type { MemberPack } from './member-pack';

export const memberPack: MemberPack = {
  texts: { 'es-MX': memberEsMx, en: memberEn },
  glyphs: moreGlyphs,
};
