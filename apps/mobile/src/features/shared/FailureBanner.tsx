import { useTranslation } from 'react-i18next';

import { toFailure } from '../../lib/api/failure';
import { failureText } from '../../lib/i18n/failure-text';
import { Banner } from '../../ui/Banner';

/** What went wrong with the last thing the person asked for; nothing while all is well. */
export function FailureBanner({ error, testID }: { error: unknown; testID?: string }) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  const failure = toFailure(error);
  return (
    <Banner
      isAlert
      testID={testID}
      tone={failure.kind === 'rejected' ? 'danger' : 'warning'}
      message={failureText(t, failure)}
    />
  );
}
