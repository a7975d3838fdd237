import { addGlyphs } from '../ui/Icon';
import type { MoreGlyphs } from '../ui/more-glyphs';
import { addTexts } from './i18n/i18n';
import type { Language } from './i18n/languages';

/** Texts and pictures of the screens behind the door: the welcome page does not wait for them. */
export interface MemberPack {
  texts: Record<Language, object>;
  glyphs: MoreGlyphs;
}

export function addMemberPack({ texts, glyphs }: MemberPack): void {
  addTexts(texts);
  addGlyphs(glyphs);
}

let loading: Promise<void> | undefined;

/** Fetches them once; a failed fetch is tried again by the next screen. */
export function loadMemberPack(): Promise<void> {
  loading ??= import('./member-pack.content')
    .then(({ memberPack }) => addMemberPack(memberPack))
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}
